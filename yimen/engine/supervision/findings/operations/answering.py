"""What the supervised office says: it answers, objects once, and reports what it put right."""

from datetime import datetime

from yimen.engine.supervision.findings import moves
from yimen.engine.supervision.findings.models import Card
from yimen.engine.supervision.findings.refusals import (
    AnsweredElsewhere,
    CardUnknown,
    FollowsItsAlarm,
    ObjectedAlready,
    OfficeAnswers,
)
from yimen.engine.supervision.findings.rows import CardKept, reads
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.supervision.card_life import CardMove
from yimen.kernel.supervision.rules import RULES, Answering, RuleCode
from yimen.kernel.text import must_be_said


@operation
def answer_card(ref: str, answer: str, *, by: Actor, now: datetime) -> CardKept:
    """Answer a card: what happened and why; by the head of the supervised office, once.

    Refuses with CardUnknown, OfficeAnswers, AnsweredElsewhere, FollowsItsAlarm, TextMissing, TextTooLong, TextUnclean
    or WrongState.
    """
    row = _of_my_office(ref, by)
    answering = RULES[RuleCode(row.rule)].answering
    if answering is Answering.AS_ITEM:
        raise AnsweredElsewhere()
    if answering is not Answering.ON_THE_CARD:
        raise FollowsItsAlarm()
    said = must_be_said("answer", answer, 2000).strip()
    sets = {"answer": said, "answered_by_id": by.staff_id, "answered_at": now}
    moves.move(row, CardMove.ANSWER, _line("answer_card", row, said, now), by, sets, now)
    return CardKept(ref, row.state)


@operation
def object_to_card(ref: str, reason: str, *, by: Actor, now: datetime) -> CardKept:
    """Object to a card that was upheld, once; another supervisor judges the objection.

    Refuses with CardUnknown, OfficeAnswers, ObjectedAlready, TextMissing, TextTooLong, TextUnclean or WrongState.
    """
    row = _of_my_office(ref, by)
    if row.objected_at is not None:
        raise ObjectedAlready()
    said = must_be_said("reason", reason, 2000).strip()
    sets = {"objection": said, "objected_at": now}
    moves.move(row, CardMove.OBJECT, _line("object_to_card", row, said, now), by, sets, now)
    return CardKept(ref, row.state)


@operation
def report_rectification(ref: str, report: str, *, by: Actor, now: datetime) -> CardKept:
    """Report what was put right after an order 整改报告; supervision confirms it or sends it back.

    Refuses with CardUnknown, OfficeAnswers, TextMissing, TextTooLong, TextUnclean or WrongState.
    """
    row = _of_my_office(ref, by)
    said = must_be_said("report", report, 2000).strip()
    sets = {"report": said, "reported_by_id": by.staff_id, "reported_at": now}
    moves.move(row, CardMove.REPORT, _line("report_rectification", row, said, now), by, sets, now)
    return CardKept(ref, row.state)


def _of_my_office(ref: str, by: Actor) -> Card:
    row = moves.locked(ref)
    if not reads(by, row.office_id, moves.places_of(row)):
        raise CardUnknown(ref=ref)
    if row.office_id not in by.offices(Role.OFFICE_HEAD):
        raise OfficeAnswers()
    return row


def _line(verb: str, row: Card, said: str, now: datetime) -> Line:
    return Line(verb, {"said": digest(said.encode(), row.ref.encode())}, now)
