"""Appraise volumes whose days are over 到期鉴定: proposed by one who keeps them, answered by the head of the office.

What is destroyed is gone by night, a day later: the facts and the record of the case that the volume alone held, what
was handed in for the case, and the photographs. The certificate, the notices and the line in the register stay.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from yimen.engine.case.cases import filing
from yimen.engine.case.clearing import moves as clearing
from yimen.engine.case.inspections import queries as inspections
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.records.archives import allow, moves
from yimen.engine.records.archives.models import Appraisal, AppraisedVolume, Archive, ArchivePart
from yimen.engine.records.archives.overdue import overdue
from yimen.engine.records.archives.rows import WHO_KEEPS
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_formal
from yimen.kernel.evidence import Line, digest
from yimen.kernel.papers.appraisal_life import (
    LONGER,
    MOST_TOGETHER,
    AppraisalMove,
    AppraisalRuling,
    NotOverYet,
    SameHand,
    kept_longer,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import Missing, NoSuchThing, NotAllowed, NotInList, must_hold
from yimen.registries.dated import day_of, locked, new_ref, refusing

ARCHIVES_LAW = "档案法第三十一条、机关档案管理规定"
RESTS = timedelta(days=1)
AT_A_TIME = 50
_STILL_SO = """
not exists (select from archives_archive a join archives_archive b on b.case_id = a.case_id and b.edition > a.edition
  where a.id = archives_appraisedvolume.archive_id)
