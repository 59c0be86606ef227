"""Service modes: each is told by the act that makes it so, on the case's own chain, and read from there by all."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.kernel.calendars import at
from tests.operations import classing, errand, town
from tests.operations.errand import ANSWERS, FORM, later
from tests.operations.test_reprojections import told
from tests.operations.town import BEGAN, NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments.operations import PlanTold, Wish
from yimen.engine.centre.counter import operations as counter
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.rulings import Advice
from yimen.kernel.time.worktime import Shift
from yimen.registries.calendars import operations as calendars
from yimen.registries.calendars.rows import DayKind, DayRule
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people_acts
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db
LONG = (Shift(time(9), time(17)),)
FEAST = DayRule(date(2026, 11, 24), DayKind.HOLIDAY, note="建县节")
SATURDAY, EVENING, ON_THE_FEAST = at("2026-11-21 10:00"), at("2026-11-23 18:00"), at("2026-11-24 10:00")
MORNING = at("2026-11-23 10:00")


def a_daily_centre(office: errand.Office) -> tuple[Actor, str]:
    """A centre that opens on all seven days and has a feast of its own: the clerk at its window, and its calendar."""
    calendar = calendars.define_calendar("天天开放", (LONG,) * 7, date(2027, 1, 1), (FEAST,), by=SYSTEM, now=NOW).ref
    centre = offices.open_centre(
        "市民中心", "citizen", office.town.city, calendar, "书院街1号", "", "每天", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    window = offices.open_window(centre, "C01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    there = replace(office.town, centre=centre, window=window)
    return town.signed_on(town.an_officer(there, "window", "900"), "daily.desk"), calendar


def taken_in(office: errand.Office, clerk: Actor, now: datetime) -> str:
    return cases.receive(office.item, office.party, ANSWERS, FORM, by=clerk, now=now).ref


def modes(ref: str, by: Actor) -> list[str]:
    return errand.served(ref, by, ON_THE_FEAST)


@covers("S-191", "S-192", "S-195")
def test_the_kind_of_day_is_told_by_the_act_from_the_calendar_of_the_officer_s_own_centre(
    office: errand.Office,
) -> None:
    daily, _ = a_daily_centre(office)
    ref = taken_in(office, daily, SATURDAY)
    ordinary = taken_in(office, daily, MORNING)
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=daily, now=EVENING)
    cases.accept(ref, by=daily, now=EVENING)
    cases.hand_over(ref, by=daily, now=ON_THE_FEAST)

    assert [told(ref, verb)[0].get("hours") for verb in ("receive", "hand_in", "accept", "hand_over")] == [
        "weekend", "extended", "extended", "holiday",
    ]  # fmt: skip
    assert modes(ref, office.citizen) == modes(ref, daily) == ["extended_hours", "weekend", "holiday"]
    assert modes(ordinary, office.citizen) == []
    # The same moments at a centre that rests on Saturdays and knows no such feast; who works behind no counter late
    # keeps none open, and has the days off of the office.
    elsewhere = taken_in(office, office.clerk, ON_THE_FEAST)
    assert modes(elsewhere, office.citizen) == []
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=at("2026-11-24 19:00"))
    cases.decide(ref, errand.GRANT, by=office.decider, now=at("2026-11-28 10:00"))
    assert [told(ref, verb)[0].get("hours") for verb in ("review", "grant")] == [None, "weekend"]


def test_what_a_calendar_is_changed_to_later_changes_no_act(office: errand.Office) -> None:
    daily, calendar = a_daily_centre(office)
    before = taken_in(office, daily, MORNING)
    closed = DayRule(date(2026, 11, 23), DayKind.HOLIDAY, note="临时放假")
    calendars.change_days(calendar, (closed,), by=SYSTEM, now=MORNING)

    after = taken_in(office, again(daily), MORNING)

    assert (modes(before, office.citizen), modes(after, office.citizen)) == ([], ["holiday"])


def again(who: Actor) -> Actor:
    """Who somebody is with the next request."""
    found = people.actor_of(who.account_id or 0, MORNING)
    assert found is not None
    return found


def test_what_an_applicant_does_at_night_or_the_law_by_itself_is_no_service_of_ours(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.attach_to_case(ref, "rules", "r.png", errand.PNG, by=office.clerk, now=MORNING)
    late = at("2026-11-28 09:30")

    cases.accept(ref, by=office.clerk, now=late)
    cases.withdraw(ref, by=office.citizen, now=late)

    assert "hours" not in told(ref, "deem_accepted")[0] and "hours" not in told(ref, "withdraw")[0]
    assert modes(ref, office.citizen) == []


@covers("S-184")
def test_who_hands_in_on_a_visit_by_appointment_was_served_by_it(office: errand.Office) -> None:
    plan = appointments.open_plan(office.town.centre, PlanTold("综合窗口预约", minutes=60), by=SYSTEM, now=NOW).ref
    wish = Wish(office.item)
    made = appointments.book(plan, at("2026-11-23 10:00"), office.party, wish, by=office.citizen, now=NOW)
    without = counter.receive(office.item, office.party, ANSWERS, FORM, by=office.clerk, now=MORNING).ref
    appointments.arrive(made.code, by=office.clerk, now=MORNING)

    ref = counter.receive(office.item, office.party, ANSWERS, FORM, by=office.clerk, now=MORNING).ref

    assert modes(ref, office.citizen) == modes(ref, office.clerk) == ["appointment"]
    assert modes(without, office.citizen) == []
    assert said(caller(office.citizen).get(f"/cases/{ref}"))["served"][0]["mode"] == "appointment"


@covers("S-186")
def test_a_handler_who_hands_in_for_an_enterprise_is_its_agent_and_its_legal_representative_is_not(
    office: errand.Office,
) -> None:
    works = classing.enterprise(office, "示范建材有限公司", 21)
    handler = town.a_citizen(22, "李青", "liqing")
    people_acts.name_handler(works.party, "李青", town.a_number(22), "handler", None, "", by=works.owner, now=NOW)

    own, handled = (handed_in(office, works.party, who) for who in (works.owner, again(handler)))

    assert told(own, "receive")[0]["agent"] == "by_law"
    assert (errand.served(own, works.owner), errand.served(handled, works.owner)) == ([], ["enterprise_agency"])


def handed_in(office: errand.Office, party: str, by: Actor) -> str:
    """An application handed in over the net by who may act for this party."""
    draft = cases.start_draft(office.item, party, by=by, now=later(1)).ref
    kept = cases.keep_draft(draft, 1, ANSWERS, FORM, by=by, now=later(1))
    for material in ("id", "plan", "rules"):
        cases.attach(draft, material, f"{material}.png", errand.PNG, by=by, now=later(1))
    return cases.submit(draft, kept.revision, office.town.centre, by=by, now=later(1)).ref
