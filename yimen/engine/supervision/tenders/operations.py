"""Writes of the supervision of tenders: what a trading centre tells is taken in, and an alarm is settled."""

from datetime import datetime

from yimen.engine.supervision.tenders import reading
from yimen.engine.supervision.tenders.models import Tender, TenderAlarm, TenderTelling
from yimen.engine.supervision.tenders.refusals import AlarmSettled, TooManyTenders
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.tenders import TenderSaid, must_be_sound, watch
from yimen.kernel.writing import must_hold, named
from yimen.registries.dated import locked, new_ref

MOST = 500
TAKERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


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


@operation
def take_in_tenders(source: str, told: tuple[TenderSaid, ...], *, by: Actor, now: datetime) -> TendersTaken:
    """Take in what a trading centre tells of its projects, all lines or none; every rule is held against each.

    A project that is told otherwise than before gets another telling beside the earlier ones. Refuses with NotAllowed,
    Missing, TooManyTenders or TenderUnsound.
    """
    must_hold(by, *TAKERS)
    where = named(source, "source", 100)
    if len(told) > MOST:
        raise TooManyTenders(most=MOST)
    for line, said in enumerate(told, start=1):
        must_be_sound(line, said)
    # Always in one order: two imports at once wait for each other once.
    done = [_taken(said, where, by, now) for said in sorted(told, key=lambda one: one.number)]
    outcomes = [outcome for outcome, _ in done]
    new, changed, same = (outcomes.count(one) for one in ("new", "changed", "unchanged"))
    return TendersTaken(new, changed, same, sum(raised for _, raised in done))


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
    _tell(tender, Line("tender_alarm_settled", {"alarm": ref, "rule": alarm.rule}, now), by)
    return AlarmNoted(ref)


def _taken(said: TenderSaid, source: str, by: Actor, now: datetime) -> tuple[str, int]:
    number = named(said.number, "number", 60)
    Tender.objects.bulk_create([Tender(ref=new_ref(), number=number)], ignore_conflicts=True)
    tender = Tender.objects.select_for_update().get(number=number)
    before = list(tender.tellings.order_by("number"))
    text, sha256 = reading.stored(said)
    outcome = "new" if not before else "changed" if before[-1].sha256 != sha256 else "unchanged"
    if outcome != "unchanged":
        TenderTelling.objects.create(
            tender=tender, number=len(before) + 1, source=source, said=text, sha256=sha256, told_at=now
        )
        _tell(tender, Line("tender_told", {"number": number, "telling": len(before) + 1, "sha256": sha256}, now), by)
    earlier = [reading.said_of(one.said) for one in before]
    return outcome, _raised(tender, earlier if outcome == "unchanged" else [*earlier, said], by, now)


def _raised(tender: Tender, told: list[TenderSaid], by: Actor, now: datetime) -> int:
    """The alarms that are new; what was raised before is not raised again."""
    known = set(tender.alarms.values_list("rule", "revision"))
    found = [one for one in watch(told, now) if (one.rule.value, one.revision) not in known]
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
