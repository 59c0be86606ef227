"""Premises at the desk: area and operator, areas of the hall, facilities; and what somebody said does not work."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.places.pages import centres_of, chosen, for_desks, keeps, page
from yimen.engine.centre.flows import operations as flows
from yimen.engine.centre.flows import queries as flow_queries
from yimen.engine.centre.flows.operations import GateSetUp
from yimen.kernel.premises import FacilityKind, SecondUse, ZoneKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.premises import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.names.places import FACILITY_KINDS, SECOND_USES, ZONE_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_desks
@takes("act area operator day basis kind name floor zone window where facility told how use hours account ref gate")
def premises(request: HttpRequest) -> HttpResponse:
    """A centre as a place. Everybody at its desks says what does not work; who runs it arranges it.

    The code of a gate's counter stands on this page once.
    """
    me, centre, on = actor_of_request(request), chosen(request), day_of(clock.now())
    set_up: list[GateSetUp] = []
    mend = posted(request, _acts(centre.ref, set_up) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not set_up:
        return HttpResponseRedirect(f"{request.path}?centre={centre.ref}&done=yes")
    place = queries.of_centre(centre.ref, on)
    facts = {
        "centre": centre,
        "centres": centres_of(me),
        "place": place,
        "gates": flow_queries.gates(centre.ref, clock.now()),
        "gate_code": set_up[0].code if set_up else "",
        "broken": [row for row in place.facilities if row.state != "works"],
        "may_keep": keeps(me, centre),
        "windows": [(row.ref, f"{row.code} {row.name}") for row in offices.windows(centre.ref, on)],
        "operators": [(row.ref, row.name) for row in offices.offices(on) if not row.parent_ref],
        "zone_kinds": [(one.value, told(ZONE_KINDS[one])) for one in ZoneKind],
        "facility_kinds": [(one.value, told(FACILITY_KINDS[one])) for one in FacilityKind],
        "uses": [(one.value, told(SECOND_USES[one])) for one in SecondUse],
    }
    return page(request, "premises", "places", facts, mend)


def _acts(centre: str, set_up: list[GateSetUp]) -> Mapping[str, Callable[[Form], None]]:
    """What may be posted here, each one operation about this centre; `set_up` takes the code that is to be shown."""

    def gate(form: Form) -> None:
        key = form.text("key")
        set_up.append(run(flows.set_up_gate, centre, form.text("name"), by=form.by, now=form.now, key=key))

    def end_gate(form: Form) -> None:
        form.run(flows.take_down_gate, form.text("gate"))

    def describe(form: Form) -> None:
        said = (form.number("area"), form.text("operator"), form.day("day"), form.text("basis"))
        form.run(operations.describe_premises, centre, *said)

    def zone(form: Form) -> None:
        said = (form.text("kind"), form.text("name"), form.text("floor"), form.day("day"))
        form.run(operations.mark_zone, centre, *said)

    def stand(form: Form) -> None:
        form.run(operations.stand_in_zone, form.text("zone"), form.many("window"), form.day("day"))

    def end_zone(form: Form) -> None:
        form.run(operations.end_zone, form.text("zone"), form.day("day"), form.text("basis"))

    def install(form: Form) -> None:
        said = (form.text("kind"), form.text("name"), form.text("where"), form.text("zone"), form.day("day"))
        form.run(operations.install_facility, centre, *said)

    def remove(form: Form) -> None:
        form.run(operations.remove_facility, form.text("facility"), form.day("day"), form.text("basis"))

    def report(form: Form) -> None:
        form.run(operations.report_fault, form.text("facility"), form.text("told"))

    def find(form: Form) -> None:
        form.run(operations.find_fault, form.text("facility"))

    def mend(form: Form) -> None:
        form.run(operations.mend_facility, form.text("facility"), form.text("how"))

    def share(form: Form) -> None:
        said = (form.text("use"), form.text("hours"), form.day("day"), form.text("basis"))
        form.run(operations.share_premises, centre, *said)

    def end_use(form: Form) -> None:
        form.run(operations.end_shared_use, form.text("ref"), form.day("day"), form.text("basis"))

    def bank(form: Form) -> None:
        form.run(operations.take_in_bank, centre, form.text("name"), form.text("account"), form.day("day"))

    def end_bank(form: Form) -> None:
        form.run(operations.end_bank, form.text("ref"), form.day("day"), form.text("basis"))

    return {
        "describe": describe, "zone": zone, "stand": stand, "end_zone": end_zone, "install": install, "remove": remove,
        "report": report, "find": find, "mend": mend, "share": share, "end_use": end_use, "bank": bank,
        "end_bank": end_bank, "gate": gate, "end_gate": end_gate,
    }  # fmt: skip
