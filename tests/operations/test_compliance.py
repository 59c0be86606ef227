"""The compliance matrix: each requirement met or missing since a day, with what is behind it, from records alone."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import concentrating as the
from tests.operations import errand, levels, town
from tests.operations.concentrating import ENTRY, PLAN
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly import database
from yimen.insight.compliance import queries
from yimen.insight.compliance.rows import Gap, OfficeFindings
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.concentration import REQUIREMENTS, ROLES_OF, Task, Template
from yimen.registries.concentration import operations as concentration
from yimen.registries.delegations import operations as delegations
from yimen.registries.grants import operations as grants
from yimen.registries.grants import queries as letters
from yimen.registries.people import operations as enrolling
from yimen.registries.people import queries as people
from yimen.registries.regions import operations as regions
from yimen.threshold.desk_menu import DESK_ENTRIES

ASKED, MAY, JUNE = date(2026, 3, 1), date(2026, 5, 1), date(2026, 6, 1)
YESTERDAY = TODAY - timedelta(days=1)


@dataclass(frozen=True)
class City:
    """A city that asks 3+3: one office has everything, one is late and lost its letter, one never began."""

    complete: errand.Office
    late: errand.Office
    idle: errand.Office
    section: errand.Office
    untold: errand.Office
    """Of another city, which has settled no template."""


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        complete = errand.an_office()
        late, idle = errand.another_office(complete, 2), errand.another_office(complete, 3)
        below = levels.an_authority("许可处", complete.town.city, 960, idle.town.office)
        section = errand.staffed(replace(complete.town, office=below), errand.TERMS, 4, complete.clerk)
        far = regions.found_region("990200000000", "示远市", 2, None, BEGAN, "设市", by=SYSTEM, now=NOW).ref
        own = levels.an_authority("示远市市场监督管理局", far, 970)
        untold = errand.staffed(replace(complete.town, office=own), errand.TERMS, 5, complete.clerk)
        concentration.settle_template(complete.town.city, "3+3", ASKED, "示府〔2026〕1号", by=SYSTEM, now=NOW)
        the.seats(complete, 9, 9)
        _in_order(complete)
        _late(late)
        yield City(complete, late, idle, section, untold)
        connections.close_all()


def _in_order(office: errand.Office) -> None:
    the.a_division(office)
    window = the.own_window(office)
    concentration.take_up_residency(the.planned(office), TODAY, by=SYSTEM, now=NOW)
    the.a_head(office)
    the.posted(office, window)
    leader = enrolling.enrol_staff("l1", "何局", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    concentration.appoint(office.town.office, leader, "leader", BEGAN, "分管", by=SYSTEM, now=NOW)


def _late(office: errand.Office) -> None:
    the.a_division(office, "co_located", MAY)
    the.planned(office, replace(ENTRY, due=YESTERDAY))
    staff = the.a_head(office, "h2", MAY)
    member = people.staff_member(staff) or pytest.fail()
    (letter,) = letters.letters_of(member.id)
    then = datetime(JUNE.year, JUNE.month, JUNE.day, 3, tzinfo=UTC)
    grants.revoke_letter(letter.ref, "岗位调整", by=SYSTEM, now=then)


def line(office: errand.Office, now: datetime = NOW) -> OfficeFindings:
    return next(row for row in queries.matrix(now).rows if row.ref == office.town.office)


def told(office: errand.Office) -> dict[str, tuple[str, date]]:
    return {one.requirement: (one.met, one.since) for one in line(office).findings}


def gaps(office: errand.Office) -> list[tuple[str, str]]:
    account = queries.account(office.town.office, NOW)
    assert account is not None
    return [(gap.requirement, gap.what) for gap in account.gaps]


@covers("S-011", "S-012")
def test_an_office_that_has_everything_meets_every_requirement_since_its_records_say_so(city: City) -> None:
    assert line(city.complete).missing == 0
    assert told(city.complete) == {
        "functions": ("yes", ASKED),
        "entered": ("yes", TODAY),
        "online": ("yes", ASKED),
        "items": ("yes", ASKED),
        "authorised": ("yes", ASKED),
        "staffed": ("yes", TODAY),
    }
    assert gaps(city.complete) == []


@covers("S-011", "S-013")
def test_what_an_office_lacks_is_named_with_the_day_since_which_it_is_missing(city: City) -> None:
    assert told(city.late) == {
        "functions": ("yes", MAY),
        "entered": ("no", ASKED),
        "online": ("yes", ASKED),
        "items": ("no", TODAY),
        "authorised": ("no", JUNE),
        "staffed": ("no", ASKED),
    }
    assert gaps(city.late) == [("entered", "late"), ("items", "late"), ("authorised", "no_letter")]
    (late, _, _) = (queries.account(city.late.town.office, NOW) or pytest.fail()).gaps
    assert late == replace(late, name="示范市行政服务中心", day=YESTERDAY)


def test_an_item_that_a_section_keeps_is_a_function_outside_the_division(city: City) -> None:
    assert told(city.idle)["functions"] == ("no", ASKED)
    found = [gap for gap in (queries.account(city.idle.town.office, NOW) or pytest.fail()).gaps]

    assert Gap(found[0].requirement, "no_division") == found[0]
    assert (found[1].what, found[1].ref, found[1].by) == ("own_section", city.section.item, "许可处")
    assert queries.account(city.section.town.office, NOW) is None


@covers("S-013")
def test_without_a_settled_template_three_and_two_are_asked_since_the_office_began(city: City) -> None:
    asked = {row.ref: (row.template, row.asked) for row in queries.matrix(NOW).rows}

    assert asked.pop(city.untold.town.office) == ("3+2", BEGAN)
    assert set(asked.values()) == {("3+3", ASKED)}
    needed = {one.requirement for one in line(city.untold).findings}
    assert needed == {*REQUIREMENTS[Template.THREE_TWO]} < {one.requirement for one in line(city.late).findings}
    # Items were published later: nobody had any by then.
    assert queries.matrix(datetime(2026, 2, 20, 2, tzinfo=UTC)).rows == ()


def test_the_matrix_of_all_offices_costs_the_same_few_statements(city: City) -> None:
    with CaptureQueriesContext(connections["read"]) as asked:
        page = queries.matrix(NOW, only="missing")

    assert {row.ref for row in page.rows} == {city.late.town.office, city.idle.town.office, city.untold.town.office}
    assert page.after is None
    assert len(asked) == 8


@covers("S-134", "S-461", "S-462")
def test_entry_rates_count_items_and_departments_from_where_they_are_handled(city: City) -> None:
    found = queries.rates(NOW)

    assert (found.items, found.items_of, found.offices, found.offices_of) == (1, 5, 1, 4)
    assert (found.in_place, found.overdue) == (0, 1)
    assert queries.rates(NOW, city.complete.town.centre) == found
    assert queries.rates(NOW, "0000000000000000").items == 0


@covers("S-016", "S-467")
def test_the_three_forms_are_counted_of_all_divisions(city: City) -> None:
    counted = {one.form: (one.divisions, one.percent) for one in queries.forms(TODAY)}

    assert counted == {
        "stand_alone": (1, 50), "co_located": (1, 50), "delegated": (0, 0),
    }  # fmt: skip


@covers("S-020")
def test_each_of_the_three_tasks_names_who_bears_it_by_their_posts(city: City) -> None:
    account = queries.account(city.complete.town.office, NOW) or pytest.fail()

    assert [(one.task, bool(one.staff)) for one in account.tasks] == [
        ("approval", True), ("windows", True), ("reform", False),
    ]  # fmt: skip
    assert [one.duty for one in account.duties] == ["leader", "head"]
    assert account.residencies[0].leader == "何局"


@covers("S-020")
def test_each_of_the_three_tasks_opens_its_pages_to_its_posts_and_to_no_others(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    bearers = {
        Task.APPROVAL: ("window", "workbench:window"),
        Task.WINDOWS: ("centre_manager", "workbench:window_groups"),
        Task.REFORM: ("catalogue_editor", "workbench:catalogue"),
    }
    browsers = {
        task: at_the_desk(
            town.signed_on(town.an_officer(city.complete.town, role, f"9{n}0"), f"bearer.{n}"), NOW, monkeypatch
        )
        for n, (task, (role, _)) in enumerate(bearers.items())
    }

    for task, (_, route) in bearers.items():
        for other, browser in browsers.items():
            page, menu = browser.get(reverse(route)), browser.get("/desk/").content.decode()
            assert page.status_code == (200 if task is other else 403), (task, other)
            assert (f'href="{reverse(route)}"' in menu) is (task is other), (task, other)
    shown_in_vain = [
        (entry.name, str(role))
        for entry in DESK_ENTRIES
        if (said := resolve(reverse(entry.route)).func.authority.split(":")[1:])  # type: ignore[attr-defined]
        for role in entry.roles
        if role not in said
    ]
    assert shown_in_vain == []
    assert all({role for entry in DESK_ENTRIES for role in entry.roles} & {*roles} for roles in ROLES_OF.values())


@covers("S-011")
def test_a_supervisor_reads_the_matrix_and_goes_to_what_a_department_lacks(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = town.signed_on(town.an_officer(city.complete.town, "supervisor", "sv"), "the.supervisor")
    browser = at_the_desk(head, NOW, monkeypatch)

    page = browser.get("/oversight/concentration").content.decode()
    missing = browser.get("/oversight/concentration?only=missing").content.decode()
    one = browser.get(f"/oversight/concentration/{city.late.town.office}").content.decode()

    assert "自 2026年6月1日" in page and "20" in page
    assert "示范市第2局" in missing and "示范市市场监督管理局" not in missing
    assert "应在2026年11月19日（周四）前进驻示范市行政服务中心，逾期没有进驻" in one
    assert "负责人没有有效的授权书" in one
    assert browser.get("/oversight/concentration/NOSUCH").status_code == 404


@covers("S-106")
def test_everybody_reads_which_items_are_handled_in_which_centre_by_department(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())

    page = Client().get(f"/centres/items?centre={city.complete.town.centre}").content.decode()

    assert "示范市市场监督管理局" in page and "B01" in page
    assert "示范市第2局" not in page


@covers("S-018")
def test_where_a_division_is_not_as_determined_is_told(city: City) -> None:
    office, admin = city.late, town.signed_on(town.an_officer(city.late.town, "administrator", "aa"), "an.admin")
    plan = replace(PLAN, form="delegated", headcount=0, tasks=("reform",))
    ref = concentration.propose_determination(office.town.office, "示编9号", plan, JUNE, by=SYSTEM, now=NOW).ref
    concentration.approve_determination(ref, by=admin, now=NOW)
    the_late = queries.account(office.town.office, NOW) or pytest.fail()

    assert the_late.office.form == "delegated"
    assert [(one.what, one.determined) for one in the_late.departures] == [("headcount", "0"), ("task", "reform")]


def test_an_item_taken_over_by_the_division_concentrates_the_functions_that_day(city: City) -> None:
    """The last test of this city: it puts right what the others saw missing."""
    the.a_division(city.idle)
    tomorrow = TODAY + timedelta(days=1)
    delegations.take_over((city.section.item,), city.idle.town.office, tomorrow, "归并", by=SYSTEM, now=NOW)

    assert told(city.idle)["functions"] == ("no", TODAY)
    (found, *_) = line(city.idle, NOW + timedelta(days=1)).findings
    assert (found.met, found.since) == ("yes", tomorrow)
