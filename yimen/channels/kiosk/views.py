"""What a kiosk shows: what can be done at it, every list, and one item on one screen. It keeps nothing of who reads.

The menu is the list of self-service items and nothing else: an item that leaves the list leaves every kiosk with it.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yimen.channels.kiosk import standing
from yimen.engine.centre.kiosks import queries as kiosks
from yimen.engine.publication.result_samples import queries as result_samples
from yimen.insight.lists import queries
from yimen.insight.lists.rows import ListRow, Narrowed
from yimen.kernel.lists import LISTS, POLICIES, ListDefinition
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue import search as searching
from yimen.registries.catalogue.ended import ended
from yimen.registries.catalogue.search import Hit
from yimen.registries.dated import day_of
from yimen.registries.policies import queries as policies
from yimen.threshold import clock, listing, registered_lists
from yimen.threshold.actors import open_to_all
from yimen.threshold.kiosks import RENEWS, beat, used
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.registered_lists import REGISTERED, RegisteredList
from yimen.threshold.words.ended import fate
from yimen.threshold.words.policies import whom_said

SHOWN, TILES, FOUND = 8, 6, 12
SELF_SERVICE = LISTS["self_service"]


@snapshot
class Line:
    """An item or a policy as a kiosk shows it: one big target."""

    url: str
    name: str
    under: str


@require_GET
@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """What can be done here, a search, and the way to the lists; `here=` says once in which centre the screen is."""
    now, centre = clock.now(), standing.here(request)
    page = queries.page(SELF_SERVICE, Narrowed(), now, limit=TILES)
    facts = {
        "tiles": _lines(SELF_SERVICE, page.rows),
        "functions": kiosks.functions(day_of(now)),
        "as_of": now,
        "standing_in": centre,
    }
    answer = standing.remembered(render(request, "kiosk/home.html", facts), centre)
    if beat(request, now):
        # A screen that is a kiosk renews itself by day and night: that is how it says that it works.
        answer.headers["Refresh"] = str(RENEWS)
    return answer


@require_GET
@open_to_all
@limited("kiosk_search", 120, timedelta(minutes=1))
def search(request: HttpRequest) -> HttpResponse:
    """Items found by plain words, pinyin or a code; what is done near this screen stands first."""
    words, centre = request.GET.get("words", "").strip()[:40], standing.here(request)
    near = centre.region_ref if centre else ""
    hits = searching.search(words, clock.now(), limit=FOUND, near=near) if words else ()
    found = [line for hit in hits for line in _found(hit)][:FOUND]
    if words:
        used(request, "search", "done" if found else "failed")
    return render(request, "kiosk/search.html", {"words": words, "lines": found, "standing_in": centre})


def _found(hit: Hit) -> Iterable[Line]:
    """An item that was found, then the other handling sub-items that stand under it."""
    yield Line(_item(hit.row.ref), hit.row.name, hit.row.office_name)
    yield from (Line(_item(other.ref), other.name, other.office_name) for other in hit.beside)


@require_GET
@open_to_all
def lists(request: HttpRequest) -> HttpResponse:
    """Every list, family by family; of one centre, the set that it publishes."""
    now, centre = clock.now(), request.GET.get("centre", "")[:40]
    counted = registered_lists.lengths(now, centre)
    families = [
        (told(listing.FAMILY_NAMES[family]), [(code, listing.name_of_list(code), counted[code]) for code in codes])
        for family, codes in listing.families()
    ]
    facts = {"families": families, "as_of": now, "centre": centre, "centres": registered_lists.centres(now)}
    return render(request, "kiosk/lists.html", facts)


@require_GET
@open_to_all
def one_list(request: HttpRequest, code: str) -> HttpResponse:
    """A list, eight items a screen; from the same query as the page of the hall."""
    if code in REGISTERED:
        return _registered(request, REGISTERED[code])
    of = listing.definition(code)
    if of is None:
        raise Http404
    now, narrowed = clock.now(), listing.narrowed_by(request.GET)
    page = queries.page(of, narrowed, now, request.GET.get("after", ""), SHOWN)
    facts = {
        "list": of,
        "name": listing.name_of_list(code),
        "counted": listing.counted_words(queries.total(of, narrowed, now), now),
        "batch": listing.batch_words(code, now),
        "lines": _lines(of, page.rows),
        "after": page.after,
        "first": "after" not in request.GET,
        "words": narrowed.words,
    }
    return render(request, "kiosk/list.html", facts)


@require_GET
@open_to_all
def policy(request: HttpRequest, ref: str) -> HttpResponse:
    """One policy on one screen, with the code that takes it along on a telephone."""
    row = policies.policy(ref[:40])
    if row is None:
        raise Http404
    address = settings.YIMEN_ADDRESS + reverse("hall:policy", args=[row.ref])
    return render(request, "kiosk/policy.html", {"row": row, "whom": whom_said(row.whom), "address": address})


@require_GET
@open_to_all
def item(request: HttpRequest, ref: str) -> HttpResponse:
    """One item on one screen, with the code that takes its guide along on a telephone."""
    view = catalogue.in_force(ref, clock.now())
    if view is None:
        return gone(request, ref)
    facts = {
        "item": view,
        "terms": view.terms,
        "results": result_samples.shown(view.terms),
        "fee": sum(fee.fen for fee in view.terms.fees),
        "self_service": view.terms.service.self_service == "yes",
        "address": settings.YIMEN_ADDRESS + reverse("hall:guide", args=[view.ref]),
        "booking": f"{settings.YIMEN_ADDRESS}{_booking(request)}?item={view.ref}",
    }
    return render(request, "kiosk/item.html", facts)


def _booking(request: HttpRequest) -> str:
    """The page on which a visit is booked: that of the centre where the screen stands, if somebody has said where."""
    centre = standing.here(request)
    return reverse("hall:appointments_at", args=[centre.ref]) if centre is not None else reverse("hall:appointments")


def gone(request: HttpRequest, ref: str) -> HttpResponse:
    """What a kiosk says of an item that ended (410, as the hall does); one that never was leads nowhere."""
    found = ended(ref[:64], clock.now())
    if found is None:
        raise Http404
    lines = [Line(_item(one.ref), one.name, one.office_name) for one in found.goes_on]
    return render(request, "kiosk/ended.html", {"ended": found, "fate": fate(found), "lines": lines}, status=410)


def _registered(request: HttpRequest, of: RegisteredList) -> HttpResponse:
    """A list that its own register answers, eight rows a screen."""
    now, centre = clock.now(), request.GET.get("centre", "")[:40]
    page = of.page(now, centre, request.GET.get("after", "")[:300], SHOWN)
    leads = "kiosk:policy" if of.code == POLICIES else "kiosk:item"
    facts = {
        "list": of,
        "name": listing.name_of_list(of.code),
        "counted": of.counted_words(now, centre),
        "batch": listing.batch_words(of.code, now),
        "lines": [Line(reverse(leads, args=[row.ref]), row.name, row.under) for row in page.rows],
        "after": page.after,
        "first": "after" not in request.GET,
        "registered": True,
    }
    return render(request, "kiosk/list.html", facts)


def _item(ref: str) -> str:
    return reverse("kiosk:item", args=[ref])


def _lines(of: ListDefinition, rows: Iterable[ListRow]) -> list[Line]:
    return [Line(_item(row.ref), row.name, " · ".join(_under(of, row))) for row in rows]


def _under(of: ListDefinition, row: ListRow) -> list[str]:
    """What a screen has room for under a name: the office, the first columns, the first line."""
    line = next(iter(listing.line_cells(of, row)), ())
    own = zip(of.columns, listing.item_cells(of, row), strict=True)
    labelled = [_labelled(column.code, cell) for column, cell in own if cell]
    return [row.office_name, *labelled, *(cell for cell in line[:2] if cell)]


def _labelled(column: str, cell: str) -> str:
    """A figure of a list in words; how often one has to come is said as people say it."""
    if column == "trips":
        return told("不用跑") if cell == "0" else told("最多跑 {n} 次", n=cell)
    return f"{told(listing.COLUMNS[column])} {cell}"
