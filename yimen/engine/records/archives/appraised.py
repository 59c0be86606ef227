"""Looking at appraisals: what is over, what waits for the head, what was answered, and the destruction register."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from yimen.engine.records.archives.models import Appraisal, AppraisedVolume, Archive
from yimen.engine.records.archives.overdue import overdue
from yimen.engine.records.archives.reading import rows_of
from yimen.engine.records.archives.rows import WHO_KEEPS, AppraisalRow, AppraisedRow, ArchiveRow, RegisterRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.papers.appraisal_life import MOST_TOGETHER, AppraisalState
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

LATELY = 30


def over(actor: Actor, now: datetime) -> tuple[ArchiveRow, ...]:
    """The volumes of the actor's offices whose days are over, the longest first, as many as one appraisal takes."""
    ids = overdue(actor, now, limit=MOST_TOGETHER + 1)
    rows = {row.pk: row for row in Archive.objects.filter(pk__in=ids)}
    return Capped(rows_of([rows[one] for one in ids]), MOST_TOGETHER)


def waiting(actor: Actor, now: datetime) -> tuple[AppraisalRow, ...]:
    """The appraisals of the actor's offices that wait for their answer."""
    return _rows(_of(actor).filter(state=AppraisalState.PROPOSED).order_by("pk"), actor, now)


def answered(actor: Actor, now: datetime) -> tuple[AppraisalRow, ...]:
    """Those that were answered or withdrawn last."""
    return _rows(_of(actor).exclude(state=AppraisalState.PROPOSED).order_by("-pk"), actor, now)


def register(actor: Actor, now: datetime) -> tuple[RegisterRow, ...]:
    """The destruction register of the actor's offices, the latest first: every edition that went, by its manifest."""
    found = AppraisedVolume.objects.filter(outcome="destroyed", appraisal__in=_of(actor)).order_by("-ended_at", "-pk")
    rows = list(found.select_related("archive", "appraisal__proposed_by", "appraisal__answered_by")[: LATELY + 1])
    editions = list(Archive.objects.filter(case_id__in=[row.case_id for row in rows]).order_by("edition"))
    return Capped(tuple(_line(row, editions) for row in rows), LATELY)


def _line(row: AppraisedVolume, editions: Iterable[Archive]) -> RegisterRow:
    volume, both = row.archive, row.appraisal
    assert row.ended_at is not None and both.answered_by is not None, "what is destroyed was answered"
    earlier = tuple(
        one.manifest_sha256 for one in editions if one.case_id == row.case_id and one.edition < volume.edition
    )
    return RegisterRow(
        volume.number, volume.case_number, volume.item_name, volume.parts, len(earlier) + 1, both.reason,
        both.proposed_by.name, both.answered_by.name, row.ended_at, row.cleared_at, volume.manifest_sha256, earlier,
    )  # fmt: skip


def _of(actor: Actor) -> QuerySet[Appraisal]:
    return Appraisal.objects.filter(office_id__in=actor.offices(*WHO_KEEPS))


def _rows(found: QuerySet[Appraisal], actor: Actor, now: datetime) -> tuple[AppraisalRow, ...]:
    shown = list(found.select_related("proposed_by", "answered_by").prefetch_related("volumes__archive")[: LATELY + 1])
    names = offices.office_names({row.office_id for row in shown}, day_of(now))
    return Capped(tuple(_row(row, names, actor) for row in shown), LATELY)


def _row(row: Appraisal, names: Mapping[int, str], actor: Actor) -> AppraisalRow:
    return AppraisalRow(
        row.ref, names.get(row.office_id, ""), row.ruling, row.years, row.reason, row.state, row.proposed_by.name,
        row.proposed_at, row.answered_by.name if row.answered_by else "", row.answered_at, row.answer_reason,
        tuple(_volume(one) for one in sorted(row.volumes.all(), key=lambda each: each.pk)), tuple(_may(row, actor)),
    )  # fmt: skip


def _volume(one: AppraisedVolume) -> AppraisedRow:
    volume = one.archive
    return AppraisedRow(
        volume.number, volume.case_number, volume.item_name, volume.keep_until, one.outcome, one.kept_until,
        one.ended_at, one.cleared_at, volume.manifest_sha256,
    )  # fmt: skip


def _may(row: Appraisal, actor: Actor) -> Iterable[str]:
    """A hint for the page; the rule is in the act."""
    if row.state != AppraisalState.PROPOSED:
        return
    if row.proposed_by_id == actor.staff_id:
        yield "withdraw"
    elif row.office_id in actor.offices(Role.OFFICE_HEAD) and actor.formal == "yes":
        yield from ("approve", "reject")
