"""Lists under oversight: promises held against visits, figures of the web hall, and the four barriers of each item."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from yimen.insight.lists import confronting, figures, queries
from yimen.insight.lists.rows import BrokenPromise, PromisedItem
from yimen.kernel.actor import Role
from yimen.kernel.lists import DEFINITIONS, FAMILIES, NO_VISIT, ONE_VISIT, Family
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, listing
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE)
PROMISES = tuple(one for one in DEFINITIONS if one.bit & (NO_VISIT | ONE_VISIT))
SPANS = (30, 90, 365)


@dataclass(frozen=True, slots=True)
class Share:
    """A figure: what is counted of what, in words and as a percentage."""

    title: str
    part: int
    whole: int

    @property
    def percent(self) -> str:
        # Rounded down: 99.97% must not read as all.
        return f"{1000 * self.part // self.whole / 10:.1f}%" if self.whole else "—"


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
    """Items online per level and unit with zeros, depth, express, what can be done near, and the five ones."""
    now = clock.now()
    counted = {one.code: one.items for one in queries.counts(now)}
    units, near = figures.units(now), figures.near(now)
    everything = sum(unit.items for unit in units)
    shares = [Share(listing.name_of_list(code), counted[code], everything) for code in FAMILIES[Family.DEPTH]]
    shares.append(Share(told("可网上申报的事项中可快递"), counted["express"], counted["web"]))
    shares.append(Share(told("区县和乡镇就能办（基本目录事项）"), near.part, near.whole))
    facts = {
        "here": "oversight",
        "shares": shares,
        "levels": [(row, told(listing.LEVELS[row.level])) for row in figures.levels(now)],
        "ones": [listing.name_of_list(one.code).partition("：")[0].partition(":")[0] for one in figures.ONES],
        "units": [(unit, told(listing.LEVELS[unit.level])) for unit in units],
        "as_of": now,
    }
    return render(request, "oversight/web_hall.html", facts)


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
