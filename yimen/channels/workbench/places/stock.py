"""What an absorbed hall brings along 并入清点: by its own numbers, each with its number here before the switch."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.places.pages import page
from yimen.engine.centre.absorptions import operations as absorptions
from yimen.kernel.actor import Role
from yimen.kernel.network import COUNT_HOLDS, Stock, StockCounts
from yimen.kernel.writing import Missing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.queries import Filter
from yimen.registries.dated import day_of
from yimen.registries.network import operations, queries, sides
from yimen.registries.network.operations import StockSaid
from yimen.registries.network.subjects import KEEPERS
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.places import STOCK_KINDS
from yimen.threshold.posted import takes

for_hands = needs_staff(*KEEPERS, Role.WINDOW, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)


@require_safe
@for_hands
def halls(request: HttpRequest) -> HttpResponse:
    """The halls that are still apart, each with its list, and those that were absorbed, each with its record."""
    facts = {"rows": queries.open_halls(), "absorbed": queries.absorbed_halls()}
    return page(request, "halls", "hall_stocks", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_hands
@takes("act case cases item items kind lines number staff why")
def stock(request: HttpRequest, ref: str) -> HttpResponse:
    """The list of a hall: keepers list it and name items and people, windows the cases that they received anew.

    Both sides stand above it: what the head of the hall's office counts, and what has its number here.
    """
    me, now = actor_of_request(request), clock.now()
    hall = queries.hall(ref)
    if hall is None:
        raise Http404(ref)
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    found = queries.stock(ref, me)
    keeps = me.has_role(*KEEPERS)
    facts = {
        "hall": hall,
        "rows": found.rows,
        "left": found.left,
        "whole": found.whole,
        "more": found.lines if found.lines > len(found.rows) else 0,
        "may_keep": "yes" if keeps else "",
        "may_count": "yes" if hall.office_id in me.offices(Role.OFFICE_HEAD) and not (keeps or hall.merged_on) else "",
        "sides": sides.both(ref, day_of(now)),
        "count_holds": COUNT_HOLDS,
        "kinds": [(one.value, told(STOCK_KINDS[one])) for one in Stock],
        "people": people.staff_of(hall.office_id, day_of(now)) if keeps else (),
        "items": catalogue.listed(Filter(office=hall.office_ref), now, limit=200).rows if keeps else (),
    }
    return page(request, "stock", "hall_stocks", facts, mend)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def listed(form: Form) -> None:
        form.run(operations.list_stock, ref, form.text("kind"), tuple(_said(line) for line in form.lines("lines")))

    def item(form: Form) -> None:
        form.run(operations.name_item, form.text("number"), form.text("item"))

    def staff(form: Form) -> None:
        form.run(operations.name_staff, form.text("number"), form.text("staff"))

    def case(form: Form) -> None:
        form.run(absorptions.take_over_case, form.text("number"), form.text("case"))

    def count(form: Form) -> None:
        form.run(operations.count_stock, ref, StockCounts(*(form.number(one) for one in ("items", "staff", "cases"))))

    def strike(form: Form) -> None:
        form.run(operations.strike_old_number, form.text("number"), form.text("why"))

    return {"list": listed, "item": item, "staff": staff, "case": case, "strike": strike, "count": count}


def _said(line: str) -> StockSaid:
    """An old number and what it is of, with a space between; refuses with Missing."""
    number, _, what = line.partition(" ")
    if not what.strip():
        raise Missing(field="what")
    return StockSaid(number, what.strip())
