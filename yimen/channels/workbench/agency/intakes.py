"""Intakes 一窗收、分头办: everything the villager came for on one screen, and where each of it went."""

from collections.abc import Iterator
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.agency.pages import asked, for_agents, page
from yimen.engine.public.agency import operations, queries
from yimen.engine.public.agency.operations.filing import Matter, TakenInTogether
from yimen.kernel import situations
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldTerm, MaterialTerm, Situation
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes


@snapshot
class Asked:
    """One item as the screen asks for it: its situation, then its fields."""

    item: ItemView
    questions: tuple[tuple[Situation, str], ...]
    settled: str
    fields: tuple[tuple[FieldTerm, str, str], ...]
    """Each with the name of its control and what was typed."""
    materials: tuple[MaterialTerm, ...]
    answers: tuple[tuple[str, str], ...]
    """Name of the control and the answer, of what was chosen."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_agents
@takes("item *-situation-* *-field-* *-office")
def fill(request: HttpRequest, ref: str) -> HttpResponse:
    """The forms of all entrusted items under each other; sent, each ticked one becomes a case."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    proof = queries.mandate(ref, me, now)
    if proof is None or proof.standing != "given":
        raise Http404(ref)
    said = request.POST if request.method == "POST" else request.GET
    views = [view for item, _ in proof.items if (view := catalogue.in_force(item, now)) is not None]
    wanted = set(said.getlist("item")) or {view.ref for view in views}
    matters = [_asked(view, said) for view in views if view.ref in wanted and not view.guide_only]
    if request.method == "POST":
        try:
            done = asked(request, operations.take_in_together, ref, tuple(_matter(one, said) for one in matters))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:agency_intake", ref=cast(TakenInTogether, done).ref)
    facts = {
        "proof": proof,
        "views": [(view, view.ref in wanted) for view in views],
        "matters": matters,
        "settled": "yes" if matters and all(one.settled for one in matters) else "",
    }
    return page(request, "fill", "agency_who", facts, mend)


@require_safe
@for_agents
def intake(request: HttpRequest, ref: str) -> HttpResponse:
    """What came of one coming: each case with the office and the level that decides it, in one view."""
    found = queries.intake(ref, actor_of_request(request))
    if found is None:
        raise Http404(ref)
    return page(request, "intake", "agency_who", {"intake": found})


def _asked(view: ItemView, said: QueryDict) -> Asked:
    terms = view.terms
    given = tuple(answer for one in terms.situations if (answer := said.get(f"{view.ref}-situation-{one.code}", "")))
    applying = situations.resolve(terms, given)
    return Asked(
        item=view,
        questions=tuple(
            (one, next((answer for answer in given if answer.startswith(f"{one.code}:")), ""))
            for one in situations.asked(terms, given)
        ),
        settled="" if situations.open_questions(terms, given) else "yes",
        fields=tuple(
            (one, f"{view.ref}-field-{one.code}", said.get(f"{view.ref}-field-{one.code}", ""))
            for one in applying.fields
        ),
        materials=applying.materials,
        answers=tuple(_named(view.ref, situations.counting(terms, given))),
    )


def _named(ref: str, answers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for answer in answers:
        yield f"{ref}-situation-{answer.partition(':')[0]}", answer


def _matter(one: Asked, said: QueryDict) -> Matter:
    form = {term.code: typed for term, _, typed in one.fields if typed.strip()}
    return Matter(
        one.item.ref, tuple(answer for _, answer in one.answers), form, said.get(f"{one.item.ref}-office", "")
    )
