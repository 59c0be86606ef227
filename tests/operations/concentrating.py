"""Builders of the concentration of powers: an office with a division, its head and letter, and a centre with seats."""

from dataclasses import replace
from datetime import date, timedelta

from tests.operations import errand, town
from tests.operations.town import BEGAN, NOW, SINCE, TODAY
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.concentration import operations as concentration
from yimen.registries.concentration.operations import DivisionPlan, EntryPlan
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people

PLAN = DivisionPlan("行政审批处", "stand_alone", "new", "whole", 3, ("approval", "windows", "reform"))
ENTRY = EntryPlan("第一批", TODAY + timedelta(days=30), front=2, back=1, windows=1, staff=1)


def a_division(office: errand.Office, form: str = "stand_alone", since: date = BEGAN) -> None:
    offices.set_division(office.town.office, "行政审批处", form, since, "编办批复", by=SYSTEM, now=NOW)


def seats(office: errand.Office, front: int = 4, back: int = 2) -> None:
    concentration.set_seats(office.town.centre, front, back, BEGAN, "中心座席", by=SYSTEM, now=NOW)


def planned(office: errand.Office, plan: EntryPlan = ENTRY, items: tuple[str, ...] | None = None) -> str:
    """The office's residency in the centre, planned with its item."""
    brought = (office.item,) if items is None else items
    return concentration.plan_residency(
        office.town.office, office.town.centre, plan, brought, "进驻方案", by=SYSTEM, now=NOW
    ).ref


def own_window(office: errand.Office, since: date = BEGAN, code: str = "B01") -> str:
    """A window of the office in the centre."""
    return offices.open_window(
        office.town.centre, code, "市监窗口", office.town.office, since, "", by=SYSTEM, now=NOW
    ).ref


def entered(office: errand.Office, on: date = TODAY) -> str:
    """Planned and taken up: division, seats and window are there."""
    a_division(office)
    seats(office)
    own_window(office)
    ref = planned(office)
    concentration.take_up_residency(ref, on, by=SYSTEM, now=NOW)
    return ref


def a_head(office: errand.Office, number: str = "h1", since: date = BEGAN, seal: str = "行政审批专用章") -> str:
    """The head of the division, with a letter for everything."""
    staff = people.enrol_staff(number, f"处长{number}", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    concentration.appoint(office.town.office, staff, "head", since, "任命", by=SYSTEM, now=NOW)
    grants.issue_letter(staff, office.town.office, 4, (), seal, SINCE, None, by=SYSTEM, now=NOW)
    return staff


def posted(office: errand.Office, window: str, number: str = "w1") -> None:
    """Somebody of the office at a window in the centre."""
    there = replace(office.town, window=window)
    town.an_officer(there, "window", number)


def the_manager(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "centre_manager", "m1"), "the.manager")


def the_reformer(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "reform_office", "r1"), "the.reformer")
