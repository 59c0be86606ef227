"""The network at the desk: plans, halls apart and merged, money spent, standards, and what was seen in a hall."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.places.pages import page
from yimen.insight.centres import network as found
from yimen.kernel.actor import Role
from yimen.kernel.network import COUNTED, HallAsked, HallClass, InvestmentKind
from yimen.registries.dated import day_of
from yimen.registries.network import operations, queries
from yimen.registries.network.operations.halls import HallSaid
from yimen.registries.network.subjects import CHECKERS, KEEPERS
from yimen.registries.offices import operations as centres
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.places import ASKED, HALL_CLASSES, INVESTMENT_KINDS, POINT_LEVELS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*CHECKERS)
@takes(
    "act region level planned due day basis office name address windows why hall centre window on kind yuan "
    "asked least most ref seen note model centres"
)
def network(request: HttpRequest) -> HttpResponse:
    """Everything that is stated of the network, with what it comes to; who may, states more."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts() if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    on = day_of(now)
    places = offices.centres(on)
    facts = {
        "here": "network",
        "may_keep": "yes" if me.has_role(*KEEPERS) else "",
        "may_align": "yes" if me.has_role(Role.ADMINISTRATOR) else "",
        "halls": found.halls(now),
        "standards": queries.standards(on),
        "checks": queries.checks(on),
        "open_halls": [(row.ref, row.name) for row in queries.open_halls()],
        "offices": [(row.ref, row.name) for row in offices.offices(on) if not row.parent_ref],
        "regions": [(row.ref, row.name) for row in regions.tree(on) if row.level < 5],
        "levels": [(str(code), told(words)) for code, words in POINT_LEVELS.items()],
        "centres": [(row.ref, row.name) for row in places],
        "below": [(row.ref, row.name) for row in places if row.kind in ("town", "village")],
        "windows": [(row.ref, f"{row.code} {row.name}") for row in offices.all_windows(on) if not row.office_ref],
        "kinds": [(one.value, told(INVESTMENT_KINDS[one])) for one in InvestmentKind],
        "classes": [(one.value, told(HALL_CLASSES[one])) for one in HallClass],
        "asked": [(one.value, told(ASKED[one])) for one in HallAsked],
        "to_see": [(one.value, told(ASKED[one])) for one in HallAsked if one not in COUNTED],
    }
    return page(request, "network", "network", facts, mend)


def _acts() -> Mapping[str, Callable[[Form], None]]:
    def plan(form: Form) -> None:
        said = (form.text("region"), form.number("level"), form.number("planned"), form.day("due"))
        form.run(operations.plan_points, *said, form.day("day"), form.text("basis"))

    def hall(form: Form) -> None:
        due = form.day_or_none("due")
        windows = form.number("windows")
        texts = (form.text("office"), form.text("name"), form.text("address"))
        form.run(operations.list_hall, HallSaid(*texts, windows, form.text("why"), due), form.day("day"))

    def merge(form: Form) -> None:
        said = (form.text("hall"), form.text("centre"), form.text("window"), form.day("on"), form.text("basis"))
        form.run(operations.merge_hall, *said)

    def invest(form: Form) -> None:
        said = (form.text("centre"), form.text("kind"), form.number("yuan") * 100, form.day("on"))
        form.run(operations.record_investment, *said, form.text("basis"))

    def standard(form: Form) -> None:
        most = form.number("most") if form.text("most").strip() else None
        said = (form.text("kind"), form.text("asked"), form.number("least"), most)
        form.run(operations.set_standard, *said, form.day("day"), form.text("basis"))

    def drop(form: Form) -> None:
        form.run(operations.drop_standard, form.text("ref"), form.day("day"), form.text("basis"))

    def check(form: Form) -> None:
        form.run(operations.check_hall, form.text("centre"), form.many("seen"), form.text("note"), form.day("on"))

    def align(form: Form) -> None:
        said = (form.text("model"), form.many("centres"), form.day("day"), form.text("basis"))
        form.run(centres.align_centres, *said)

    return {
        "align": align, "plan": plan, "hall": hall, "merge": merge, "invest": invest, "standard": standard,
        "drop": drop, "check": check,
    }  # fmt: skip
