"""Portals at the desk: the register with keys, what comes by each, and where its old addresses lead now."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.engine.exchange.portals import operations, queries
from yimen.engine.exchange.portals.operations import PortalOpened
from yimen.engine.exchange.portals.rows import KEEPERS, READERS
from yimen.kernel.portals import PortalPage
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.exchange import PORTAL_PAGES
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act office region name address")
def listed(request: HttpRequest) -> HttpResponse:
    """Every portal: who came by it, and how its old addresses do."""
    me, now = actor_of_request(request), clock.now()
    shown: list[PortalOpened] = []
    mend = posted(request, {"open": _opening(shown)} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(request.path)
    facts = {
        "here": "exchange",
        "rows": queries.portals(me, now),
        "keeps": "yes" if me.has_role(*KEEPERS) else "",
        "key": next(iter(shown), None),
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "regions": [(row.ref, row.name) for row in regions.tree(day_of(now)) if row.level < 5],
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/exchange/portals.html", facts, status=status_of(mend))


def _opening(shown: list[PortalOpened]) -> Callable[[Form], None]:
    def opening(form: Form) -> None:
        facts = tuple(form.text(name) for name in ("office", "region", "name", "address"))
        shown.append(run(operations.open_portal, *facts, by=form.by, now=form.now))

    return opening


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act links basis")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One portal: how it signs people on, where its old addresses lead, and which of them nobody registered."""
    me, now = actor_of_request(request), clock.now()
    shown: list[PortalOpened] = []
    mend = posted(request, _acts(ref, shown) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.portal(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "exchange",
        "row": row,
        "keeps": "yes" if me.has_role(*KEEPERS) and row.closed_at is None else "",
        "key": next(iter(shown), None),
        "links": queries.old_links(ref, now),
        "unknown": queries.unknown_links(ref, now),
        "pages": [(page.value, told(PORTAL_PAGES[page])) for page in PortalPage],
        "base": request.build_absolute_uri("/").rstrip("/"),
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/portal.html", facts, status=status_of(mend))


def _acts(ref: str, shown: list[PortalOpened]) -> dict[str, Callable[[Form], None]]:
    return {
        "links": lambda form: form.run(operations.set_old_links, ref, form.lines("links")),
        "renew": lambda form: shown.append(run(operations.renew_portal_key, ref, by=form.by, now=form.now)),
        "close": lambda form: form.run(operations.close_portal, ref, form.text("basis")),
    }
