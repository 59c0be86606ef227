"""Leaders at the desk: who leads on duty, the city's leaders at the centre, chief representatives, village duty."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import Acts, acted, centre_of, everybody, for_managers, page, this_day
from yimen.engine.public.office_days import operations as days
from yimen.engine.public.office_days import queries as office_days
from yimen.engine.staff.rotas import operations, queries
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.kernel.staffing.rota import ShiftKind
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.posted import takes

BEHIND, AHEAD = timedelta(days=7), timedelta(days=21)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes(
    "act begins centre chief day deputy document due ends first last leader matter office raised reason record session"
    " shift staff title told topic why"
)
def leaders(request: HttpRequest) -> HttpResponse:
    """Who leads when, what happened; office days with what was raised; who speaks for each office; villages."""
    centre, now, me = centre_of(request), clock.now(), actor_of_request(request)
    mend, done = acted(request, _acts(centre))
    if done:
        return done
    today = this_day()
    villages = [row for row in offices.centres(today) if row.kind == "village"]
    facts = {
        "leaders": queries.leaders(centre.ref, today - BEHIND, today + AHEAD, now),
        "leading": queries.leading(centre.ref, now),
        "sessions": office_days.office_days(centre.ref, now, me),
        "representatives": queries.representatives(centre.ref, now),
        "villages": villages[:100],
        "village_days": queries.village_days([row.ref for row in villages[:100]], today - BEHIND, today + BEHIND, now),
        "offices": [(row.ref, row.name) for row in offices.offices(today)][:200],
        "people": everybody(me, centre),
    }
    return page(request, "leaders", "team_leaders", facts, mend, centre)


def _acts(centre: CentreRow) -> Acts:
    def turns(form: Form) -> None:
        form.run(operations.post_leaders, centre.ref, form.day("first"), form.day("last"), form.many("leader"))

    def replace(form: Form) -> None:
        form.run(operations.replace_leader, form.text("shift"), form.text("staff"), form.text("reason"))

    def announce(form: Form) -> None:
        facts = (
            form.text("leader"),
            form.text("title"),
            form.text("topic"),
            form.moment("begins"),
            form.moment("ends"),
        )
        form.run(days.announce_office_day, centre.ref, *facts)

    def hold(form: Form) -> None:
        form.run(days.hold_office_day, form.text("session"), form.text("record"))

    def off(form: Form) -> None:
        form.run(days.call_off_office_day, form.text("session"), form.text("reason"))

    def raise_(form: Form) -> None:
        facts = (form.text("told"), form.text("raised"), form.text("office"), form.day("due"))
        form.run(days.raise_matter, form.text("session"), *facts)

    def close(form: Form) -> None:
        form.run(days.close_raised, form.text("matter"))

    def send_back(form: Form) -> None:
        form.run(days.send_raised_back, form.text("matter"), form.text("why"))

    def speak(form: Form) -> None:
        facts = (form.text("chief"), form.text("deputy"), form.text("document"))
        form.run(operations.name_representatives, form.text("office"), centre.ref, *facts)

    def village(form: Form) -> None:
        said = ShiftSaid(form.text("staff"), form.day("day"), ShiftKind.VILLAGE)
        form.run(operations.post_shift, form.text("centre"), said)

    return {
        "turns": turns, "replace": replace, "announce": announce, "hold": hold, "off": off, "raise": raise_,
        "close": close, "send_back": send_back, "speak": speak, "village": village,
    }  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act answer matter")
def raised(request: HttpRequest) -> HttpResponse:
    """What was raised at office days and given to an office that one heads."""
    me, now = actor_of_request(request), clock.now()
    mend, done = acted(request, {"answer": _answer})
    if done:
        return done
    return page(request, "raised", "team_raised", {"sessions": office_days.asked_of(me, now)}, mend, None)


def _answer(form: Form) -> None:
    form.run(days.answer_raised, form.text("matter"), form.text("answer"))
