"""Lists under oversight: promises held against visits, figures of the web hall, and the four barriers of each item."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from yimen.channels.oversight.sheet import as_of
from yimen.insight.figures import trips
from yimen.insight.figures.reading import Span
from yimen.insight.lists import confronting, figures
from yimen.insight.lists.rows import BrokenPromise, InForce, PromisedItem
from yimen.kernel.actor import Actor, Role
from yimen.kernel.lists import DEFINITIONS, FAMILIES, LISTS, NO_VISIT, ONE_VISIT, Family
from yimen.kernel.rates import Share
from yimen.kernel.terms import ItemKind
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, listing
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.items import ITEM_KINDS

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE)
PROMISES = tuple(one for one in DEFINITIONS if one.bit & (NO_VISIT | ONE_VISIT))
SPANS = (30, 90, 365)
WEB = LISTS["web"]
#: The kinds of the online rate that is published 网上办理率.
FOR_PEOPLE = frozenset((ItemKind.LICENCE.value, ItemKind.PUBLIC_SERVICE.value))


@require_safe
@needs_staff(*OVERSEERS)
def promises(request: HttpRequest) -> HttpResponse:
    """Items whose cases needed visits that their lists promise nobody needs, and those visits one by one."""
    me, now, asked = actor_of_request(request), clock.now(), request.GET
    days = int(asked["days"]) if asked.get("days") in {str(span) for span in SPANS} else SPANS[0]
    of = next((one for one in PROMISES if one.code == asked.get("list")), None)
    since, item = now - timedelta(days=days), asked.get("item", "")[:40]
    page = confronting.cases(me, of, item, since, now, asked.get("after", ""))
    facts = {
        "here": "oversight",
        "days": days,
        "spans": SPANS,
        "promises": [(one.code, listing.name_of_list(one.code)) for one in PROMISES],
        "chosen": of.code if of else "",
        "item": item,
        "items": [(row, _broken(row)) for row in confronting.items(me, since, now)],
        "rows": [(row, _broken(row)) for row in page.rows],
        "after": page.after,
        "since": since,
        "as_of": now,
    }
    return render(request, "oversight/promises.html", facts)


@require_safe
@needs_staff(*OVERSEERS)
def web_hall(request: HttpRequest) -> HttpResponse:
    """Items online per level, kind and unit with zeros, depth, express, what can be done near, and the five ones."""
    me, now = actor_of_request(request), clock.now()
    at = as_of(request, now)
    catalogue, units = figures.in_force(at), figures.units(at)
    facts = {
        "here": "oversight",
        "shares": _shares(catalogue, at) + _without_a_trip(me, at),
        "levels": [(row, told(listing.LEVELS[row.level])) for row in figures.levels(units)],
        "kinds": [
            (told(ITEM_KINDS[ItemKind(kind)]), catalogue.share(WEB, frozenset((kind,)))) for kind in catalogue.kinds
        ],
        "ones": [listing.name_of_list(one.code).partition("：")[0].partition(":")[0] for one in figures.ONES],
        "units": [(unit, told(listing.LEVELS[unit.level])) for unit in units],
        "on": request.GET.get("on", "")[:10] if at != now else "",
        "today": str(localtime(now).date()),
        "as_of": at,
    }
    return render(request, "oversight/web_hall.html", facts)


def _shares(catalogue: InForce, at: datetime) -> list[tuple[str, Share]]:
    of = catalogue.share
    named = [(listing.name_of_list(code), of(LISTS[code])) for code in FAMILIES[Family.DEPTH]]
    return [
        *named,
        (told("许可和公共服务里可网上申报（二级以上深度）"), of(WEB, FOR_PEOPLE)),
        (told("可网上申报的事项中可快递"), of(LISTS["express"], among=WEB)),
        (told("承诺时限按小时计"), of(LISTS["hours"])),
        (told("承诺时限按分钟计"), of(LISTS["minutes"])),
        (told("区县和乡镇就能办（基本目录事项）"), figures.near(at)),
    ]


def _without_a_trip(me: Actor, at: datetime) -> list[tuple[str, Share]]:
    # What is declared stands beside what was seen: an item that is said to be online, and whose people came.
    seen = trips.total(me, Span(at - timedelta(days=SPANS[-1]), at))
    return [(told("一年里办结的办件中没有人跑过（实际）"), seen.no_trip)]


@require_safe
@needs_staff(*OVERSEERS)
def barriers(request: HttpRequest, ref: str) -> HttpResponse:
    """The four barriers of each item of an office, with what became of them."""
    now = clock.now()
    office = offices.office(ref, localtime(now).date())
    if office is None:
        raise Http404
    page = figures.barrier_page(ref, now, request.GET.get("after", ""))
    facts = {
        "here": "oversight",
        "office": office,
        "rows": [(row, told(listing.depth_words(row.barriers.depth))) for row in page.rows],
        "after": page.after,
        "as_of": now,
    }
    return render(request, "oversight/barriers.html", facts)


def _broken(row: PromisedItem | BrokenPromise) -> list[str]:
    return [listing.name_of_list(one.code) for one in PROMISES if row.against & one.bit]
