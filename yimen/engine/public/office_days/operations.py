"""Office days: announced, held with a record; matters given to an office, answered by its head, closed by another."""

from datetime import date, datetime
from typing import ClassVar

from yimen.engine.public.office_days.models import OfficeDay, RaisedMatter
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, named, span, written
from yimen.registries.dated import day_of, locked, moments, new_ref
from yimen.registries.offices import queries as offices


class OfficeDayOver(Refusal):
    """The office day was held or called off, or has not come yet."""

    code: ClassVar[str] = "officedays.over"


class RaisedSettled(Refusal):
    """The matter has been answered or closed, or waits for its answer; who answered it does not close it."""

    code: ClassVar[str] = "officedays.settled"


@snapshot
class OfficeDayAnnounced:
    """An office day by its reference."""

    ref: str


@snapshot
class MatterRaised:
    """A raised matter by its reference."""

    ref: str


@operation
def announce_office_day(
    centre_ref: str, leader: str, title: str, topic: str, begins: datetime, ends: datetime, *, by: Actor, now: datetime
) -> OfficeDayAnnounced:
    """Announce that a leader of the city comes to the centre. Refuses with NoSuchThing or ImpossibleDates."""
    centre = offices.centre(centre_ref, day_of(begins))
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    span(begins, ends)
    if begins < now:
        raise ImpossibleDates()
    row = OfficeDay(
        ref=new_ref(), centre_id=centre.id, leader=named(leader, "leader", 40), title=named(title, "title", 60),
        topic=named(topic, "topic"), during=moments(begins, ends), announced_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    _tell(row, "announce_office_day", {"from": begins, "until": ends}, by, now)
    return OfficeDayAnnounced(row.ref)


@operation
def hold_office_day(ref: str, record: str, *, by: Actor, now: datetime) -> OfficeDayAnnounced:
    """It was held: what was done there. Refuses with NoSuchThing, OfficeDayOver or TextMissing."""
    row = _managed(ref, by)
    if row.held_at is not None or row.called_off_for or now < row.during.lower:
        raise OfficeDayOver()
    row.held_at, row.record = now, must_be_said("record", record, 2000).strip()
    row.save(update_fields=["held_at", "record"])
    _tell(row, "hold_office_day", {"said": digest(row.record.encode(), row.ref.encode())}, by, now)
    return OfficeDayAnnounced(ref)


@operation
def call_off_office_day(ref: str, reason: str, *, by: Actor, now: datetime) -> OfficeDayAnnounced:
    """It does not take place, and why. Refuses with NoSuchThing, OfficeDayOver or TextMissing."""
    row = _managed(ref, by)
    if row.held_at is not None or row.called_off_for:
        raise OfficeDayOver()
    row.called_off_for = must_be_said("reason", reason, 200).strip()
    row.save(update_fields=["called_off_for"])
    _tell(row, "call_off_office_day", {}, by, now)
    return OfficeDayAnnounced(ref)


@operation
def raise_matter(
    day_ref: str, told: str, raised_by: str, office_ref: str, due_on: date, *, by: Actor, now: datetime
) -> MatterRaised:
    """Take down what somebody raised there and give it to an office with a day.

    Refuses with NoSuchThing, OfficeDayOver, ImpossibleDates or TextMissing.
    """
    row = _managed(day_ref, by)
    if row.called_off_for or now < row.during.lower:
        raise OfficeDayOver()
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    if due_on <= day_of(now):
        raise ImpossibleDates()
    matter = RaisedMatter(
        ref=new_ref(), office_day=row, told=must_be_said("told", told, 1000).strip(), office_id=office.id,
        due_on=due_on, raised_by=written(raised_by, "raised_by", 60), raised_at=now,
    )  # fmt: skip
    matter.save(force_insert=True)
    said = digest(matter.told.encode(), matter.ref.encode())
    _tell(matter, "raise_matter", {"office": office_ref, "due": due_on, "said": said}, by, now)
    return MatterRaised(matter.ref)


@operation
def answer_raised(ref: str, answer: str, *, by: Actor, now: datetime) -> MatterRaised:
    """The head of the office answers it. Refuses with NoSuchThing, RaisedSettled or TextMissing."""
    row = locked(RaisedMatter, ref, "raised_matter")
    if by.staff_id is None or row.office_id not in by.offices(Role.OFFICE_HEAD):
        raise NoSuchThing(what="raised_matter")
    if row.answered_at is not None:
        raise RaisedSettled()
    row.answer, row.answered_by_id, row.answered_at = must_be_said("answer", answer, 1000).strip(), by.staff_id, now
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    _tell(row, "answer_raised", {"said": digest(row.answer.encode(), row.ref.encode())}, by, now)
    return MatterRaised(ref)


@operation
def close_raised(ref: str, *, by: Actor, now: datetime) -> MatterRaised:
    """Who manages the centre finds it settled; never who answered it. Refuses with NoSuchThing or RaisedSettled."""
    row, _ = _to_settle(ref, by)
    row.closed_by_id, row.closed_at = by.staff_id, now
    row.save(update_fields=["closed_by", "closed_at"])
    _tell(row, "close_raised", {}, by, now)
    return MatterRaised(ref)


@operation
def send_raised_back(ref: str, why: str, *, by: Actor, now: datetime) -> MatterRaised:
    """The answer is not enough: it waits for another one. Refuses as `close_raised` does, or with TextMissing."""
    row, _ = _to_settle(ref, by)
    row.sent_back, row.answered_by_id, row.answered_at = must_be_said("why", why, 300).strip(), None, None
    row.save(update_fields=["sent_back", "answered_by", "answered_at"])
    _tell(row, "send_raised_back", {}, by, now)
    return MatterRaised(ref)


def _to_settle(ref: str, by: Actor) -> tuple[RaisedMatter, OfficeDay]:
    row = locked(RaisedMatter, ref, "raised_matter")
    day = OfficeDay.objects.get(pk=row.office_day_id)
    must_manage(by, day.centre_id, "raised_matter")
    if by.staff_id is None:
        raise NotAllowed()
    if row.answered_at is None or row.closed_at is not None or row.answered_by_id == by.staff_id:
        raise RaisedSettled()
    return row, day


def _managed(ref: str, by: Actor) -> OfficeDay:
    row = locked(OfficeDay, ref, "office_day")
    must_manage(by, row.centre_id, "office_day")
    return row


_TABLES: dict[type[OfficeDay | RaisedMatter], tuple[str, str]] = {
    OfficeDay: ("office_day", "office_days_officeday"),
    RaisedMatter: ("raised_matter", "office_days_raisedmatter"),
}


def _tell(row: OfficeDay | RaisedMatter, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    kind, table = _TABLES[type(row)]
    subject = Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
