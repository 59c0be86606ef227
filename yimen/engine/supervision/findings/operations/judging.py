"""What supervision does with a card: annotate, uphold or lift, order, confirm. It changes no case."""

from datetime import date, datetime, time

from yimen.engine.supervision.findings import moves
from yimen.engine.supervision.findings.models import Card, CardNote
from yimen.engine.supervision.findings.refusals import CardUnknown, FollowsItsAlarm, SupervisionJudges
from yimen.engine.supervision.findings.rows import CardKept, reaches, reads
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.supervision import card_life
from yimen.kernel.supervision.card_life import Accountability, CardMove, SameSupervisor
from yimen.kernel.supervision.rules import RULES, Answering, RuleCode
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotInList, span
from yimen.registries.dated import ZONE, day_of

_END_OF_DAY = time(23, 59, 59)


@operation
def annotate_card(ref: str, text: str, *, by: Actor, now: datetime) -> CardKept:
    """Write an annotation 批注 on a card; it stays as it was written.

    Refuses with CardUnknown, SupervisionJudges, TextMissing, TextTooLong or TextUnclean.
    """
    row = _under_me(ref, by)
    said = must_be_said("text", text, 2000).strip()
    _note(row, said, by, now)
    moves.remark(row, _line("annotate_card", row, said, now), by)
    return CardKept(ref, row.state)


@operation
def uphold_card(ref: str, reason: str, *, by: Actor, now: datetime) -> CardKept:
    """Uphold a card 认定, with the reasons; also one that the office did not answer, or objected to.

    Refuses with CardUnknown, SupervisionJudges, OwnAct, SameSupervisor, GoneUp, FollowsItsAlarm, TextMissing,
    TextTooLong, TextUnclean or WrongState.
    """
    return _judged(ref, CardMove.UPHOLD, reason, by, now)


@operation
def lift_card(ref: str, reason: str, *, by: Actor, now: datetime) -> CardKept:
    """Lift a card 撤销, with the reasons: what was shown has an explanation that holds. Refuses as `uphold_card`."""
    return _judged(ref, CardMove.LIFT, reason, by, now)


@operation
def order_rectification(ref: str, order: str, due_on: date, *, by: Actor, now: datetime) -> CardKept:
    """Order the office to put right what was upheld 督办整改, by a day.

    Refuses with CardUnknown, SupervisionJudges, OwnAct, GoneUp, ImpossibleDates, TextMissing, TextTooLong, TextUnclean
    or WrongState.
    """
    row = _judge_of(ref, by)
    said = must_be_said("order", order, 2000).strip()
    sets = {"order": said, "ordered_by_id": by.staff_id, "ordered_at": now, "due_at": _end_of(due_on, now)}
    line = Line("order_rectification", {"said": _digest(row, said), "due_on": due_on}, now)
    moves.move(row, CardMove.ORDER, line, by, sets, now)
    return CardKept(ref, row.state)


@operation
def return_rectification(ref: str, reason: str, due_on: date, *, by: Actor, now: datetime) -> CardKept:
    """Send a report back that does not put it right, with another day. Refuses as `order_rectification`."""
    row = _judge_of(ref, by)
    said = must_be_said("reason", reason, 2000).strip()
    line = Line("return_rectification", {"said": _digest(row, said), "due_on": due_on}, now)
    moves.move(row, CardMove.RETURN, line, by, {"due_at": _end_of(due_on, now)}, now)
    _note(row, said, by, now)
    return CardKept(ref, row.state)


@operation
def confirm_rectification(ref: str, accountability: Accountability, note: str, *, by: Actor, now: datetime) -> CardKept:
    """Confirm that it was put right 销号, and say what came of it for those who answer for it 问责结果.

    Refuses with CardUnknown, SupervisionJudges, OwnAct, GoneUp, NotInList, TextMissing, TextTooLong, TextUnclean or
    WrongState.
    """
    row = _judge_of(ref, by)
    if accountability not in list(Accountability):
        raise NotInList(field="accountability")
    said = must_be_said("note", note, 2000).strip()
    line = Line("confirm_rectification", {"said": _digest(row, said), "accountability": accountability}, now)
    moves.move(row, CardMove.CONFIRM, line, by, {"accountability": accountability}, now)
    _note(row, said, by, now)
    return CardKept(ref, row.state)


def _judged(ref: str, step: CardMove, reason: str, by: Actor, now: datetime) -> CardKept:
    row = _judge_of(ref, by)
    if RULES[RuleCode(row.rule)].answering in (Answering.BY_ALARM, Answering.NOWHERE):
        raise FollowsItsAlarm()
    if row.objected_at is not None and row.judged_by_id == by.staff_id:
        raise SameSupervisor()
    said = must_be_said("reason", reason, 2000).strip()
    sets = {"judgement": said, "judged_by_id": by.staff_id, "judged_at": now, "due_at": None}
    moves.move(row, step, _line(f"{step}_card", row, said, now), by, sets, now)
    return CardKept(ref, row.state)


def _note(row: Card, said: str, by: Actor, now: datetime) -> None:
    assert by.staff_id is not None, "supervision is somebody on a post"
    CardNote.objects.create(card=row, staff_id=by.staff_id, text=said, written_at=now)


def _under_me(ref: str, by: Actor) -> Card:
    """The card, when this supervisor oversees where it lies."""
    row = moves.locked(ref)
    places = moves.places_of(row)
    if not reads(by, row.office_id, places):
        raise CardUnknown(ref=ref)
    if not by.has_role(Role.SUPERVISOR) or not reaches(by, places):
        raise SupervisionJudges()
    return row


def _judge_of(ref: str, by: Actor) -> Card:
    """The same for whoever may judge it: at its level or above, and not about an act of their own."""
    row = _under_me(ref, by)
    card_life.must_be_of_another(by.ref, row.actors)
    if by.staff_id is not None and by.staff_id in (row.answered_by_id, row.reported_by_id):
        raise card_life.OwnAct()
    card_life.must_reach(ScopeKind(row.level), reaches(by, moves.places_of(row)))
    return row


def _end_of(day: date, now: datetime) -> datetime:
    """Until the end of that day it is on time; a day that has not passed."""
    span(day, None)
    if day < day_of(now):
        raise ImpossibleDates()
    return datetime.combine(day, _END_OF_DAY, ZONE)


def _line(verb: str, row: Card, said: str, now: datetime) -> Line:
    return Line(verb, {"said": _digest(row, said)}, now)


def _digest(row: Card, said: str) -> str:
    return digest(said.encode(), row.ref.encode())
