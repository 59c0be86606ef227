"""Reporting: a month of voices, counted from their orders, frozen, published on a set day, corrected as a version."""

from datetime import date, datetime, time, timedelta

from yimen.engine.public.voices import counting, moves
from yimen.engine.public.voices.models import VoiceReport
from yimen.engine.public.voices.refusals import MonthNotOver, ReportUnknown
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import month_after, month_before, month_of
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import ZONE, day_of, new_ref, refusing

PUBLISHED_AFTER = timedelta(days=4)
"""On the fifth: four days to look at what was counted."""


@snapshot
class ReportKept:
    """A monthly report by its reference, with its version."""

    ref: str
    version: int


@snapshot
class ReportsMade:
    """How many reports were made and published by themselves."""

    made: int
    published: int


@operation
def make_report(month: date, why: str = "", *, by: Actor, now: datetime) -> ReportKept:
    """Count a month that is over and freeze it; after the first as a new version that says why, published at once.

    Refuses with NotAtTheDesk, MonthNotOver or TextMissing.
    """
    if by.kind is not ActorKind.SYSTEM:
        moves.must_be_member(by, now)
    return _made(month_of(month), why, by, now)


@operation
def follow_months(*, by: Actor, now: datetime) -> ReportsMade:
    """Make the report of last month when there is none, and publish those whose day has come; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    month = month_before(month_of(day_of(now)))
    made = 0
    if not VoiceReport.objects.filter(month=month).exists():
        _made(month, "", by, now)
        made = 1
    due = list(
        VoiceReport.objects.select_for_update().filter(published_at=None, publish_on__lte=day_of(now)).order_by("pk")
    )
    for row in due:
        _publish(row, by, now)
    return ReportsMade(made, len(due))


@operation
def publish_report(ref: str, *, by: Actor, now: datetime) -> ReportKept:
    """Publish a report before its day. Refuses with NotAtTheDesk or ReportUnknown."""
    moves.must_be_member(by, now)
    row = VoiceReport.objects.select_for_update().filter(ref=ref, published_at=None).first()
    if row is None:
        raise ReportUnknown()
    _publish(row, by, now)
    return ReportKept(ref, row.version)


def _made(month: date, why: str, by: Actor, now: datetime) -> ReportKept:
    until = datetime.combine(month_after(month), time(0), ZONE)
    if now < until:
        raise MonthNotOver(until=until)
    last = VoiceReport.objects.filter(month=month).order_by("-version").first()
    said = must_be_said("why", why, 300).strip() if last is not None else ""
    facts = counting.month(month, now)
    on = day_of(now) if last is not None else month_after(month) + PUBLISHED_AFTER
    version = last.version + 1 if last is not None else 1
    with refusing(voice_report_version_once_a_month=ReportUnknown()):
        row = VoiceReport.objects.create(
            ref=new_ref(), month=month, version=version, why=said, facts=facts, made_at=now, publish_on=on
        )
    _told(row, Line("make_report", {"month": month, "version": version}, now), by)
    if last is not None:
        _publish(row, by, now)
    return ReportKept(row.ref, version)


def _publish(row: VoiceReport, by: Actor, now: datetime) -> None:
    row.published_at = now
    row.save(update_fields=["published_at"])
    _told(row, Line("publish_report", {"version": row.version}, now), by)


def _told(row: VoiceReport, line: Line, by: Actor) -> None:
    subject = Subject("voice_report", "voices_voicereport", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
