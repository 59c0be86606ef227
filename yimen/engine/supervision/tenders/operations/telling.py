"""Writes of the supervision of tenders: what a trading centre tells is taken in, and an alarm is settled."""

from datetime import datetime

from yimen.engine.supervision.tenders import reading
from yimen.engine.supervision.tenders.models import Tender, TenderAlarm, TenderSource, TenderTelling
from yimen.engine.supervision.tenders.operations.sources import source_of
from yimen.engine.supervision.tenders.refusals import AlarmSettled, TooManyTenders
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.tenders import (
    RaisedBefore,
    TenderSaid,
    TenderStage,
    is_new,
    must_be_sound,
    must_be_told_once,
    watch,
)
from yimen.kernel.writing import must_hold, named
from yimen.registries.dated import locked, new_ref

MOST = 500
SLICE = 100
READERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@snapshot
class TendersTaken:
    """What came of an import: new projects, those told otherwise than before, and alarms raised."""

    new: int
    changed: int
    unchanged: int
    alarms: int


@snapshot
class AlarmNoted:
    """An alarm by its reference."""

    ref: str


@snapshot
class TendersLookedAt:
    """How many projects the clock held against the rules; none left when fewer than a slice."""

    looked_at: int


@operation
def take_in_tenders(secret: str, told: tuple[TenderSaid, ...], *, by: Actor, now: datetime) -> TendersTaken:
    """Take in what a trading centre tells of its projects, all lines or none; every rule is held against each.

    Its code says who tells, and opens nothing else. A project that is told otherwise than before gets another telling
    beside the earlier ones. Refuses with TenderSourceUnknown, TooManyTenders or TenderUnsound.
    """
    source = source_of(secret)
    if len(told) > MOST:
        raise TooManyTenders(most=MOST)
    for line, said in enumerate(told, start=1):
        must_be_sound(line, said)
    must_be_told_once(told)
    # Always in one order: two imports at once wait for each other once.
    done = [_taken(said, source, by, now) for said in sorted(told, key=lambda one: one.number)]
    outcomes = [outcome for outcome, _ in done]
    new, changed, same = (outcomes.count(one) for one in ("new", "changed", "unchanged"))
    return TendersTaken(new, changed, same, sum(raised for _, raised in done))


@operation
def look_at_tenders(*, by: Actor, now: datetime) -> TendersLookedAt:
    """Hold against the rules what was opened since, whether or not the centre told anything more. By the clock."""
    must_hold(by)
    rows = Tender.objects.select_for_update(skip_locked=True).filter(look_at__lte=now).order_by("look_at", "pk")
    due = list(rows[:SLICE])
    for tender in due:
        _hold(tender, [reading.said_of(one.said) for one in tender.tellings.order_by("number")], by, now)
    return TendersLookedAt(len(due))


@operation
def settle_alarm(ref: str, note: str, *, by: Actor, now: datetime) -> AlarmNoted:
    """Say what supervision found behind an alarm. Refuses with NotAllowed, NoSuchThing, AlarmSettled or Missing."""
    must_hold(by, Role.SUPERVISOR)
    alarm = locked(TenderAlarm, ref, "tender_alarm")
    if alarm.settled_at is not None:
        raise AlarmSettled()
    alarm.settled_at, alarm.settled_by_id, alarm.note = now, by.staff_id, named(note, "note", 200)
    alarm.save(update_fields=["settled_at", "settled_by", "note"])
    tender = Tender.objects.select_for_update().get(pk=alarm.tender_id)
    # What grew worse while it was open is raised by the clock as another alarm.
    tender.look_at = now
    tender.save(update_fields=["look_at"])
    _tell(tender, Line("tender_alarm_settled", {"alarm": ref, "rule": alarm.rule}, now), by)
    return AlarmNoted(ref)


def _taken(said: TenderSaid, source: TenderSource, by: Actor, now: datetime) -> tuple[str, int]:
    number = named(said.number, "number", 60)
    Tender.objects.bulk_create([Tender(ref=new_ref(), source=source, number=number)], ignore_conflicts=True)
    tender = Tender.objects.select_for_update().get(source=source, number=number)
    before = list(tender.tellings.order_by("number"))
    told = [reading.said_of(one.said) for one in before]
    outcome = "new" if not told else "changed" if told[-1] != said else "unchanged"
    if outcome != "unchanged":
        text, sha256 = reading.stored(said)
        TenderTelling.objects.create(
            tender=tender, number=len(before) + 1, source=source.name, said=text, sha256=sha256, told_at=now
        )
        body = {"number": number, "telling": len(before) + 1, "sha256": sha256, "source": source.ref}
        _tell(tender, Line("tender_told", body, now), by)
        told.append(said)
    return outcome, _hold(tender, told, by, now)


def _hold(tender: Tender, told: list[TenderSaid], by: Actor, now: datetime) -> int:
    """Hold a project against the rules, and say when the clock looks again; how many alarms are new."""
    opening = told[-1].when(TenderStage.OPENING)
    tender.look_at = opening if opening is not None and opening > now else None
    tender.save(update_fields=["look_at"])
    return _raised(tender, told, by, now)


def _raised(tender: Tender, told: list[TenderSaid], by: Actor, now: datetime) -> int:
    raised = [
        RaisedBefore(reading.breach_of(one.breach), "yes" if one.settled_at is None else "no")
        for one in tender.alarms.all()
    ]
    found = [one for one in watch(told, now) if is_new(one, raised)]
    for breach in found:
        row = TenderAlarm.objects.create(
            ref=new_ref(), tender=tender, rule=breach.rule, revision=breach.revision,
            breach=reading.stored_breach(breach), noticed_at=now,
        )  # fmt: skip
        _tell(tender, Line("tender_alarm_raised", {"alarm": row.ref, "rule": breach.rule}, now), by)
    return len(found)


def _tell(tender: Tender, line: Line, by: Actor) -> None:
    subject = Subject("tender", "tenders_tender", tender.pk, tender.ref, tender.journal_seq, bytes(tender.journal_head))
    link = tell(subject, line, by)
    tender.journal_seq, tender.journal_head = link.seq, link.hash
