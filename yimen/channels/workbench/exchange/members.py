"""Member platforms at the desk: what each told, the queue of what waits and why, its offices, rights and questions."""

from collections.abc import Callable, Collection, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.engine.exchange.members import operations, queries
from yimen.engine.exchange.members.operations import MemberSaid
from yimen.engine.exchange.members.rows import KEEPERS, READERS, MemberRecordRow
from yimen.kernel.case_life import NATIONAL_CODE
from yimen.kernel.members import EXCHANGED
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.cases import CASE_STATES, CERTIFICATE_STATES
from yimen.threshold.names.exchange import SUPERIOR_WORDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act office name region their_ref key tells asks")
def listed(request: HttpRequest) -> HttpResponse:
    """Every member platform: what came from it, what waits, what it asked."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"open": _open} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "exchange",
        "rows": queries.members(me),
        "keeps": "yes" if me.has_role(*KEEPERS) else "",
        "tells": _ticked(request.POST.getlist("tells") if mend.mistakes else EXCHANGED),
        "asks": _ticked(request.POST.getlist("asks")),
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "regions": [(row.ref, row.name) for row in regions.tree(day_of(now)) if row.level in (2, 3)],
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/members.html", facts, status=status_of(mend))


def _ticked(chosen: Collection[str]) -> list[tuple[str, str, bool]]:
    """What is exchanged, each with its name and whether it is chosen."""
    return [(kind.value, told(SUPERIOR_WORDS[kind]), kind in chosen) for kind in EXCHANGED]


def _open(form: Form) -> None:
    said = MemberSaid(
        form.text("name"), form.text("region"), form.text("their_ref"), form.text("key"), form.many("tells"),
        form.many("asks"),
    )  # fmt: skip
    run(operations.open_member, form.text("office"), said, by=form.by, now=form.now)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act org name number how tells asks key basis")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One member: the queue of what waits, how its things stand, its offices, what it asked, what it may."""
    me = actor_of_request(request)
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.member(ref, me)
    if row is None:
        raise Http404(ref)
    told_of = queries.records(ref)
    facts = {
        "here": "exchange",
        "row": row,
        "keeps": "yes" if me.has_role(*KEEPERS) and row.closed_at is None else "",
        "held": queries.words(ref, "held"),
        "words": queries.words(ref),
        "records": [(record, _stands(record)) for record in told_of],
        "told_of": told_of,
        "member_offices": queries.offices(ref),
        "questions": queries.questions(ref),
        "tells": _ticked(row.tells),
        "asks": _ticked(row.asks),
        "address": request.build_absolute_uri(f"/callbacks/members/{ref}"),
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/member.html", facts, status=status_of(mend))


STANDS: Mapping[str, str] = {
    **{f"{number:02d}": CASE_STATES[state] for state, number in NATIONAL_CODE.items()},
    **{str(state): words for state, words in CERTIFICATE_STATES.items()}, "U": "在用", "D": "已取消",
}  # fmt: skip
"""How things stand in the national codes; a code of the member's own is shown as it is."""


def _stands(record: MemberRecordRow) -> str:
    return told(STANDS[record.current]) if record.current in STANDS else record.current


def _acts(ref: str) -> dict[str, Callable[[Form], None]]:
    return {
        "admit": lambda form: form.run(operations.admit_member_office, ref, form.text("org"), form.text("name")),
        "permit": lambda form: form.run(operations.permit_member, ref, form.many("tells"), form.many("asks")),
        "key": lambda form: _said_key(ref, form),
        "retry": lambda form: form.run(operations.retry_member, ref),
        "drop": lambda form: form.run(operations.drop_member_word, ref, form.number("number"), form.text("how")),
        "close": lambda form: form.run(operations.close_member, ref, form.text("basis")),
    }


def _said_key(ref: str, form: Form) -> None:
    run(operations.set_member_key, ref, form.text("key"), by=form.by, now=form.now)
