"""The seat plan of one centre 座席图: every seat with its department and who sits there; acts that change it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.concentration.pages import for_readers, may_run, page, this_day
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.kernel.offices.concentration import Presence, SeatSide
from yimen.registries.concentration import operations, queries
from yimen.registries.concentration.rows import SeatPlanRow
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold.actors import actor_of_request
from yimen.threshold.posted import takes

HELD = (Presence.PLANNED, Presence.LATE, Presence.ENTERED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act codes residency seat seats side staff")
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Every seat of a centre; seats are numbered, allotted to departments, and taken by people."""
    me, today = actor_of_request(request), this_day()
    centre = offices.centre(ref, today)
    if centre is None:
        raise Http404(ref)
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return redirect("workbench:seat_plan", ref=ref)
    rows = queries.seat_plan(ref, today)
    found = queries.residencies(today, queries.Narrowed(centre=ref), limit=200).rows
    facts = {
        "centre": centre,
        "rows": rows,
        "seats": sum(one.stock.front + one.stock.back for one in queries.seats(today, ref)),
        "free": sum(not row.staff_name for row in rows),
        "unallotted": [row for row in rows if not row.office_ref],
        "residencies": [row for row in found if row.presence in HELD and not row.left_on],
        "people": _people(rows) if may_run(me, centre.id) else (),
        "sides": list(SeatSide),
        "may": may_run(me, centre.id),
    }
    return page(request, "seat_plan", "seats", facts, mend)


def _people(rows: tuple[SeatPlanRow, ...]) -> list[tuple[str, str, str]]:
    """The staff of the departments that have a seat which nobody takes, without those who sit already."""
    wanted = {row.office_ref for row in rows if row.office_ref and not row.staff_name}
    seated = {row.staff_ref for row in rows if row.staff_ref}
    found = people.staff(this_day())
    return [(row.ref, f"{row.name} {row.number}", row.office_ref) for row in found
            if row.office_ref in wanted and row.ref not in seated]  # fmt: skip


def _acts(ref: str) -> dict[str, Callable[[Form], None]]:
    today = this_day()

    def lay_out(form: Form) -> None:
        codes = tuple(form.text("codes").replace(",", " ").replace("、", " ").split())
        form.run(operations.lay_out_seats, ref, form.text("side"), codes, today, "")

    def allot(form: Form) -> None:
        form.run(operations.allot_seats, form.text("residency"), form.many("seats"), today)

    def sit(form: Form) -> None:
        form.run(operations.seat_staff, form.text("seat"), form.text("staff"), today)

    def vacate(form: Form) -> None:
        form.run(operations.vacate_seat, form.text("seat"), today)

    def free(form: Form) -> None:
        form.run(operations.free_seat, form.text("seat"), today)

    def remove(form: Form) -> None:
        form.run(operations.remove_seat, form.text("seat"), today)

    return {"lay_out": lay_out, "allot": allot, "sit": sit, "vacate": vacate, "free": free, "remove": remove}
