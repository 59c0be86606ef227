"""Attendance of a month as it follows from the records; corrections and leave that wait; what weekends are paid."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.duty.words import ABSENCES
from yimen.channels.workbench.team.pages import (
    Acts,
    acted,
    around,
    centre_of,
    for_managers,
    month_in,
    page,
    this_day,
)
from yimen.engine.staff.budgets import queries as budgets
from yimen.engine.staff.rotas import operations, queries
from yimen.kernel.staffing.assessment import month_after
from yimen.kernel.staffing.attendance import GRACE
from yimen.kernel.staffing.budgets import BudgetPurpose
from yimen.registries.offices.rows import CentreRow
from yimen.registries.people import seconded
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act budget correction document fen least_days reason shift words")
def attendance(request: HttpRequest) -> HttpResponse:
    """A month of a centre: each person's days, what was out of order, corrections, and the allowance."""
    centre, now, me = centre_of(request), clock.now(), actor_of_request(request)
    month = month_in(request, this_day())
    mend, done = acted(request, _acts(centre, month))
    if done:
        return done
    shifts = queries.of_month(centre.ref, month, now)
    facts = {
        **around(month),
        "sums": queries.attendance(shifts),
        "odd": [one for one in shifts if one.standing in operations.CORRECTED][:100],
        "corrections": queries.corrections(centre.ref, me, now),
        "sheet": queries.allowance(centre.ref, month, now),
        "free": budgets.free_fen(centre.id, BudgetPurpose.ALLOWANCES, now),
        "over": this_day() >= month_after(month),
        "grace": int(GRACE.total_seconds() // 60),
    }
    return page(request, "attendance", "team_attendance", facts, mend, centre)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act leave words")
def leave(request: HttpRequest) -> HttpResponse:
    """Leave of the people one heads, and one's own; what waits stands on top."""
    me, now = actor_of_request(request), clock.now()
    mend, done = acted(request, {"grant": _on_leave(operations.grant_leave), "refuse": _refuse_leave})
    if done:
        return done
    leaves = queries.leaves(me, now)
    facts = {
        "leaves": leaves,
        "kinds": {str(kind): told(name) for kind, name in ABSENCES.items()},
        "mine": me.staff_id,
        "kept": seconded.kept_by_others(me, leaves, now),
    }
    return page(request, "leave", "team_leave", facts, mend, None)


def _acts(centre: CentreRow, month: date) -> Acts:
    def ask(form: Form) -> None:
        form.run(operations.ask_correction, form.text("shift"), form.text("reason"))

    def rule(form: Form) -> None:
        facts = (form.fen("fen"), form.number("least_days"), form.fen("budget"), form.text("document"), month)
        form.run(operations.set_allowance, centre.ref, *facts)

    def freeze(form: Form) -> None:
        form.run(operations.freeze_allowance, centre.ref, month)

    return {
        "ask": ask,
        "grant": _decided(operations.grant_correction),
        "refuse": _decided(operations.refuse_correction),
        "rule": rule,
        "freeze": freeze,
    }


def _decided(act: Callable[..., object]) -> Callable[[Form], None]:
    return lambda form: form.run(act, form.text("correction"), form.text("words"))


def _on_leave(act: Callable[..., object]) -> Callable[[Form], None]:
    return lambda form: form.run(act, form.text("leave"))


def _refuse_leave(form: Form) -> None:
    form.run(operations.refuse_leave, form.text("leave"), form.text("words"))
