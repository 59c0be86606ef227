"""The tax rules: what every rate, exemption and reduction rests on; a bureau keeps its own."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.estate.forms import area
from yimen.channels.workbench.estate.pages import SEES
from yimen.kernel.conveyance.facts import ConveyanceKind, Homes
from yimen.kernel.conveyance.rules import Tax, TaxRule, TaxRuleImpossible, TaxRuleKind
from yimen.kernel.writing import NotInList
from yimen.registries.tax_rules import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names import TABLES
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*SEES)
@takes("act area_over area_to begins code document ends held_from held_under home kind law of office percent rule tax")
def listed(request: HttpRequest) -> HttpResponse:
    """Every rule with its basis and its days; entered, ended and withdrawn by whoever speaks for the bureau."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _ACTS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "estate",
        "rows": queries.rules(me, now),
        "offices": queries.kept_offices(me, now),
        "taxes": _choices("TAXES"),
        "rule_kinds": _choices("TAX_RULE_KINDS"),
        "homes": _choices("HOMES"),
        "kinds": _choices("CONVEYANCE_KINDS"),
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/estate/rules.html", facts, status=422 if mend.mistakes else 200)


def _choices(table: str) -> list[tuple[str, str]]:
    return [(code, told(words)) for code, words in TABLES[table].items()]


def _enter(form: Form) -> None:
    if form.text("tax") not in list(Tax) or form.text("kind") not in list(TaxRuleKind):
        raise NotInList(field="tax")
    kinds, homes = form.many("of"), form.many("home")
    if not set(kinds) <= set(ConveyanceKind) or not set(homes) <= set(Homes):
        raise NotInList(field="kind")
    rule = TaxRule(
        form.text("code"), Tax(form.text("tax")), TaxRuleKind(form.text("kind")), _permyriad(form.text("percent")),
        form.text("law"), tuple(ConveyanceKind(one) for one in kinds), tuple(Homes(one) for one in homes),
        _area(form, "area_over"), _area(form, "area_to"),
        form.number("held_from", 99, 0) * 12, form.number("held_under", 99, 0) * 12,
    )  # fmt: skip
    form.run(operations.enter_tax_rule, form.text("office"), rule, form.day("begins"))


def _permyriad(typed: str) -> int:
    """A rate in percent as ten-thousandths; an exemption has none."""
    try:
        exact = Decimal(typed.strip() or "0") * 100
    except InvalidOperation:
        raise TaxRuleImpossible() from None
    if not exact.is_finite() or exact != exact.to_integral_value() or not 0 <= exact < 10**4:
        raise TaxRuleImpossible()
    return int(exact)


def _area(form: Form, name: str) -> int:
    return area(form.text(name)) if form.text(name).strip() else 0


_ACTS: Mapping[str, Callable[[Form], None]] = {
    "enter": _enter,
    "statutes": lambda form: form.run(operations.enter_statutes, form.text("office")),
    "end": lambda form: form.run(operations.end_tax_rule, form.text("rule"), form.day("ends"), form.text("document")),
    "withdraw": lambda form: form.run(operations.withdraw_tax_rule, form.text("rule"), form.text("document")),
}
