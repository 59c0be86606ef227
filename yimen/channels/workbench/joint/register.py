"""The register of parallel items: who leads, who takes part, and the versions of the rules with their confirmations."""

from collections.abc import Callable, Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.joint.words import tables
from yimen.kernel.actor import Role
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.parallels import operations, queries
from yimen.registries.parallels.operations import ParticipantSaid, RulesSaid
from yimen.registries.parallels.rows import ParallelView, ParticipantRow, RulesRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.posted import takes

SEES = (
    *(Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.CATALOGUE_EDITOR),
    *(Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.SUPERVISOR),
)
ENTERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.CHIEF)
ROWS, MOST_ROWS = 4, 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*SEES)
@takes("act document item")
def listed(request: HttpRequest) -> HttpResponse:
    """The register, first what one's own offices have a part in; an item is entered here."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"enter": _enter} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    rows, after = queries.register(now, request.GET.get("after", ""))
    facts = {
        "here": "joint",
        "mine": queries.mine(me, now),
        "rows": rows,
        "after": after,
        "enters": me.has_role(*ENTERS),
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/joint/register.html", facts, status=422 if mend.mistakes else 200)


def _enter(form: Form) -> None:
    # People know an item by its code; the reference stands in addresses only.
    found = catalogue.in_force(form.text("item").strip(), form.now)
    form.run(operations.enter_parallel, found.ref if found else "", form.text("document"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*SEES)
@takes("act document end_on reason rules")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One item of the register with every version of its rules; confirmed, declined and ended here."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = queries.parallel(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "joint",
        "view": view,
        "row": view.row,
        "material_names": _material_names(view),
        "answer_names": _answers(view),
        "flows": {rules.ref: _flow(rules) for rules in view.rules},
        "work_names": {part.code: part.work for rules in view.rules for part in rules.participants},
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/joint/parallel.html", facts, status=422 if mend.mistakes else 200)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    return {
        "confirm": lambda form: form.run(operations.confirm_rules, form.text("rules")),
        "drop": lambda form: form.run(operations.drop_rules, form.text("rules"), form.text("reason")),
        "end": lambda form: form.run(operations.leave_parallel, ref, form.day("end_on"), form.text("document")),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*ENTERS)
@takes("act tacit_basis text title office-* work-* amount-* material-* need-* when-* rows")
def propose(request: HttpRequest, ref: str) -> HttpResponse:
    """The form of the next version: what holds now stands in it, and every participant is a row."""
    me, now = actor_of_request(request), clock.now()
    view = queries.parallel(ref, me, now)
    if view is None or not view.may_propose:
        raise Http404(ref)
    mend = posted(request, {"propose": _propose(ref)} if request.method == "POST" else {})
    if request.method == "POST" and request.POST.get("act") == "propose" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path.removesuffix('propose')}?done=yes")
    item = catalogue.in_force(view.row.item_ref, now)
    facts = {
        "here": "joint",
        "view": view,
        "row": view.row,
        "rows": tuple(_rows(request, view)),
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "materials": [(one.code, one.name) for one in item.terms.materials] if item else [],
        "answers": list(_answers(view).items()),
        "title": request.POST.get("title", view.rules[0].title if view.rules else ""),
        "text": request.POST.get("text", view.rules[0].text if view.rules else ""),
        "tacit_basis": request.POST.get("tacit_basis", view.rules[0].tacit_basis if view.rules else ""),
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/joint/propose.html", facts, status=422 if mend.mistakes else 200)


def _rows(request: HttpRequest, view: ParallelView) -> Iterator[dict[str, object]]:
    """The rows of the form: as they were typed, or as the last version has them, and some that are empty."""
    said = request.POST
    if request.method == "POST":
        asked = said.get("rows", "")
        count = int(asked) if asked.isascii() and asked.isdigit() else ROWS
        count = min(MOST_ROWS, count + (3 if said.get("act") == "more" else 0))
        for n in range(1, count + 1):
            yield {
                "n": n, "office": said.get(f"office-{n}", ""), "work": said.get(f"work-{n}", ""),
                "amount": said.get(f"amount-{n}", ""), "materials": said.getlist(f"material-{n}"),
                "needs": said.getlist(f"need-{n}"),
                "when": said.getlist(f"when-{n}"), "others": [m for m in range(1, count + 1) if m != n],
            }  # fmt: skip
        return
    known = view.rules[0].participants if view.rules else ()
    place = {part.code: str(n) for n, part in enumerate(known, 1)}
    count = max(ROWS, len(known) + 1)
    for n in range(1, count + 1):
        part = known[n - 1] if n <= len(known) else None
        yield {
            "n": n, "office": part.office_ref if part else "", "work": part.work if part else "",
            "amount": f"{part.amount.normalize():f}" if part else "", "materials": part.materials if part else (),
            "needs": [place[code] for code in part.needs] if part else (),
            "when": part.when if part else (),
            "others": [m for m in range(1, count + 1) if m != n],
        }  # fmt: skip


def _propose(ref: str) -> Callable[[Form], None]:
    def propose(form: Form) -> None:
        participants = tuple(_participants(form))
        said = RulesSaid(form.text("title"), form.text("text"), participants, form.text("tacit_basis"))
        form.run(operations.propose_rules, ref, said)

    return propose


def _participants(form: Form) -> Iterator[ParticipantSaid]:
    """Every row that names an office; what it waits for are the numbers of other rows."""
    for n in range(1, MOST_ROWS + 1):
        if form.text(f"office-{n}"):
            limit = Limit.parse(form.text(f"amount-{n}"), Unit.WORKING_DAY)
            materials, needs = form.many(f"material-{n}"), form.many(f"need-{n}")
            asked = (form.text(f"office-{n}"), form.text(f"work-{n}"), limit, materials, needs, form.many(f"when-{n}"))
            yield ParticipantSaid(str(n), *asked)


def _material_names(view: ParallelView) -> Mapping[str, str]:
    item = catalogue.in_force(view.row.item_ref, clock.now())
    return {one.code: one.name for one in item.terms.materials} if item else {}


def _answers(view: ParallelView) -> Mapping[str, str]:
    """Every answer of the item's questions, as it is worded."""
    item = catalogue.in_force(view.row.item_ref, clock.now())
    questions = item.terms.situations if item else ()
    return {f"{one.code}:{option.code}": f"{one.question}{option.label}" for one in questions for option in one.options}


def _flow(rules: RulesRow) -> tuple[tuple[ParticipantRow, ...], ...]:
    """The participants group by group, as they are drawn side by side."""
    numbers = range(1, rules.groups + 1)
    return tuple(tuple(part for part in rules.participants if part.group == number) for number in numbers)
