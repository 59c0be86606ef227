"""Keeping the kiosks: plan, install, report and repair, offer functions, state residents. A code is shown once."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.centre.kiosks import operations, queries
from yimen.engine.centre.kiosks.operations import FunctionSaid, KioskInstalled, KioskSaid
from yimen.kernel.actor import Role
from yimen.kernel.kiosks import FunctionKind, KioskPart, KioskPlace, Spot
from yimen.registries.dated import day_of
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.pages import FUNCTION_KINDS, KIOSK_PARTS, KIOSK_PLACES
from yimen.threshold.posted import takes
from yimen.threshold.run import run

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
NOWHERE = Spot(999, 999)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*KEEPERS, Role.CENTRE_MANAGER)
@takes(
    "act address all_day basis code counted_on fault fields from function kind kiosk lat lon name note number on part "
    "place planned_for provider reason region residents source"
)
def listed(request: HttpRequest) -> HttpResponse:
    """The fleet with its faults, and the forms; a code of a device stands on this page once."""
    me, now = actor_of_request(request), clock.now()
    told: list[KioskInstalled] = []
    mend = posted(request, _acts(told) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not told:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "kiosks",
        "keeps": me.has_role(*KEEPERS),
        "rows": queries.kiosks(now),
        "faults": queries.faults(me),
        "functions": queries.functions(day_of(now)),
        "coverage": queries.coverage(now),
        "regions": [(row.ref, row.name) for row in regions.tree(day_of(now))],
        "places": [(one, KIOSK_PLACES[one]) for one in KioskPlace],
        "parts": [(one, KIOSK_PARTS[one]) for one in KioskPart if one is not KioskPart.OFFLINE],
        "kinds": [(one, FUNCTION_KINDS[one]) for one in FunctionKind],
        "code": told[0] if told else None,
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/kiosks/list.html", facts, status=422 if mend.mistakes else 200)


def _acts(told: list[KioskInstalled]) -> Mapping[str, Callable[[Form], None]]:
    """What may be posted here; `told` takes the code that is to be shown."""

    def plan(form: Form) -> None:
        said = KioskSaid(
            form.text("number"), form.text("region"), form.text("place"), form.text("address"), _spot(form),
            form.text("all_day") or "no",
        )  # fmt: skip
        form.run(operations.plan_kiosk, said, form.day("planned_for"))

    def install(form: Form) -> None:
        said = (form.text("kiosk"), form.day("on"))
        told.append(run(operations.install_kiosk, *said, by=form.by, now=form.now, key=form.text("key")))

    def retire(form: Form) -> None:
        form.run(operations.retire_kiosk, form.text("kiosk"), form.text("reason"))

    def report(form: Form) -> None:
        form.run(operations.report_fault, form.text("kiosk"), form.text("part"), form.text("note"))

    def repair(form: Form) -> None:
        form.run(operations.repair_fault, form.text("fault"), form.text("note"))

    def offer(form: Form) -> None:
        lines = [line.partition(" ") for line in form.text("fields").splitlines() if line.strip()]
        fields = tuple((code.strip(), label.strip()) for code, _, label in lines)
        said = FunctionSaid(form.text("code"), form.text("name"), form.text("kind"), form.text("provider"), fields)
        form.run(operations.offer_function, said, form.day("from"))

    def end(form: Form) -> None:
        form.run(operations.end_function, form.text("function"), form.day("on"), form.text("basis"))

    def residents(form: Form) -> None:
        number = form.number("residents")
        said = (form.text("region"), number, _spot(form), form.day("counted_on"), form.text("source"))
        form.run(operations.state_residents, *said)

    return {
        "plan": plan, "install": install, "retire": retire, "report": report, "repair": repair, "offer": offer,
        "end": end, "residents": residents,
    }  # fmt: skip


def _spot(form: Form) -> Spot:
    """Where it is on the map; what is no number lies nowhere, and is refused."""
    try:
        return Spot(float(form.text("lat")), float(form.text("lon")))
    except ValueError:
        return NOWHERE
