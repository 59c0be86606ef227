"""The rota of a week: what is not as it has to be on top, then who is due, and the forms that change it."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.channels.workbench.team.pages import YEARS, Acts, acted, centre_of, for_managers, page, this_day
from yimen.engine.staff.rotas import operations, queries
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.kernel.staffing.rota import ShiftKind
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock, typed
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act begins day ends kind monday reason shift staff window")
def rota(request: HttpRequest) -> HttpResponse:
    """A week of a centre, with its faults; sent, it is filled, or a shift posted or called off."""
    centre, now = centre_of(request), clock.now()
    monday = _monday(request)
    mend, done = acted(request, _acts(centre, monday))
    if done:
        return done
    shifts = queries.week(centre.ref, monday, now)
    days = [monday + timedelta(days=n) for n in range(7)]
    windows = offices.windows(centre.ref, monday)
    rows = [(one.code, one.name, [[s for s in shifts if s.window == one.code and s.day == day] for day in days])
            for one in windows]  # fmt: skip
    facts = {
        "monday": monday,
        "week_before": monday - timedelta(days=7),
        "week_after": monday + timedelta(days=7),
        "days": days,
        "rows": rows,
        "elsewhere": [[s for s in shifts if not s.window and s.day == day] for day in days],
        "faults": queries.faults(centre.ref, monday, now),
        "hands": queries.hands(centre.ref, monday),
        "windows": windows,
        "ahead": [one for one in shifts if one.day >= this_day()],
        "any": bool(shifts),
    }
    return page(request, "rota", "team_rota", facts, mend, centre)


def _monday(request: HttpRequest) -> date:
    day = typed.day_or(request.GET, "week", this_day())
    return queries.monday_of(day if day.year in YEARS else this_day())


def _acts(centre: CentreRow, monday: date) -> Acts:
    def fill(form: Form) -> None:
        form.run(operations.draw_up_rota, centre.ref, monday)

    def post(form: Form) -> None:
        said = ShiftSaid(
            form.text("staff"), form.day("day"), ShiftKind.WINDOW if form.text("window") else ShiftKind.RELIEF,
            form.text("window"), form.hour_or_none("begins"), form.hour_or_none("ends"),
        )  # fmt: skip
        form.run(operations.post_shift, centre.ref, said)

    def off(form: Form) -> None:
        form.run(operations.call_off_shift, form.text("shift"), form.text("reason"))

    return {"fill": fill, "post": post, "off": off}
