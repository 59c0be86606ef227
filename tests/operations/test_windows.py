"""Windows: counters are grouped, scoped and merged from a day on, without touching items or accounts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connections

from tests.covers import covers
from tests.kernel.calendars import at
from tests.operations import aftermath, errand
from tests.operations import town as places
from tests.operations.errand import ANSWERS, FORM, TERMS, later
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly import database
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.counter.allow import OutOfScope
from yimen.engine.centre.visits import operations as visits
from yimen.insight.windows import queries as work
from yimen.kernel.actor import SYSTEM
from yimen.kernel.visits.window_groups import CounterAdvice, GroupKind
from yimen.kernel.writing import NotAllowed
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as read
from yimen.registries.windows import operations, queries
from yimen.registries.windows.operations import (
    DifferentCentres,
    GroupOver,
    GroupSaid,
    ItemsNotNamed,
    LetterTaken,
    WindowElsewhere,
)

TOMORROW = TODAY + timedelta(days=1)


def a_window(office: errand.Office, code: str, of: str | None = None) -> str:
    return offices.open_window(office.town.centre, code, f"{code}窗口", of, BEGAN, "", by=SYSTEM, now=NOW).ref


def a_group(office: errand.Office, letter: str, kind: str = GroupKind.SECTOR, **more: object) -> str:
    said = GroupSaid(kind, letter, f"{letter}组", **more)  # type: ignore[arg-type]
    return operations.form_group(office.town.centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW).ref


def handed_in(office: errand.Office, item: str) -> str:
    return counter.receive(item, office.party, ANSWERS, FORM, by=office.clerk, now=later(1)).ref


@pytest.mark.django_db
@covers("S-157", "S-164")
def test_the_scope_of_a_counter_changes_without_touching_items_or_accounts(office: errand.Office) -> None:
    other = errand.another_office(office, 2)
    trade = a_group(office, "B", windows=(office.town.window,), items=(office.item,))
    building = a_group(office, "C", windows=(a_window(office, "C01"),), items=(other.item,))

    assert handed_in(office, office.item)
    with pytest.raises(OutOfScope) as refused:
        handed_in(office, other.item)
    assert (refused.value.letter, refused.value.windows) == ("C", "C01")

    # Merged: the same clerk, with the same account and post, takes in what two groups did; the ticket is one.
    operations.merge_groups(building, trade, TODAY, "合门并窗", by=SYSTEM, now=NOW)

    assert handed_in(office, other.item)
    (group,) = queries.groups(office.town.centre, NOW)
    assert (group.ref, group.letter, group.items, group.offices) == (trade, "B", 2, 2)
    assert group.windows == ("A01", "C01")
    ended = queries.group(building, NOW)
    assert ended is not None and ended.ends == TODAY
    with pytest.raises(GroupOver):
        operations.scope_items(building, (office.item,), TODAY, by=SYSTEM, now=NOW)


@pytest.mark.django_db
@covers("S-164")
def test_items_that_follow_each_other_stand_in_one_group_and_have_one_ticket(office: errand.Office) -> None:
    needs = replace(TERMS, service=replace(TERMS.service, prerequisites=(office.item,)))
    after = errand.another_office(office, 2, needs)
    chain = queries.chain(office.item, NOW)

    assert [(one.ref, one.side) for one in chain] == [(office.item, "self"), (after.item, "after")]
    assert [one.side for one in queries.chain(after.item, NOW)] == ["before", "self"]
    group = a_group(office, "D", GroupKind.CHAIN, items=tuple(one.ref for one in chain), windows=(office.town.window,))

    window = queries.counters(office.town.centre, TODAY)[0]
    assert (window.group_ref, window.letter) == (group, "D")
    centre = offices_centre(office)
    assert {found.letter for one in chain if (found := queries.where(centre, one.ref, NOW))} == {"D"}


def offices_centre(office: errand.Office) -> int:
    row = read.centre(office.town.centre, TODAY)
    assert row is not None
    return row.id


@pytest.mark.django_db
@covers("S-154")
def test_what_herders_need_is_concentrated_at_one_window_and_leaves_it_with_the_list() -> None:
    herders = replace(TERMS, service=replace(TERMS.service, tags=("farmers_herdsmen",), agency="yes"))
    office = errand.an_office(herders)
    other = errand.another_office(office, 2)
    group = a_group(office, "H", GroupKind.LIST, list_code="farmers", windows=(office.town.window,))

    assert [row.ref for row in queries.items(group, NOW).rows] == [office.item]
    assert [row.ref for row in queries.on_list("farmers", NOW)] == [group]
    assert handed_in(office, office.item)
    with pytest.raises(OutOfScope):
        handed_in(office, other.item)
    with pytest.raises(ItemsNotNamed):
        operations.scope_items(group, (other.item,), TODAY, by=SYSTEM, now=NOW)
    # A group for everything takes what no other names.
    a_group(office, "E", GroupKind.EVERYTHING, windows=(office.town.window,))
    assert handed_in(office, other.item)


@pytest.mark.django_db
def test_a_counter_stands_in_one_group_and_an_item_in_one_of_a_centre(office: errand.Office) -> None:
    first = a_group(office, "B", windows=(office.town.window,), items=(office.item,))
    second = a_group(office, "C")

    operations.place_windows(second, (office.town.window,), TODAY, by=SYSTEM, now=NOW)
    operations.scope_items(second, (office.item,), TODAY, by=SYSTEM, now=NOW)

    held = {row.ref: (row.windows, row.items) for row in queries.groups(office.town.centre, NOW)}
    assert held == {first: ((), 0), second: (("A01",), 1)}
    operations.release_items(second, (office.item,), TOMORROW, by=SYSTEM, now=NOW)
    operations.free_windows(second, (office.town.window,), TOMORROW, by=SYSTEM, now=NOW)
    operations.end_group(second, TOMORROW, "试点结束", by=SYSTEM, now=NOW)
    assert queries.counters(office.town.centre, TOMORROW)[0].group_ref == ""
    assert queries.elsewhere([post.post_id for post in office.clerk.posts], office.item, later(48)) is None


@pytest.mark.django_db
def test_a_letter_is_used_once_and_only_who_manages_the_centre_arranges_its_counters(office: errand.Office) -> None:
    group = a_group(office, "B")
    elsewhere = offices.open_centre(
        "滨河县便民中心", "administrative", office.town.county, "national", "", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    far = offices.open_window(elsewhere, "Z01", "外地窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    manager = places.signed_on(places.an_officer(office.town, "centre_manager", "660"), "manager")
    abroad = operations.form_group(elsewhere, GroupSaid("few", "B", "B组"), BEGAN, "", by=SYSTEM, now=NOW).ref

    with pytest.raises(LetterTaken):
        a_group(office, "B")
    with pytest.raises(WindowElsewhere):
        operations.place_windows(group, (far,), TODAY, by=SYSTEM, now=NOW)
    with pytest.raises(DifferentCentres):
        operations.merge_groups(abroad, group, TODAY, "并", by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.place_windows(abroad, (far,), TODAY, by=manager, now=NOW)
    with pytest.raises(NotAllowed):
        operations.place_windows(group, (office.town.window,), TODAY, by=office.clerk, now=NOW)
    assert operations.place_windows(group, (office.town.window,), TODAY, by=manager, now=NOW).moved == 1


@pytest.fixture(scope="module")
def served(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    """A busy comprehensive counter, and two departments with a counter each to which nearly nobody comes."""
    with fresh_database():
        office = errand.an_office()
        aftermath.wired()
        for number in (2, 3):
            other = errand.another_office(office, number)
            a_window(office, f"D0{number}", other.town.office)
        for hour in range(9, 12):
            visit = visits.open_visit(office.party, "办证", by=office.clerk, now=at(f"2026-11-23 {hour:02}:00")).ref
            handed_in_at = at(f"2026-11-23 {hour:02}:10")
            counter.receive(office.item, office.party, ANSWERS, FORM, by=office.clerk, now=handed_in_at)
            visits.close_visit(visit, by=office.clerk, now=at(f"2026-11-23 {hour:02}:59"))
        yield office
        connections.close_all()


@covers("S-161")
def test_the_load_report_recommends_one_counter_more_or_a_merger(served: errand.Office) -> None:
    report = work.load(served.town.centre, date(2026, 11, 23), date(2026, 11, 24))

    rows = {row.code: row for row in report.windows}
    assert (rows["A01"].arrivals, rows["A01"].busy_minutes, rows["A01"].mean_minutes) == (3, 177, 59.0)
    assert rows["A01"].open_minutes == 420 and rows["A01"].percent == 42
    assert (rows["A01"].advice, rows["D02"].advice) == (CounterAdvice.KEEP, CounterAdvice.MERGE)
    assert work.load(served.town.centre, date(2026, 11, 24), date(2026, 11, 23)).windows == ()


@covers("S-160")
def test_items_with_few_cases_of_several_departments_are_planned_into_one_counter(served: errand.Office) -> None:
    plan = work.plan(served.town.centre, date(2026, 11, 23), date(2026, 11, 24), 5)

    assert (len(plan.items), plan.offices, plan.codes, plan.needed) == (2, 2, ("D02", "D03"), 1)
    said = GroupSaid("few", "F", "综合受理", windows=plan.windows, items=tuple(one.ref for one in plan.items))
    group = operations.form_group(served.town.centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW).ref
    formed = queries.group(group, NOW)
    assert formed is not None and (formed.offices, formed.windows) == (2, ("D02", "D03"))
    # What is merged is not proposed again.
    assert work.plan(served.town.centre, date(2026, 11, 23), date(2026, 11, 24), 5).items == ()
    assert work.months(group, later(24 * 7)) == ()
