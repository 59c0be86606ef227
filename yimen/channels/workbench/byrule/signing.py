"""Signing an order at the desk: each line names what it looks at and what it wants; certificates by their name."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.rule_orders import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.by_rule import LONGEST, MOST_WRONG, Rule, RuleKind, Signed, bars
from yimen.kernel.terms import FieldKind, FieldTerm
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes
from yimen.threshold.words.by_rule import CONDITIONS

LINES = 6
SHARE, WRONG = 10, 5
OF_APPLICANT = (RuleKind.AGED, RuleKind.HOLDS, RuleKind.HOLDS_NONE, RuleKind.ONCE_IN)
OF_FIELD = {
    FieldKind.NUMBER: (RuleKind.AT_LEAST, RuleKind.AT_MOST, RuleKind.ONE_OF),
    FieldKind.DATE: (RuleKind.NOT_AHEAD, RuleKind.WITHIN_DAYS),
    FieldKind.IDENTITY: (RuleKind.OWN_NUMBER,),
    FieldKind.USCC: (RuleKind.OWN_NUMBER,),
    FieldKind.CHOICE: (RuleKind.ONE_OF,),
    FieldKind.TEXT: (RuleKind.OWN_NAME, RuleKind.ONE_OF),
}
OF_CERTIFICATE = (RuleKind.HOLDS, RuleKind.HOLDS_NONE)
WITHOUT_VALUE = (RuleKind.NOT_AHEAD, RuleKind.OWN_NAME, RuleKind.OWN_NUMBER)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.OFFICE_HEAD)
@takes("act begins ends looks-* share value-* wrong_most")
def sign(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the conditions, the days, the share that is looked at and the limit; then the order holds."""
    now = clock.now()
    item = queries.to_order(ref, actor_of_request(request), now)
    if item is None:
        raise Http404(ref)
    types = queries.certificate_types()
    signs = {"sign": lambda form: _signed(form, item, dict((name, code) for code, name in types))}
    mend = posted(request, signs if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return redirect("workbench:rule_orders")
    today = day_of(now)
    facts = {
        "here": "rule_orders",
        "item": item,
        "bars": bars(item.kind, item.terms),
        "lines": [
            (n, request.POST.get(f"looks-{n}", ""), request.POST.get(f"value-{n}", "")) for n in range(1, LINES + 1)
        ],
        "choices": list(_choices(item.terms.fields)),
        "types": types,
        "today": today,
        "last": today + LONGEST,
        "share": SHARE,
        "wrong": WRONG,
        "most_wrong": MOST_WRONG,
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/byrule/sign.html", facts, status=422 if mend.mistakes else 200)


def _choices(fields: Sequence[FieldTerm]) -> Iterator[tuple[str, str]]:
    """Everything a line may look at, in words with a gap where its value goes."""
    for one in fields:
        for kind in OF_FIELD.get(one.kind, ()):
            yield f"{kind}:{one.code}", told(CONDITIONS[kind], on=one.label, wants="…")
    for kind in OF_APPLICANT:
        yield f"{kind}:", told(CONDITIONS[kind], on="…", wants="…")


def _signed(form: Form, item: ItemView, types: dict[str, str]) -> None:
    rules = tuple(
        _rule(form.text(f"looks-{n}"), form.text(f"value-{n}").strip(), types)
        for n in range(1, LINES + 1)
        if form.text(f"looks-{n}")
    )
    said = Signed(form.day("begins"), form.day("ends"), form.number("share", 100), form.number("wrong_most", 100))
    form.run(operations.sign_rule_order, item.ref, rules, said)


def _rule(looks: str, value: str, types: dict[str, str]) -> Rule:
    """A line as a condition; one that nobody offered is none, and the order refuses it."""
    kind, _, on = looks.partition(":")
    if kind not in set(RuleKind):
        return Rule(RuleKind.ONE_OF)
    if kind in OF_CERTIFICATE:
        return Rule(RuleKind(kind), types.get(value, value))
    if kind in WITHOUT_VALUE:
        return Rule(RuleKind(kind), on)
    wants = tuple(one.strip() for one in value.replace(",", "、").replace("，", "、").split("、") if one.strip())
    return Rule(RuleKind(kind), on, wants)
