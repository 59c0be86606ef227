"""Clocks: due moments that were counted again, limits that were missed, and who answers for them."""

from datetime import timedelta
from typing import Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, PathRef, Text1000, result_of, shown
from yimen.engine.case.accountability import queries as accountability
from yimen.engine.case.accountability.operations import answer_item
from yimen.engine.case.accountability.operations import instruct as say_what_to_do
from yimen.engine.case.accountability.rows import EscalationPage, ItemPage
from yimen.engine.case.reprojections import queries
from yimen.engine.case.reprojections.rows import Runs
from yimen.engine.case.stepclocks import queries as stepclocks
from yimen.engine.case.stepclocks.rows import StepFigures, StepsOfCase
from yimen.registries.concentration import leading
from yimen.registries.concentration.rows import DivisionGapPage
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["clocks"])

CalendarRef = QueryEx[str, P(min_length=1, max_length=40, description="The reference of a calendar, such as national")]


class MissAnswered(Body):
    """Why a limit was missed, and what is done about it."""

    reason: Text1000
    remedy: Text1000


class Instruction(Body):
    """What is to be done about a limit that was missed."""

    instruction: Text1000


@router.get("/reprojections", auth=STAFF, response=shown(Runs), operation_id="clocks_reprojections")
def reprojections(request: HttpRequest, calendar: CalendarRef) -> Runs:
    """How often the open cases of a calendar were counted again after a change, why, and how far each run is.

    For who keeps calendars; anybody else is shown none.
    """
    return Runs(queries.listed(calendar, asker(request)))


@router.get("/cases/{ref}/steps", auth=STAFF, response=shown(StepsOfCase), operation_id="clocks_steps")
def steps(request: HttpRequest, ref: PathRef) -> StepsOfCase:
    """The limits of the steps of a case you may see: promised by its version, or given by law (arts 43, 44)."""
    return StepsOfCase(stepclocks.of_case(ref, asker(request), clock.now()))


@router.get("/steps", auth=STAFF, response=shown(StepFigures), operation_id="clocks_step_figures")
def step_figures(request: HttpRequest, days: QueryEx[int, P(ge=1, le=400)] = 30) -> StepFigures:
    """How often each limit of a step was kept and missed in the cases you may see, of those begun in so many days."""
    now = clock.now()
    return StepFigures(stepclocks.figures(asker(request), now - timedelta(days=days), now))


@router.get("/missed", auth=STAFF, response=shown(ItemPage), operation_id="clocks_missed")
def missed(
    request: HttpRequest,
    after: After = "",
    unanswered: QueryEx[Literal["", "yes"], P(description="yes: only what nobody has answered for")] = "",
) -> ItemPage:
    """The limits that cases you may see have missed, the latest first, and what was said to that."""
    return accountability.items(asker(request), after, unanswered)


@router.post("/missed/{ref}/answer", auth=STAFF, response=result_of(answer_item), operation_id="clocks_answer_missed")
def answer(request: HttpRequest, ref: PathRef, body: MissAnswered) -> object:
    """Answer for a missed limit: why, and what is done about it; the head of the office does it, once.

    Refuses with AccountabilityUnknown, NotYourRole, TextMissing or AlreadyDone.
    """
    return done(request, answer_item, ref, body.reason, body.remedy)


@router.get("/escalations", auth=STAFF, response=shown(EscalationPage), operation_id="clocks_escalations")
def escalations(request: HttpRequest, after: After = "") -> EscalationPage:
    """The missed limits that were brought before you, as who leads or heads an approval division; the latest first."""
    return accountability.brought_before(asker(request), day_of(clock.now()), after)


@router.post(
    "/escalations/{ref}/instruct", auth=STAFF, response=result_of(say_what_to_do), operation_id="clocks_instruct"
)
def instruct(request: HttpRequest, ref: PathRef, body: Instruction) -> object:
    """Say what is to be done about one of them, once.

    Refuses with EscalationUnknown, TextMissing, TextUnclean or AlreadyDone.
    """
    return done(request, say_what_to_do, ref, body.instruction)


@router.get("/escalations/gaps", auth=STAFF, response=shown(DivisionGapPage), operation_id="clocks_division_gaps")
def division_gaps(request: HttpRequest, after: After = "") -> DivisionGapPage:
    """The approval divisions without a leader or without a head: each must have exactly one of both."""
    return leading.gaps(day_of(clock.now()), after)
