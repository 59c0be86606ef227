"""Secondments at the desk: what the centre orders, whom a home unit sends, and one order with what is kept of it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import Acts, acted, around, centre_of, for_managers, month_in, page, this_day
from yimen.engine.staff.secondments import operations, queries
from yimen.engine.staff.secondments.operations import ProposalSaid
from yimen.kernel.actor import Actor, Role
from yimen.kernel.staffing.secondment import HomeGrade
from yimen.registries.concentration import queries as concentration
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.staffing import takes_from
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending
from yimen.threshold.names.staffing import HOME_GRADES
from yimen.threshold.posted import takes

for_heads = needs_staff(Role.OFFICE_HEAD)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act asked day number order proposal reason seat words")
def secondments(request: HttpRequest) -> HttpResponse:
    """Who is proposed for a centre, with the criteria; who is there by an order; orders there and back."""
    centre, now, me = centre_of(request), clock.now(), actor_of_request(request)
    mend, done = acted(request, _CENTRE)
    if done:
        return done
    plan = concentration.seat_plan(centre.ref, this_day())
    facts = {
        "proposals": queries.proposals(centre.ref, me, now),
        "posted": queries.posted(centre.ref, me, now),
        "seats": [one for one in plan if one.office_ref and not one.staff_name],
    }
    return page(request, "secondments", "team_secondments", facts, mend, centre)


def _order(form: Form) -> None:
    form.run(operations.order_posting, form.text("proposal"), form.text("number"), form.text("seat"))


def _refuse(form: Form) -> None:
    form.run(operations.refuse_posting, form.text("proposal"), form.text("words"))


def _return(form: Form) -> None:
    facts = (form.text("order"), form.day("day"), form.text("number"), form.text("reason"))
    form.run(operations.order_return, *facts)


def _keep(form: Form) -> None:
    form.run(operations.refuse_return, form.text("asked"), form.text("words"))


_CENTRE: Acts = {"order": _order, "refuse": _refuse, "return": _return, "keep": _keep}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_heads
@takes("act day document grade order post proposal reason staff year")
def home(request: HttpRequest) -> HttpResponse:
    """Whom the offices that one heads have in centres; the form that proposes one more."""
    me, now = actor_of_request(request), clock.now()
    mend, done = acted(request, _HOME)
    if done:
        return done
    facts = {
        "sent": queries.sent(me, now),
        "proposals": queries.proposed(me, now),
        "people": _of_the_house(me),
        "posts": _posts(me),
        "grades": [(str(one), told(HOME_GRADES[one])) for one in HomeGrade],
    }
    return page(request, "home", "team_home", facts, mend, None)


def _of_the_house(me: Actor) -> list[tuple[str, str]]:
    found = (row for id in sorted(me.offices(Role.OFFICE_HEAD)) for row in people.staff_of(id, this_day()))
    return [(row.ref, f"{row.name} {row.number}") for row in found if row.id != me.staff_id]


def _posts(me: Actor) -> list[tuple[str, str]]:
    """The counters of centres to which the offices that one heads may send somebody: their own, and common ones."""
    on, homes = this_day(), me.offices(Role.OFFICE_HEAD)
    names = {row.ref: row.name for row in offices.centres(on)}
    found = (row for row in people.posts(on) if any(takes_from(row.role, row.office_id, home) for home in homes))
    return [(row.ref, f"{names[row.centre_ref]} · {row.name}") for row in found if row.centre_ref in names][:500]


def _propose(form: Form) -> None:
    year = form.number("year", 9999, 0)
    said = ProposalSaid(form.day("day"), form.text("reason"), form.text("grade"), year or None, form.text("document"))
    form.run(operations.propose_posting, form.text("staff"), form.text("post"), said)


def _take_back(form: Form) -> None:
    form.run(operations.take_back_proposal, form.text("proposal"))


def _ask(form: Form) -> None:
    form.run(operations.ask_return, form.text("order"), form.text("reason"))


_HOME: Acts = {"propose": _propose, "take_back": _take_back, "ask": _ask}


@never_cache
@require_safe
@needs_staff()
def secondment(request: HttpRequest, ref: str) -> HttpResponse:
    """One order with what the centre keeps of it: for the home unit, the centre and whose it is. Nothing is written."""
    month: date = month_in(request, this_day())
    row = queries.record(ref, month, actor_of_request(request), clock.now())
    if row is None:
        raise Http404(ref)
    return page(request, "secondment", "team_secondment", {**around(month), "row": row}, Mending(), None)
