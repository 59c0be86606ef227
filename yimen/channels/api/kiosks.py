"""Kiosks and sites for programs: where kiosks stand, what was done at them, their beats; and what is a place's own."""

from datetime import timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, knock
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, PathRef, several, shown
from yimen.engine.centre.kiosks import operations, queries
from yimen.engine.centre.kiosks.operations import Beaten
from yimen.engine.centre.kiosks.rows import Coverage, FaultRow, FunctionRow, KioskHours, KioskRow, PartnerRow, Uses
from yimen.insight.pages import queries as page_figures
from yimen.insight.pages.queries import PageUse
from yimen.insight.sites import queries as site_figures
from yimen.insight.sites.rows import HallCounts, InUse, ServicePoint, SiteItemPage, Tree
from yimen.kernel.kiosks import KioskPart
from yimen.registries.dated import day_of
from yimen.registries.local_sites import queries as sites
from yimen.registries.local_sites.queries import NewsRow
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["kiosks"])
site_router = Router(tags=["sites"])

BEATS, PER = 60, timedelta(minutes=10)
Days = QueryEx[int, P(ge=1, le=366, description="How many days back, today among them")]
State = Annotated[str, Field(pattern="^(ok|low|out|fault)$")]


class BeatSent(Body):
    """A kiosk says that it works: its code, and how its parts are."""

    secret: str = Field(min_length=1, max_length=64)
    parts: dict[KioskPart, State] = Field(max_length=10)


@router.get("", auth=ALL, response=several(KioskRow), operation_id="kiosks")
def kiosks(request: HttpRequest) -> list[KioskRow]:
    """The kiosks that stand, with how each works now."""
    return list(queries.standing_at(clock.now()))


@router.get("/functions", auth=ALL, response=several(FunctionRow), operation_id="kiosks_functions")
def functions(request: HttpRequest) -> list[FunctionRow]:
    """What every kiosk offers today."""
    return list(queries.functions(day_of(clock.now())))


@router.get("/coverage", auth=ALL, response=shown(Coverage), operation_id="kiosks_coverage")
def coverage(request: HttpRequest) -> Coverage:
    """How many residents have a kiosk within a quarter of an hour on foot, and who has none."""
    return queries.coverage(clock.now())


@router.get("/faults", auth=STAFF, response=several(FaultRow), operation_id="kiosks_faults")
def faults(request: HttpRequest) -> list[FaultRow]:
    """What is broken or silent, for who cares for kiosks."""
    return list(queries.faults(asker(request)))


@router.get("/uses", auth=STAFF, response=shown(Uses), operation_id="kiosks_uses")
def uses(request: HttpRequest, days: Days = 30) -> Uses:
    """What was done at the kiosks, by function, kiosk, place type and month; failures apart."""
    until = day_of(clock.now())
    return queries.uses(until - timedelta(days=days - 1), until)


@router.get("/hours", auth=STAFF, response=several(KioskHours), operation_id="kiosks_hours")
def hours(request: HttpRequest, days: Days = 30) -> list[KioskHours]:
    """Of how many beats each kiosk was heard, the worst first."""
    until = day_of(clock.now())
    return list(queries.availability(until - timedelta(days=days - 1), until, clock.now()))


@router.get("/partners", auth=STAFF, response=several(PartnerRow), operation_id="kiosks_partners")
def partners(request: HttpRequest, days: Days = 30) -> list[PartnerRow]:
    """Every partner with its contracts, its kiosks and what was done at them; the most used first."""
    until = day_of(clock.now())
    return list(queries.partners(until - timedelta(days=days - 1), until, until))


@router.post("/beat", auth=ALL, response=shown(Beaten), operation_id="kiosks_beat")
def beat(request: HttpRequest, body: BeatSent) -> Beaten:
    """A device says that it works. Refuses with TooManyKnocks or KioskUnknown."""
    knock(request, "kiosk_beat", BEATS, PER)
    parts = {str(part): state for part, state in body.parts.items()}
    return run(operations.hear_beat, secret=body.secret, parts=parts, by=asker(request), now=clock.now())


@site_router.get("", auth=ALL, response=shown(Tree), operation_id="sites")
def tree(request: HttpRequest) -> Tree:
    """Every place with its own items, and the counts of each level."""
    return site_figures.tree(clock.now())


@site_router.get("/hall", auth=ALL, response=shown(HallCounts), operation_id="sites_hall")
def hall(request: HttpRequest) -> HallCounts:
    """What the hall lists, what is consulted and filed in it, and what can be looked up."""
    return site_figures.hall(clock.now())


@site_router.get("/in-use", auth=STAFF, response=shown(InUse), operation_id="sites_in_use")
def in_use(request: HttpRequest, days: Days = 30) -> InUse:
    """Which places with an open site had a case, and which had none."""
    until = day_of(clock.now())
    return site_figures.in_use(until - timedelta(days=days - 1), until)


@site_router.get("/pages", auth=STAFF, response=several(PageUse), operation_id="sites_pages")
def pages(request: HttpRequest, days: Days = 30) -> list[PageUse]:
    """How the personal pages of each kind were used."""
    until = day_of(clock.now())
    return list(page_figures.use(until - timedelta(days=days - 1), until))


@site_router.get("/{ref}/items", auth=ALL, response=shown(SiteItemPage), operation_id="site_items")
def items(request: HttpRequest, ref: PathRef, after: After = "") -> SiteItemPage:
    """The items of a place's own."""
    return site_figures.items(ref, clock.now(), after)


@site_router.get("/{ref}/points", auth=ALL, response=several(ServicePoint), operation_id="site_points")
def points(request: HttpRequest, ref: PathRef) -> list[ServicePoint]:
    """Where people of a place go."""
    return list(site_figures.points(ref, clock.now()))


@site_router.get("/{ref}/news", auth=ALL, response=several(NewsRow), operation_id="site_news")
def news(request: HttpRequest, ref: PathRef) -> list[NewsRow]:
    """What a place lets its people know."""
    return list(sites.news(ref))
