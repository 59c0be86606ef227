"""Builders of the levels below the city: a town with its government, centre and clerk, and items handed down to it."""

from dataclasses import dataclass, replace
from datetime import date

from stdnum.cn import uscc

from tests.operations import errand, town
from tests.operations.town import BEGAN, NOW, SINCE
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.rulings import Advice
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry, HandedDown
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.regions import operations as regions
from yimen.registries.towns import operations as towns


@dataclass(frozen=True)
class Below:
    """A town below the office of the errand: its government, its centre, and who works there."""

    office: errand.Office
    region: str
    government: str
    centre: str
    clerk: Actor
    reviewer: Actor
    decider: Actor
    decider_staff: str


def an_authority(name: str, region: str, serial: int, parent: str | None = None) -> str:
    """One more office somewhere, with a number of its own."""
    body = f"11990100{serial:09d}"
    return offices.found_office(
        name, name, body + uscc.calc_check_digit(body), region, "national", f"示{serial}", BEGAN, "三定方案", parent,
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip


def a_town_below(office: errand.Office, number: int = 1, centre_class: int = 2) -> Below:
    """A town of the county: government, centre of a class, a clerk at its window and a reviewer and decider."""
    region = regions.found_region(
        f"990101{number:03d}000", f"示范{number}镇", 4, office.town.county, BEGAN, "设镇", by=SYSTEM, now=NOW
    ).ref
    government = an_authority(f"示范{number}镇人民政府", region, 700 + number)
    centre = offices.open_centre(
        f"示范{number}镇便民服务中心", "town", region, "national", "为民路1号", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    window = offices.open_window(centre, "A01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    if centre_class:
        towns.class_centre(centre, centre_class, BEGAN, "示府〔2020〕1号", by=SYSTEM, now=NOW)
    towns.join_centre(centre, government, BEGAN, "合署", by=SYSTEM, now=NOW)
    there = replace(office.town, office=government, centre=centre, window=window)
    clerk = town.signed_on(town.an_officer(there, "window", f"{number}71"), f"town.clerk{number}")
    reviewer = town.signed_on(town.an_officer(there, "reviewer", f"{number}72"), f"town.reviewer{number}")
    staff = town.an_officer(there, "decider", f"{number}74")
    letter_for(staff, government)
    decider = town.signed_on(staff, f"town.decider{number}")
    return Below(office, region, government, centre, clerk, reviewer, decider, staff)


def letter_for(staff: str, office: str) -> None:
    grants.issue_letter(staff, office, 4, (), "专用章", SINCE, None, by=SYSTEM, now=NOW)


def announced(*entries: Entry, number: str = "示府〔2026〕8号", on: date = BEGAN) -> str:
    """A published document with these items."""
    return delegations.announce(number, "公布下放事项", "示范市人民政府", on, entries, by=SYSTEM, now=NOW).ref


def handed_down(
    below: Below, mode: str, least_class: int = 0, equal: str = "no", villages: str = "no", begins: date = BEGAN
) -> HandedDown:
    """The errand's item handed down to the town: to its government, or to its centre, as the mode needs."""
    document = announced(
        Entry(below.office.item, mode, least_class, equal, villages), number=f"示府{mode}{below.region}"
    )
    unit = below.government if mode in ("devolve", "entrust") else below.centre
    return delegations.delegate(document, (below.office.item,), mode, unit, begins, by=SYSTEM, now=NOW)


def taken_in(below: Below, office: str = "") -> str:
    """An application for the errand's item, taken in at the town's window, with its files."""
    return errand.taken_in(below.office, below.clerk, office)


def for_decision(below: Below) -> str:
    """Taken in, accepted, handed over and reviewed in the town: only the decision is left."""
    ref = taken_in(below)
    cases.accept(ref, by=below.clerk, now=errand.later(1))
    cases.hand_over(ref, by=below.clerk, now=errand.later(2))
    cases.review(ref, Advice.GRANT, "符合条件。", by=below.reviewer, now=errand.later(3))
    return ref
