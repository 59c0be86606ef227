"""Keeping the trades at the desk: categories with both their offices, prior permits, merged certificates, items."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.enterprises.pages import KEEPERS, Acts, page
from yimen.kernel.actor import Role
from yimen.kernel.enterprises import Link, PermitStage, RegisterEffect
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import NotInList
from yimen.registries.bundles import queries as bundles
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.trades import operations, queries
from yimen.registries.trades.operations.keeping import PermitSaid, TradeSaid
from yimen.registries.trades.operations.opening import SchemeSaid
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.posted import takes

FIELDS = (
    "act after basis before begins bundle code concrete days effect entry_office item kept links_before links_now name"
    " office prior supervising_office together"
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*KEEPERS)
@takes(FIELDS)
def listed(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of trades today, what is wrong with it, and the forms to say it anew."""
    mend = posted(request, _acts() if request.method == "POST" else {})
    now, me = clock.now(), actor_of_request(request)
    on = day_of(now)
    facts: Mapping[str, object] = {
        "trades": queries.trades(on),
        "prior": queries.prior(on),
        "merged": queries.merged(on),
        "registrations": queries.registrations(on),
        "schemes": queries.schemes(on),
        "faults": queries.faults(now),
        "offices": [(one.ref, one.name) for one in offices.offices(on)],
        "bundles": bundles.bundles_in_force(now),
        "effects": list(RegisterEffect),
        "keeps": me.has_role(Role.REFORM_OFFICE, Role.ADMINISTRATOR),
        "legal": me.has_role(Role.LEGAL_REVIEWER),
    }
    return page(request, "trades", "trades", facts, mend)


def _acts() -> Acts:
    return {
        "trade": _trade,
        "prior": _prior,
        "merge": _merge,
        "register": _register,
        "scheme": _scheme,
        "strike": _ending(operations.strike_prior),
        "part": _ending(operations.part_certificate),
        "unregister": _ending(operations.unregister_item),
    }


def _trade(form: Form) -> None:
    permits = [PermitSaid(item, PermitStage.BEFORE) for item in form.lines("before")]
    permits += [PermitSaid(item, PermitStage.AFTER) for item in form.lines("after")]
    said = TradeSaid(
        form.text("code"), form.text("name"), form.lines("concrete"), form.text("entry_office"),
        form.text("supervising_office"), form.number("days", 999), tuple(permits),
    )  # fmt: skip
    form.run(operations.enter_trade, said, form.text("basis"), form.day("begins"))


def _prior(form: Form) -> None:
    form.run(operations.put_prior, form.text("prior").strip(), form.text("basis"), form.day("begins"))


def _merge(form: Form) -> None:
    told = (form.text("name"), form.text("office"), form.number("days", 999))
    form.run(operations.merge_certificate, *told, form.text("basis"), form.day("begins"))


def _register(form: Form) -> None:
    told = (form.text("item").strip(), form.text("effect"))
    form.run(operations.register_item, *told, form.text("basis"), form.day("begins"))


def _scheme(form: Form) -> None:
    limit = Limit.parse(form.text("days"), Unit.WORKING_DAY)
    links = (_links(form.lines("links_before")), _links(form.lines("links_now")))
    said = SchemeSaid(limit, form.lines("together"), *links)
    form.run(operations.set_scheme, form.text("bundle"), said, form.text("basis"), form.day("begins"))


def _ending(act: Callable[..., object]) -> Callable[[Form], None]:
    """Ends one thing that is kept, from a day on."""

    def end(form: Form) -> None:
        form.run(act, form.text("kept"), form.text("basis"), form.day("begins"))

    return end


def _links(lines: tuple[str, ...]) -> tuple[Link, ...]:
    """Links as they are typed, one a line: its name, a space, its working days."""
    return tuple(_link(line) for line in lines)


def _link(line: str) -> Link:
    name, _, days = line.rpartition(" ")
    try:
        return Link(name.strip(), Decimal(days))
    except InvalidOperation:
        raise NotInList(field="links") from None
