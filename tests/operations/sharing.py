"""Builders of shares: the head of the office that has a case, and a neighbouring district's centre with its clerk."""

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.operations import errand, town
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.exchange.shares.operations import ShareAsked, ShareRight
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.offices import operations as offices
from yimen.registries.regions import operations as regions


@dataclass(frozen=True)
class Neighbour:
    """The centre of another district and a clerk at its window."""

    centre: str
    clerk: Actor


def a_head(office: errand.Office) -> Actor:
    """The head of the office that has the case."""
    return town.signed_on(town.an_officer(office.town, "office_head", "601"), "sharing.head")


def a_neighbour(office: errand.Office, number: int = 2) -> Neighbour:
    """Another county of the city with a centre of its own."""
    county = regions.found_region(
        f"99010{number}000000", f"临江县{number}", 3, office.town.city, BEGAN, "设县", by=SYSTEM, now=NOW
    ).ref
    centre = offices.open_centre(
        f"临江县{number}政务服务中心", "administrative", county, office.town.calendar, "临江路2号", "", "", BEGAN, "",
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    window = offices.open_window(centre, f"B0{number}", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    there = replace(office.town, county=county, centre=centre, window=window)
    clerk = town.signed_on(town.an_officer(there, "window", f"62{number}"), f"neighbour{number}")
    return Neighbour(centre, clerk)


def asking(there: Neighbour, right: ShareRight = ShareRight.CONTINUE, days: int = 30) -> ShareAsked:
    """What the head asks for."""
    return ShareAsked(there.centre, right, "申请人住在临江，就近补交和领取。", TODAY + timedelta(days=days))
