"""The four and six handles: worked out from data and places; what is handled district-wide is taken in anywhere."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from django.db import connections
from django.test import Client

from tests.covers import covers
from tests.kernel.calendars import at
from tests.operations import aftermath, errand, levels
from tests.operations.errand import ANSWERS, FORM, TERMS, later
from tests.operations.test_counter import AT_ONCE
from tests.operations.town import NOW, SINCE
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as seen
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.visits import operations as visits
from yimen.insight.handles import queries
from yimen.insight.windows import queries as work
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import OnlineDepth, Reach
from yimen.kernel.lists import LISTS
from yimen.kernel.offices.powers import NotTakenInHere
from yimen.kernel.reform.handles import FOUR, Facts, Handle, handles
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as places
from yimen.registries.grants import operations as grants
from yimen.registries.people import queries as people

TRIPS = replace(
    TERMS,
    trips=2,
    place="滨河路1号",
    service=replace(
        TERMS.service, onsite_reason="要到现场核验", hours="9:00-17:00", online_depth=OnlineDepth.ACCEPTANCE
    ),
)
EVERYWHERE = replace(TERMS, service=replace(TERMS.service, reach=Reach.COUNTIES))


@pytest.mark.django_db
@covers("S-210")
def test_any_town_centre_takes_in_what_is_handled_district_wide_and_it_goes_to_the_office_that_decides() -> None:
    office = errand.an_office(EVERYWHERE)
    here = errand.another_office(office, 2)
    town = levels.a_town_below(office)

    ref = cases.receive(office.item, office.party, ANSWERS, FORM, by=town.clerk, now=later(1)).ref
    with pytest.raises(NotTakenInHere):
        cases.receive(here.item, office.party, ANSWERS, FORM, by=town.clerk, now=later(1))

    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=town.clerk, now=later(1))
    cases.accept(ref, by=town.clerk, now=later(1))
    cases.hand_over(ref, by=town.clerk, now=later(1))
    view = seen.find(ref, office.reviewer, later(2))
    assert view is not None and view.office_name == "示范市市场监督管理局"
    assert errand.served(ref, office.citizen) == errand.served(ref, office.reviewer) == ["anywhere"]
    listed = {
        item: {place.centre_ref for place in places.places(item, day_of(NOW))} for item in (office.item, here.item)
    }
    assert town.centre in listed[office.item] and town.centre not in listed[here.item]


def test_the_handles_follow_from_facts_alone() -> None:
    none = Facts(0, 0, "no", "no", "no")
    everything = Facts(sum(one.bit for one in LISTS.values()), 1, "yes", "yes", "yes")

    assert handles(none) == ()
    assert handles(everything) == tuple(Handle)
    assert handles(replace(none, near_points=2)) == (Handle.NEARBY,)
    assert handles(replace(none, lists=LISTS["one_trip"].bit)) == (Handle.ONCE,)


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    """An instant item that is handled everywhere; one handed down to a town; and one visit that finished a case."""
    with fresh_database():
        office = errand.an_office(replace(AT_ONCE, service=EVERYWHERE.service))
        aftermath.wired()
        town = levels.a_town_below(office)
        levels.handed_down(town, "devolve")
        errand.another_office(office, 2, TRIPS)
        finished(office)
        yield office
        connections.close_all()


def finished(office: errand.Office) -> None:
    clerk = people.staff_member(office.clerk.staff_id or 0)
    assert clerk is not None
    grants.issue_letter(clerk.ref, office.town.office, 1, (), "章", SINCE, None, by=SYSTEM, now=NOW)
    done, later_on = (received(office, moment) for moment in ("2026-11-23 10:00", "2026-11-23 11:00"))
    for ref, moment in ((done, "2026-11-23 10:10"), (later_on, "2026-11-24 10:00")):
        if ref == later_on:
            visits.open_visit(office.party, "领结果", by=office.clerk, now=at(moment))
        cases.decide_at_once(ref, errand.GRANT, by=office.clerk, now=at(moment))
        counter.hand_out(office.party, (ref,), "陈小禾", by=office.clerk, now=at(moment))
        for line in aftermath.lines_of(ref):
            visits.bind_act(line, by=SYSTEM, now=at("2026-11-25 10:00"))


def received(office: errand.Office, moment: str) -> str:
    """An instant item received and accepted while somebody stands there; the first visitor waits for the result."""
    visit = visits.open_visit(office.party, "办证", by=office.clerk, now=at(moment)).ref
    ref = cases.receive(office.item, office.party, ANSWERS, FORM, by=office.clerk, now=at(moment)).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=office.clerk, now=at(moment))
    cases.accept(ref, by=office.clerk, now=at(moment))
    visits.close_visit(visit, by=office.clerk, now=at(moment[:14] + "30"))
    return ref


@covers("S-166", "S-167")
def test_every_item_has_its_handles_and_they_are_counted_by_level(city: errand.Office) -> None:
    found = queries.of_item(city.item, NOW)
    assert found is not None
    assert set(found.handles) == set(Handle) - {Handle.EVERY_DAY} and found.near_points == 1

    whole, of_city = queries.counts(NOW)
    assert (whole.level, whole.items, of_city.level, of_city.items) == (0, 2, 2, 2)
    counted = {one.handle: (one.count, one.percent) for one in whole.counts}
    assert {handle: counted[handle] for handle in FOUR} == {
        Handle.AT_ONCE: (1, 50), Handle.ONLINE: (2, 100), Handle.NEARBY: (1, 50), Handle.ONCE: (1, 50),
    }  # fmt: skip
    assert counted[Handle.DISTRICT_WIDE] == (1, 50) and counted[Handle.EVERY_DAY] == (0, 0)
    for handle in Handle:
        assert len(queries.listed(handle, 0, NOW).rows) == counted[handle][0]
    assert queries.listed(Handle.NEARBY, 3, NOW).rows == ()


@covers("S-266", "S-451")
def test_on_the_spot_is_read_from_one_visit_that_covers_acceptance_and_issue(city: errand.Office) -> None:
    (centre,) = work.on_the_spot(date(2026, 11, 23), date(2026, 11, 26))
    (item,) = work.on_the_spot_items(city.town.centre, date(2026, 11, 23), date(2026, 11, 26))

    assert (centre.ref, centre.cases, centre.on_the_spot, centre.percent) == (city.town.centre, 2, 1, 50)
    assert (item.ref, item.cases, item.on_the_spot) == (city.item, 2, 1)


def test_everybody_reads_the_counts_and_the_lists_behind_them(city: errand.Office) -> None:
    page = Client().get("/handles").content.decode()

    assert "四个办" in page and "/handles/nearby?level=0" in page
    assert "食品经营许可" in Client().get("/handles/nearby", {"level": "2"}).content.decode()
    assert Client().get("/handles/never").status_code == 404
