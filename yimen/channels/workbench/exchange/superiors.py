"""The level above at the desk: how the exchange with each platform goes, what waits for a code, and what was found."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.words import VERBS
from yimen.engine.exchange.superiors import operations, queries
from yimen.engine.exchange.superiors.operations import SuperiorOpened, SuperiorSaid
from yimen.engine.exchange.superiors.rows import KEEPERS, READERS, SETTLERS, SuperiorFilingRow
from yimen.kernel.superiors import CodeSystem, Link, SuperiorKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import language, told
from yimen.threshold.names.cases import CASE_STATES
from yimen.threshold.names.exchange import SUPERIOR_CODES, SUPERIOR_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence_of

SAID = ("kind", "name", "address", "contract", "codes", "files", "certificates")
LAMPS = {Link.IN_STEP: "green", Link.QUEUED: "amber", Link.AWAY: "red", Link.STUCK: "red", Link.CLOSED: "none"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act office kind name address contract codes files certificates")
def listed(request: HttpRequest) -> HttpResponse:
    """Every platform of the level above: how the exchange goes, what waits, what was found, what came from there."""
    me, now = actor_of_request(request), clock.now()
    shown: list[SuperiorOpened] = []
    mend = posted(request, {"open": _opening(shown)} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(request.path)
    facts = {
        "here": "exchange",
        "rows": queries.superiors(me, now),
        "lamps": {str(link): lamp for link, lamp in LAMPS.items()},
        "keeps": "yes" if me.has_role(*KEEPERS) else "",
        "key": next(iter(shown), None),
        "kinds": [(kind.value, told(SUPERIOR_KINDS[kind])) for kind in SuperiorKind],
        "systems": [(one.value, told(SUPERIOR_CODES[one])) for one in CodeSystem],
        "yes": [("yes", told("可以向本市提交办件"))],
        "certified": [("yes", told("证照也交换"))],
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "mistakes": mend.mistakes,
        "typed": request.POST,
    }
    return render(request, "workbench/exchange/superiors.html", facts, status=status_of(mend))


def _opening(shown: list[SuperiorOpened]) -> Callable[[Form], None]:
    def open_one(form: Form) -> None:
        said = SuperiorSaid(*(form.text(name) for name in SAID))
        shown.append(run(operations.open_superior, form.text("office"), said, by=form.by, now=form.now))

    return open_one


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act list ours theirs finding how basis")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One platform: what waits for a code, what was found and how it was settled, the last words, what came."""
    me, now = actor_of_request(request), clock.now()
    shown: list[SuperiorOpened] = []
    acts = {"code": _coding(ref), "settle": _settle, "renew": _renewing(ref, shown), "close": _closing(ref)}
    mend = posted(request, acts if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.superior(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "exchange",
        "row": row,
        "lamps": {str(link): lamp for link, lamp in LAMPS.items()},
        "keeps": "yes" if me.has_role(*KEEPERS) and row.closed_at is None else "",
        "settles": "yes" if me.has_role(*SETTLERS) else "",
        "key": next(iter(shown), None),
        "lacking": queries.lacking(ref, me),
        "codes": queries.codes(ref, me),
        "findings": queries.findings(ref, me),
        "days": queries.days(ref, me),
        "words": queries.words(ref, me),
        "filings": [(filing, _why(filing)) for filing in queries.filings(ref, me)],
        "verb_words": VERBS,
        "states": [(state.value, told(words)) for state, words in CASE_STATES.items()],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/superior.html", facts, status=status_of(mend))


def _why(filing: SuperiorFilingRow) -> str:
    """Why a filing is no case yet, in a sentence; empty when it is one."""
    facts = {"lacks": filing.lacks, "item": filing.lacks, **filing.facts}
    return sentence_of(filing.code, facts, language()) if filing.code else ""


def _coding(ref: str) -> Callable[[Form], None]:
    return lambda form: form.run(operations.set_superior_code, ref, *map(form.text, ("list", "ours", "theirs")))


def _closing(ref: str) -> Callable[[Form], None]:
    return lambda form: form.run(operations.close_superior, ref, form.text("basis"))


def _settle(form: Form) -> None:
    form.run(operations.settle_superior_finding, form.text("finding"), form.text("how"))


def _renewing(ref: str, shown: list[SuperiorOpened]) -> Callable[[Form], None]:
    return lambda form: shown.append(run(operations.renew_superior_key, ref, by=form.by, now=form.now))
