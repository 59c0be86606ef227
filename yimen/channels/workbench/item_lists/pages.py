"""The lists at the desks: how long each is, what was published of it, what others lack, and the next batch."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.insight.lists import explaining, queries
from yimen.insight.lists.rows import Narrowed
from yimen.kernel.actor import Role
from yimen.kernel.lists import DEFINITIONS, ListDefinition
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.batches import operations
from yimen.registries.batches import queries as batches
from yimen.registries.batches.rows import BatchRow
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, listing
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

READERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR, Role.SUPERVISOR)
PUBLISHERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class ListLine:
    """A list with its length now and its last batch."""

    code: str
    name: str
    items: int
    last: BatchRow | None


@snapshot
class LineFamily:
    """Lists that belong together, as the public page groups them."""

    name: str
    lines: tuple[ListLine, ...]


@require_GET
@needs_staff(*READERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every list with its length and its last batch, family by family."""
    counted = {one.code: one.items for one in queries.counts(clock.now())}
    last = batches.last_of_each()
    lines = {one.code: ListLine(one.code, listing.name_of_list(one.code), counted[one.code], last.get(one.code))
             for one in DEFINITIONS}  # fmt: skip
    facts = {
        "here": "item_lists",
        "families": [
            LineFamily(told(listing.FAMILY_NAMES[family]), tuple(lines[code] for code in codes if code in lines))
            for family, codes in listing.families()
        ],
        "keeps": actor_of_request(request).has_role(*PUBLISHERS),
        "gaps": [lines[code] for code in listing.own_lists()],
    }
    return render(request, "workbench/item_lists/index.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(*READERS)
@takes("document note")
def one_list(request: HttpRequest, code: str) -> HttpResponse:
    """A list with its batches, and the form that publishes the next one."""
    of, me, now = _definition(code), actor_of_request(request), clock.now()
    mend = Mending()
    document, note = request.POST.get("document", ""), request.POST.get("note", "")
    if request.method == "POST":
        try:
            run(operations.publish_batch, code, document, note, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('workbench:item_list', args=[code])}?done=1")
    total = queries.total(of, Narrowed(), now)
    facts = {
        "here": "item_lists",
        "list": of,
        "name": listing.name_of_list(code),
        "counted": listing.counted_words(total, now),
        "formula": [told(listing.NEEDS[need.code]) for need in of.needs],
        "batches": batches.batches(code),
        "may_publish": me.has_role(*PUBLISHERS) and code not in listing.own_lists(),
        "shares": queries.by_office(of, now)[:200] if code in listing.own_lists() else (),
        "done": "done" in request.GET,
        "document": document,
        "note": note,
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/item_lists/list.html", facts, status=422 if mend.mistakes else 200)


@require_GET
@needs_staff(*READERS)
def missing(request: HttpRequest, code: str) -> HttpResponse:
    """Items that are not on a list, of one office or of all, each with what it lacks."""
    of, now, office = _definition(code), clock.now(), request.GET.get("office", "")[:40]
    page = explaining.not_on(of, office, now, request.GET.get("after", ""))
    facts = {
        "here": "item_lists",
        "list": of,
        "name": listing.name_of_list(code),
        "rows": [(row, [told(listing.NEEDS[need]) for need in row.needs]) for row in page.rows],
        "after": page.after,
        "office": office,
        "offices": offices.offices(localtime(now).date()),
    }
    return render(request, "workbench/item_lists/missing.html", facts)


def _definition(code: str) -> ListDefinition:
    of = listing.definition(code)
    if of is None:
        raise Http404
    return of
