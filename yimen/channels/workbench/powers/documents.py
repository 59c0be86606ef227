"""Documents 公布文件: what was announced, and the two forms: announce a document, hand its items down to a unit."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.powers.pages import WRITERS, for_readers, page, this_day
from yimen.kernel.offices.powers import TO_AN_OFFICE, Mode
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.delegations import operations, queries
from yimen.registries.delegations.items import Belonging
from yimen.registries.delegations.operations import Entry, HandedDown
from yimen.registries.delegations.rows import AnnouncedRow
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

MOST_LINES = 2000
_TYPED = ("number", "title", "issuer", "issued_on", "package", "codes", "mode", "least_class", "equal", "villages")


@snapshot
class Group:
    """The items of a document that are handed down by one mode, and whom they may be handed to."""

    mode: Mode
    rows: tuple[AnnouncedRow, ...]
    units: tuple[tuple[str, str], ...]

    @property
    def refs(self) -> frozenset[str]:
        """The items by their refs."""
        return frozenset(row.item_ref for row in self.rows)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("codes equal issued_on issuer least_class mode number package title told villages")
def listed(request: HttpRequest) -> HttpResponse:
    """All documents, the newest first; a new one is announced beneath, with the codes of its items."""
    me, mend = actor_of_request(request), Mending()
    filled = {name: request.POST.get(name, "").strip() for name in _TYPED}
    if request.method == "POST":
        try:
            entries = tuple(_entries(filled))
            if proposed := _proposed(request, [one.item for one in entries], ""):
                return _announcing(request, filled, Mending(), proposed)
            facts = (
                filled["number"], filled["title"], filled["issuer"], typed.day(request.POST, "issued_on"), entries,
            )  # fmt: skip
            done = run(
                operations.announce, *facts, filled["package"], by=me, now=clock.now(), key=request.POST.get("key", "")
            )
        except Refusal as refusal:
            mend = mending(refusal, {"writing.no_such_thing": "codes", "delegations.nothing_announced": "codes"})
        else:
            return redirect("workbench:announcement", ref=done.ref)
    return _announcing(request, filled, mend)


def _announcing(
    request: HttpRequest, typed: dict[str, str], mend: Mending, proposed: tuple[Belonging, ...] = ()
) -> HttpResponse:
    """The documents with the form; what should move together is proposed beside what was typed."""
    shown = {
        "rows": queries.announcements(this_day()),
        "typed": {**typed, "issued_on": typed["issued_on"] or this_day().isoformat()},
        "errors": mend.errors or {},
        "modes": list(Mode),
        "may": actor_of_request(request).has_role(*WRITERS),
        "proposed": proposed,
        "together": "\n".join([typed["codes"], *(one.code for one in proposed)]),
    }
    return page(request, "documents", "announcements", shown, mend)


def _proposed(
    request: HttpRequest, items: list[str], unit: str, begins: date | None = None, ends: date | None = None
) -> tuple[Belonging, ...]:
    """What should move together, once: whoever has read it decides."""
    told = request.POST.get("told", "") == "yes" or not items
    return () if told else queries.belonging(items, unit, clock.now(), begins, ends)


def _entries(typed: dict[str, str]) -> Iterator[Entry]:
    """One entry a line: the code of an item as the guide shows it. Refuses with NoSuchThing at the first unknown."""
    now = clock.now()
    for code in typed["codes"].split()[:MOST_LINES]:
        item = catalogue.in_force(code, now)
        if item is None:
            raise NoSuchThing(what="item")
        least = int(typed["least_class"]) if typed["least_class"] in ("1", "2") else 0
        yes = {name: "yes" if typed[name] == "yes" else "no" for name in ("equal", "villages")}
        yield Entry(item.ref, typed["mode"], least, yes["equal"], yes["villages"])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("basis item mode told unit valid_from valid_to")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A document with its items by mode; each group can be handed down to one unit at a time."""
    me, mend = actor_of_request(request), Mending()
    document = queries.announcement(ref, this_day())
    if document is None:
        raise Http404(ref)
    done: HandedDown | None = None
    proposed: tuple[Belonging, ...] = ()
    if request.method == "POST":
        try:
            items, begins, ends = _asked(request)
            unit, mode, basis = (request.POST.get(name, "") for name in ("unit", "mode", "basis"))
            proposed = _proposed(request, items, unit, begins, ends)
            if not proposed:
                asked = (document.ref, tuple(items), mode, unit, begins, ends, basis)
                key = request.POST.get("key", "")
                done = run(operations.delegate, *asked, by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal)
    facts = {
        "document": document,
        "groups": tuple(_groups(queries.announced(document.ref, this_day()))),
        "proposed": proposed,
        "joining": {one.ref for one in proposed},
        "typed": _kept(request) if done is None else {},
        "today": this_day(),
        "done": done,
        "may": me.has_role(*WRITERS),
    }
    return page(request, "document", "announcements", facts, mend)


def _asked(request: HttpRequest) -> tuple[list[str], date, date | None]:
    """The items that were chosen, and the days for which they are handed down. Refuses with NotADay."""
    days = (typed.day(request.POST, "valid_from"), typed.day_or_none(request.POST, "valid_to"))
    return request.POST.getlist("item")[:MOST_LINES], *days


def _kept(request: HttpRequest) -> dict[str, object]:
    """What was chosen and typed for one group, as it stands again after a proposal or a refusal."""
    names = ("mode", "unit", "valid_from", "valid_to", "basis")
    return {**{name: request.POST.get(name, "") for name in names}, "items": request.POST.getlist("item")}


def _groups(rows: tuple[AnnouncedRow, ...]) -> Iterator[Group]:
    on = this_day()
    bodies = tuple((row.ref, row.name) for row in offices.offices(on))
    places = tuple((row.ref, row.name) for row in offices.centres(on) if row.kind in ("town", "village"))
    for mode in Mode:
        found = tuple(row for row in rows if row.mode == mode)
        if found:
            yield Group(mode, found, bodies if mode in TO_AN_OFFICE else places)