"""
"""Nothing was added to the case of a volume after it was appraised."""


@snapshot
class AppraisalSaid:
    """What is proposed of which volumes, and why; for keeping, how many years longer (none: for good)."""

    volumes: tuple[str, ...]
    ruling: str
    reason: str
    years: int | None = None


@snapshot
class AppraisalKept:
    """An appraisal by its reference, and how far it is."""

    ref: str
    state: str


@snapshot
class DestructionDone:
    """How many volumes were destroyed for good, and how many files went with them."""

    volumes: int
    files: int


@operation
def propose_appraisal(said: AppraisalSaid, *, by: Actor, now: datetime) -> AppraisalKept:
    """Propose to keep volumes longer or to destroy them, with the reason; by who keeps them, in one office.

    Refuses with NotAllowed, NotFormal, NotInList, Missing, TextMissing, NoSuchThing, NotOverYet, OwnMatter,
    StillRestedOn or StillDisputed.
    """
    if by.staff_id is None:
        raise NotAllowed()
    must_be_formal(by.formal)
    if said.ruling not in set(AppraisalRuling):
        raise NotInList(field="ruling")
    if (said.ruling == AppraisalRuling.KEEP) != (said.years is not None) or said.years not in (None, *LONGER):
        raise NotInList(field="years")
    volumes = _over(said.volumes, by, now)
    reason = must_be_said("reason", said.reason, 500).strip()
    allow.must_not_be_own(volumes, by)
    if said.ruling == AppraisalRuling.DESTROY:
        allow.must_not_be_rested_on(volumes)
    row = Appraisal.objects.create(
        ref=new_ref(), office_id=volumes[0].office_id, ruling=said.ruling, years=said.years, reason=reason,
        proposed_by_id=by.staff_id, proposed_at=now,
    )  # fmt: skip
    with refusing(appraised_once_at_a_time=NotOverYet(number=volumes[0].number)):
        AppraisedVolume.objects.bulk_create(
            AppraisedVolume(appraisal=row, archive=one, case_id=one.case_id) for one in volumes
        )
    body = {
        "ruling": said.ruling, "years": said.years, "volumes": [[one.number, one.manifest_sha256] for one in volumes],
        "reason": digest(reason.encode(), row.ref.encode()),
    }  # fmt: skip
    moves.told(row, Line("propose_appraisal", body, now, law=ARCHIVES_LAW), by)
    return AppraisalKept(row.ref, row.state)


@operation
def approve_appraisal(ref: str, *, by: Actor, now: datetime) -> AppraisalKept:
    """Approve what was proposed, as the head of the office, who did not propose it.

    Nothing is destroyed to which an edition was added while the proposal waited. Refuses with NoSuchThing, NotFormal,
    SameHand, OwnMatter, NotOverYet, StillRestedOn, StillDisputed or WrongState.
    """
    row = _to_answer(ref, by)
    volumes = [one.archive for one in row.volumes.select_related("archive")]
    allow.must_not_be_own(volumes, by)
    if row.ruling == AppraisalRuling.DESTROY:
        filing.hold([one.case_id for one in volumes])
        allow.must_still_be_over(volumes, now)
        allow.must_not_be_rested_on(volumes)
    moves.move(row, AppraisalMove.APPROVE, answered_by_id=by.staff_id, answered_at=now)
    if row.ruling == AppraisalRuling.DESTROY:
        moves.end(row, "destroyed", now)
    else:
        moves.end(row, "kept", now, kept_until=kept_longer(day_of(now), row.years or 0))
    moves.told(row, Line("approve_appraisal", {"volumes": len(volumes)}, now, law=ARCHIVES_LAW), by)
    return AppraisalKept(ref, row.state)


@operation
def reject_appraisal(ref: str, reason: str, *, by: Actor, now: datetime) -> AppraisalKept:
    """Reject it with the reason: the volumes stay as they are and may be proposed anew.

    Refuses with NoSuchThing, NotFormal, SameHand, TextMissing or WrongState.
    """
    row = _to_answer(ref, by)
    said = must_be_said("reason", reason, 500).strip()
    moves.move(row, AppraisalMove.REJECT, answered_by_id=by.staff_id, answered_at=now, answer_reason=said)
    moves.end(row, "left", now)
    moves.told(row, Line("reject_appraisal", {"reason": digest(said.encode(), ref.encode())}, now), by)
    return AppraisalKept(ref, row.state)


@operation
def withdraw_appraisal(ref: str, *, by: Actor, now: datetime) -> AppraisalKept:
    """Take back what one proposed oneself. Refuses with NoSuchThing or WrongState."""
    row = locked(Appraisal, ref, "appraisal")
    if by.staff_id is None or row.proposed_by_id != by.staff_id:
        raise NoSuchThing(what="appraisal")
    moves.move(row, AppraisalMove.WITHDRAW)
    moves.end(row, "left", now)
    moves.told(row, Line("withdraw_appraisal", {}, now), by)
    return AppraisalKept(ref, row.state)


@operation
def destroy_volumes(*, by: Actor, now: datetime) -> DestructionDone:
    """Destroy for good what was approved more than a day ago; by the house itself, by night, some at a time.

    A complaint or a missed limit that came up since is settled first: the volume lies until then.
    """
    must_hold(by)
    due = AppraisedVolume.objects.filter(outcome="destroyed", cleared_at=None, ended_at__lt=now - RESTS).extra(
        where=[_STILL_SO, allow.NOT_DISPUTED.format(case="archives_appraisedvolume.case_id")]
    )
    found = due.select_related("archive").select_for_update(skip_locked=True, of=("self",))
    rows = list(found.order_by("ended_at", "id")[:AT_A_TIME])
    files = 0
    for one in rows:
        # The register names the last edition and with it those before; nothing else goes.
        parts = ArchivePart.objects.filter(archive__case_id=one.case_id, archive__edition__lte=one.archive.edition)
        hashes = frozenset(parts.values_list("sha256", flat=True))
        parts.delete()
        handed_in = dossiers.ids_of("case", [one.case_id])
        taken = dossiers.ids_of("inspection", inspections.ids_of(one.case_id))
        files += clearing.let_go(handed_in | taken, hashes)
        AppraisedVolume.objects.filter(pk=one.pk).update(cleared_at=now)
    return DestructionDone(len(rows), files)


def _over(refs: Sequence[str], by: Actor, now: datetime) -> tuple[Archive, ...]:
    """The volumes that were named, each over and of one office in which the actor keeps files."""
    wanted = tuple(dict.fromkeys(one for one in refs if one))
    if not wanted:
        raise Missing(field="volumes")
    if len(wanted) > MOST_TOGETHER:
        raise NotInList(field="volumes")
    known = {row.ref: row for row in Archive.objects.filter(ref__in=wanted, office_id__in=by.offices(*WHO_KEEPS))}
    if len(known) != len(wanted) or len({row.office_id for row in known.values()}) != 1:
        raise NoSuchThing(what="volume")
    over = overdue(by, now, [row.pk for row in known.values()])
    late = next((row for row in known.values() if row.pk not in over), None)
    if late is not None:
        raise NotOverYet(number=late.number)
    return tuple(known[ref] for ref in wanted)


def _to_answer(ref: str, by: Actor) -> Appraisal:
    row = locked(Appraisal, ref, "appraisal")
    if row.office_id not in by.offices(Role.OFFICE_HEAD) or by.staff_id is None:
        raise NoSuchThing(what="appraisal")
    must_be_formal(by.formal)
    if row.proposed_by_id == by.staff_id:
        raise SameHand()
    return row
