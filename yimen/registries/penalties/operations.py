"""Set a standard, record a penalty, close an alarm. A penalty is weighed as it is recorded: nobody chooses whether."""

from datetime import date, datetime

from django.db.models import QuerySet

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.identity import organisation_number
from yimen.kernel.penalties import (
    Answer,
    Discretion,
    Grade,
    Imposed,
    PenaltyFinding,
    in_order,
    must_be_imposed,
    must_be_range,
    weigh,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span, told
from yimen.registries.dated import day_of, days, new_ref, on_day, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow
from yimen.registries.penalties.models import Penalty, PenaltyAlarm, PenaltyStandard
from yimen.registries.penalties.refusals import AlarmClosed, NoAlarm, NotThisOffice, OwnRecord, PenaltyRecorded

WHO_LEADS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
WHO_SETS = (Role.OFFICE_HEAD,)
WHO_RECORDS = (Role.OFFICE_HEAD, Role.CHIEF, Role.DECIDER)
LAW = "行政处罚法 第三十四条"


@snapshot
class PenaltyStandardSet:
    """A standard by its reference, with its first day."""

    ref: str
    day: date


@snapshot
class PenaltyWeighed:
    """A penalty by its reference, with what weighing it came to; whatever is not `within` opened an alarm."""

    ref: str
    finding: PenaltyFinding


@snapshot
class PenaltyAlarmClosed:
    """The penalty whose alarm was closed, with the result."""

    ref: str
    answer: Answer


@operation
def set_penalty_standard(
    office_ref: str, said: Discretion, basis: str, from_day: date, *, by: Actor, now: datetime
) -> PenaltyStandardSet:
    """Set what an office may impose for a violation under these circumstances, from today or a later day on.

    What held before ends on that day and stays readable: a standard cannot be cut to a penalty afterwards. Refuses
    with NoSuchThing, NotThisOffice, NotInList, RangeUnfit, Missing, TooLong, StrangeCharacter or ImpossibleDates.
    """
    office = _office(office_ref, now)
    if not by.has_role(*WHO_LEADS):
        _must_answer_for(office, by, *WHO_SETS)
    if said.grade not in list(Grade):
        raise NotInList(field="grade")
    kinds = in_order(said.kinds)
    must_be_range(kinds, said.least_fen, said.most_fen)
    span(from_day, None)
    if from_day < day_of(now) and by.kind is not ActorKind.SYSTEM:
        raise ImpossibleDates()
    violation = named(said.violation, "violation")
    _end_before(office.id, violation, said.grade, from_day)
    with refusing(penalty_standard_is_one_at_a_time=ImpossibleDates()):
        row = PenaltyStandard.objects.create(
            ref=new_ref(), office_id=office.id, violation=violation, grade=said.grade, kinds=list(kinds),
            circumstances=told(said.circumstances, "circumstances", 500), least_fen=said.least_fen,
            most_fen=said.most_fen, basis=named(basis, "basis"), valid=days(from_day),
        )  # fmt: skip
    body = {
        "office": office_ref, "violation": violation, "grade": said.grade, "kinds": list(kinds),
        "least_fen": said.least_fen, "most_fen": said.most_fen, "from": from_day, "basis": row.basis,
    }  # fmt: skip
    tell(_subject("penalty_standard", row), Line("set_penalty_standard", body, now, law=LAW), by)
    return PenaltyStandardSet(row.ref, from_day)


@operation
def record_penalty(office_ref: str, said: Imposed, *, by: Actor, now: datetime) -> PenaltyWeighed:
    """Record a penalty that an office imposed; outside its standard, or without one, it opens an alarm by itself.

    It is weighed by the standard of the day on which it was imposed. Refuses with NoSuchThing, NotThisOffice,
    NotInList, SanctionUnfit, Missing, TooLong, StrangeCharacter, ImpossibleDates, BadUscc or PenaltyRecorded.
    """
    office = _office(office_ref, now)
    _must_answer_for(office, by, *WHO_RECORDS)
    if said.grade not in list(Grade):
        raise NotInList(field="grade")
    kinds = in_order(said.kinds)
    must_be_imposed(kinds, said.fen)
    span(said.day, None)
    if said.day > day_of(now):
        raise ImpossibleDates()
    violation = named(said.violation, "violation")
    standard = _standards(office.id, violation, said.grade).filter(valid__contains=said.day).first()
    finding = weigh(_discretion(standard), kinds, said.fen)
    with refusing(penalty_is_recorded_once_by_its_number=PenaltyRecorded()):
        row = Penalty.objects.create(
            ref=new_ref(), office_id=office.id, number=named(said.number, "number", 100), violation=violation,
            file_number=named(said.file_number, "file_number", 100), grade=said.grade, kinds=list(kinds), fen=said.fen,
            day=said.day, standard=standard, finding=finding, recorded_at=now, recorded_by=by.ref,
            code=organisation_number(said.code) if said.code.strip() else "",
        )  # fmt: skip
    if finding is not PenaltyFinding.WITHIN:
        PenaltyAlarm.objects.create(penalty=row, opened_at=now)
    body = {
        "office": office_ref, "number": row.number, "standard": standard.ref if standard else "", "grade": said.grade,
        "kinds": list(kinds), "fen": said.fen, "day": said.day, "finding": finding,
    }  # fmt: skip
    tell(_subject("penalty", row), Line("record_penalty", body, now, law=LAW), by)
    return PenaltyWeighed(row.ref, finding)


@operation
def close_penalty_alarm(ref: str, answer: Answer, note: str, *, by: Actor, now: datetime) -> PenaltyAlarmClosed:
    """Close the alarm about a penalty with a result and its reasons, once, by supervision.

    Refuses with NotAllowed, NotInList, NoAlarm, OwnRecord, AlarmClosed, TextMissing, TextTooLong or TextUnclean.
    """
    must_hold(by, Role.SUPERVISOR)
    if answer not in list(Answer):
        raise NotInList(field="answer")
    row = Penalty.objects.select_for_update(of=("self",)).filter(ref=ref, alarm__isnull=False).first()
    if row is None:
        raise NoAlarm()
    if row.recorded_by == by.ref:
        raise OwnRecord()
    alarm = PenaltyAlarm.objects.get(penalty=row)
    if alarm.closed_at is not None:
        raise AlarmClosed()
    alarm.answer, alarm.note, alarm.closed_at = answer, must_be_said("note", note, 1000).strip(), now
    alarm.save(update_fields=["answer", "note", "closed_at"])
    body = {"answer": answer, "note": digest(alarm.note.encode(), ref.encode())}
    tell(_subject("penalty", row), Line("close_penalty_alarm", body, now), by)
    return PenaltyAlarmClosed(ref, answer)


def _office(ref: str, now: datetime) -> OfficeRow:
    office = offices.office(ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    return office


def _must_answer_for(office: OfficeRow, by: Actor, *roles: Role) -> None:
    if by.kind is not ActorKind.SYSTEM and office.id not in by.offices(*roles):
        raise NotThisOffice()


def _standards(office_id: int, violation: str, grade: Grade) -> QuerySet[PenaltyStandard]:
    return PenaltyStandard.objects.filter(office_id=office_id, violation=violation, grade=grade)


def _end_before(office_id: int, violation: str, grade: Grade, day: date) -> None:
    """End on a day what holds then; what begins on that very day, or after it, stands in the way."""
    running = on_day(_standards(office_id, violation, grade).select_for_update(), day)
    if running is None:
        return
    if running.valid.lower == day:
        raise ImpossibleDates()
    running.valid = days(running.valid.lower, day)
    running.save(update_fields=["valid"])


def _discretion(row: PenaltyStandard | None) -> Discretion | None:
    if row is None:
        return None
    return Discretion(
        row.violation, Grade(row.grade), row.circumstances, in_order(row.kinds), row.least_fen, row.most_fen
    )


def _subject(kind: str, row: PenaltyStandard | Penalty) -> Subject:
    return Subject(kind, row._meta.db_table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
