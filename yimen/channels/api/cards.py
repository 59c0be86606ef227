"""Cards of supervision: read by whom they are for, answered by the office, judged by supervision. For staff."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, PathRef, Text2000, result_of, several, shown
from yimen.engine.supervision.findings import operations, queries
from yimen.engine.supervision.findings.rows import CardCount, CardFilter, CardPage, CardView
from yimen.insight.supervision import coverage
from yimen.insight.supervision.coverage import Coverage, GapPage
from yimen.kernel.supervision.card_life import Accountability
from yimen.threshold import clock

router = Router(tags=["cards"])
Words = QueryEx[str, P(pattern="^[a-z_0-9]{0,30}$")]
OfOffice = QueryEx[str, P(pattern="^[0-9A-Z]{0,16}$", description="Of one office alone")]
OfCase = QueryEx[str, P(pattern="^[0-9A-Z]{0,16}$", description="About one case alone")]


class CardSaid(Body):
    """What is said to a card."""

    said: Text2000


class CardOrder(Body):
    """What is to be put right, and by which day."""

    said: Text2000
    due_on: date


class CardConfirmed(Body):
    """What was found after a report, and what came of it for those who answer for it."""

    accountability: Accountability
    said: Text2000


@router.get("", auth=STAFF, response=shown(CardPage), operation_id="cards")
def listed(
    request: HttpRequest, colour: Words = "", rule: Words = "", state: Words = "", age: Words = "", level: Words = "",
    office: OfOffice = "", case: OfCase = "", after: After = "",
) -> CardPage:  # fmt: skip
    """The cards you may read, the latest first."""
    only = CardFilter(colour, rule, office, state, age, level, case)
    return queries.cards(asker(request), clock.now(), only, after)


@router.get("/counts", auth=STAFF, response=several(CardCount), operation_id="cards_counts")
def counts(request: HttpRequest) -> Any:
    """The open cards by rule, office, age and state: the command view."""
    return list(queries.counts(asker(request), clock.now()))


@router.get("/coverage", auth=STAFF, response=shown(Coverage), operation_id="cards_coverage")
def covered(request: HttpRequest) -> Coverage:
    """Items in force against items under supervision, by department."""
    return coverage.coverage(clock.now())


@router.get("/coverage/gaps", auth=STAFF, response=shown(GapPage), operation_id="cards_coverage_gaps")
def gaps(request: HttpRequest, office: OfOffice = "", after: After = "") -> GapPage:
    """The items that are not under supervision, with what they lack."""
    return coverage.gaps(clock.now(), office, after)


@router.get("/{ref}", auth=STAFF, response=shown(CardView), operation_id="card")
def card(request: HttpRequest, ref: PathRef) -> CardView:
    """One card with its rule, parameters, lines and law, and what was said."""
    return there(queries.card(ref, asker(request), clock.now()))


@router.post("/{ref}/answer", auth=STAFF, response=result_of(operations.answer_card), operation_id="card_answer")
def answer(request: HttpRequest, ref: PathRef, body: CardSaid) -> Any:
    """Answer a card as the head of the office. Refuses with CardUnknown, OfficeAnswers, AnsweredElsewhere,
    FollowsItsAlarm, TextMissing, TextUnclean or WrongState.
    """
    return done(request, operations.answer_card, ref, body.said)


@router.post("/{ref}/object", auth=STAFF, response=result_of(operations.object_to_card), operation_id="card_object")
def object_to(request: HttpRequest, ref: PathRef, body: CardSaid) -> Any:
    """Object to a card that was upheld, once. Refuses with CardUnknown, OfficeAnswers, ObjectedAlready, TextMissing,
    TextUnclean or WrongState.
    """
    return done(request, operations.object_to_card, ref, body.said)


@router.post("/{ref}/report", auth=STAFF, response=result_of(operations.report_rectification),
             operation_id="card_report")  # fmt: skip
def report(request: HttpRequest, ref: PathRef, body: CardSaid) -> Any:
    """Report what was put right. Refuses with CardUnknown, OfficeAnswers, TextMissing, TextUnclean or WrongState."""
    return done(request, operations.report_rectification, ref, body.said)


@router.post("/{ref}/annotate", auth=STAFF, response=result_of(operations.annotate_card), operation_id="card_annotate")
def annotate(request: HttpRequest, ref: PathRef, body: CardSaid) -> Any:
    """Annotate a card as supervision. Refuses with CardUnknown, SupervisionJudges, TextMissing or TextUnclean."""
    return done(request, operations.annotate_card, ref, body.said)


@router.post("/{ref}/uphold", auth=STAFF, response=result_of(operations.uphold_card), operation_id="card_uphold")
def uphold(request: HttpRequest, ref: PathRef, body: CardSaid) -> Any:
    """Uphold a card with the reasons. Refuses with CardUnknown, SupervisionJudges, OwnAct, SameSupervisor, GoneUp,
    FollowsItsAlarm, TextMissing, TextUnclean or WrongState.
    """
    return done(request, operations.uphold_card, ref, body.said)


@router.post("/{ref}/lift", auth=STAFF, response=result_of(operations.lift_card), operation_id="card_lift")
def lift(request: HttpRequest, ref: PathRef, body: CardSaid) -> Any:
    """Lift a card with the reasons. Refuses with CardUnknown, SupervisionJudges, OwnAct, SameSupervisor, GoneUp,
    FollowsItsAlarm, TextMissing, TextUnclean or WrongState.
    """
    return done(request, operations.lift_card, ref, body.said)


@router.post("/{ref}/order", auth=STAFF, response=result_of(operations.order_rectification), operation_id="card_order")
def order(request: HttpRequest, ref: PathRef, body: CardOrder) -> Any:
    """Order that it is put right by a day. Refuses with CardUnknown, SupervisionJudges, OwnAct, GoneUp,
    ImpossibleDates, TextMissing, TextUnclean or WrongState.
    """
    return done(request, operations.order_rectification, ref, body.said, body.due_on)


@router.post("/{ref}/return", auth=STAFF, response=result_of(operations.return_rectification),
             operation_id="card_return")  # fmt: skip
def send_back(request: HttpRequest, ref: PathRef, body: CardOrder) -> Any:
    """Send a report back with another day. Refuses with CardUnknown, SupervisionJudges, OwnAct, GoneUp,
    ImpossibleDates, TextMissing, TextUnclean or WrongState.
    """
    return done(request, operations.return_rectification, ref, body.said, body.due_on)


@router.post("/{ref}/confirm", auth=STAFF, response=result_of(operations.confirm_rectification),
             operation_id="card_confirm")  # fmt: skip
def confirm(request: HttpRequest, ref: PathRef, body: CardConfirmed) -> Any:
    """Confirm that it was put right. Refuses with CardUnknown, SupervisionJudges, OwnAct, GoneUp, TextMissing,
    TextUnclean or WrongState.
    """
    return done(request, operations.confirm_rectification, ref, body.accountability, body.said)
