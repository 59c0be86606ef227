"""Reports about powers: every figure equals the records behind it, and names what lies unused or is missing."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from django.db import connection, connections
from django.utils.translation import override

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, levels, town
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.levels import Below
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly import database
from yimen.channels.clockwork.putting_right import put_right
from yimen.engine.case.cases import operations as cases
from yimen.insight.conduct import queries as conduct
from yimen.insight.figures.catalogue import amounts
from yimen.insight.lists import queries as lists
from yimen.insight.lists.rows import Narrowed
from yimen.insight.powers import queries
from yimen.kernel.actor import SYSTEM, Actor, ActorKind, PostHeld, Role
from yimen.kernel.lists import LISTS
from yimen.kernel.terms import MaterialTerm, Necessity
from yimen.registries.catalogue.reform import rectifications
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations import queries as registry
from yimen.registries.delegations.operations import Entry
from yimen.registries.offices import queries as offices
from yimen.threshold.words.rectifications import found_words

SINCE = NOW - timedelta(days=30)


@dataclass(frozen=True)
class City:
    """A city in which one town decides an item, one only collects it, and a third never used what it has."""

    office: errand.Office
    deciding: Below
    collecting: Below
    idle: Below


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        photo = MaterialTerm("photo", "场所照片", Necessity.OPTIONAL, law="第十二条")
        told = replace(TERMS.service, domain="食品", related=("R-1",))
        office = errand.an_office(replace(TERMS, materials=(*TERMS.materials, photo), service=told))
        found = City(office, *(levels.a_town_below(office, number, 1) for number in (1, 2, 3)))
        levels.handed_down(found.deciding, "devolve", equal="yes")
        levels.handed_down(found.collecting, "agency")
        levels.handed_down(found.idle, "extend")
        cases.decide(levels.for_decision(found.deciding), GRANT, by=found.deciding.decider, now=later(4))
        levels.taken_in(found.collecting)
        errand.received(office)
        yield found
        connections.close_all()


@covers("S-091", "S-479")
def test_the_counts_of_districts_and_towns_are_the_records_themselves(city: City) -> None:
    counts = queries.by_unit(TODAY)

    assert sum(one.total for one in counts) == queries.records(TODAY) == 3
    assert [dict(one.modes) for one in counts] == [{"devolve": 1}, {"agency": 1}, {"extend": 1}]
    assert len(registry.delegations(TODAY).rows) == 3
    assert [(one.level, one.handed_down) for one in amounts(NOW).levels] == [(2, 0), (4, 3)]


@covers("S-092")
def test_the_share_that_can_be_done_below_counts_what_is_decided_there(city: City) -> None:
    share = queries.share_below(NOW)

    assert (share.count, share.of, share.percent) == (1, 1, "100.0%")


@covers("S-095")
def test_the_matrix_says_who_does_what_at_each_level_and_flags_what_is_missing(city: City) -> None:
    (row,) = queries.matrix(NOW).rows
    by_level = {cell.level: cell for cell in row.cells}

    assert (by_level[2].accepts, by_level[2].reviews, by_level[2].decides) == (1, 1, 1)
    assert (by_level[4].collects, by_level[4].accepts, by_level[4].decides) == (3, 2, 1)
    assert row.flags == ("no_supervisor",)


@covers("S-096")
def test_an_item_nobody_used_below_stands_beside_what_it_still_brings_to_the_city(city: City) -> None:
    (row,) = queries.cold(SINCE, NOW + timedelta(hours=1))

    assert (row.unit_name, row.used, row.above) == ("示范3镇便民服务中心", 0, 1)
    assert queries.cold(None, NOW + timedelta(hours=1)) == (row,)
    assert sorted(one.ever for one in queries.cold(later(2), later(3))) == [0, 1, 1]
    assert len(queries.cold(SINCE, NOW + timedelta(hours=1), fewer_than=2)) == 3


@covers("S-098")
def test_the_coverage_shows_each_domain_in_each_town(city: City) -> None:
    found = queries.coverage(NOW)

    assert [one.name for one in found.towns] == ["示范1镇", "示范2镇", "示范3镇"]
    assert [(row.domain, row.counts, row.bare) for row in found.rows] == [("食品", (1, 1, 1), "no")]


@covers("S-101")
def test_items_that_still_need_two_levels_are_listed(city: City) -> None:
    (row,) = queries.several_levels(NOW)

    assert row.levels == (2, 4)


@covers("S-099")
def test_the_statistics_say_where_it_was_done(city: City) -> None:
    found = queries.done_where(city.office.item, SINCE, NOW + timedelta(hours=1))

    assert {(one.office_name, one.mode): one.cases for one in found} == {
        ("示范1镇人民政府", "devolve"): 1,
        ("示范市市场监督管理局", ""): 2,
    }


@covers("S-027")
def test_the_network_is_rolled_up_by_level(city: City) -> None:
    by_level = {one.level: one for one in queries.network(SINCE, NOW + timedelta(hours=1))}

    assert (by_level[2].points, by_level[2].cases) == (1, 1)
    assert (by_level[4].areas, by_level[4].covered, by_level[4].cases) == (3, 3, 2)


@covers("S-028", "S-116")
def test_the_finder_lists_the_places_of_an_item_and_how_far_it_gets_there(city: City) -> None:
    everywhere = {one.name: one.reach for one in registry.places(city.office.item, TODAY)}
    in_town = registry.places(city.office.item, TODAY, city.deciding.region)

    assert everywhere == {
        "示范市行政服务中心": "accept",
        "示范1镇便民服务中心": "decide",
        "示范2镇便民服务中心": "collect",
        "示范3镇便民服务中心": "accept",
    }
    assert [(one.name, one.decides_name) for one in in_town] == [("示范1镇便民服务中心", "示范1镇人民政府")]
    assert [one.office_name for one in registry.choices(city.office.item, TODAY)] == [
        "示范市市场监督管理局",
        "示范1镇人民政府",
    ]


@pytest.mark.parametrize("page", ["reports", "matrix", "matrix?only=flagged", "cold", "cold?days=30&fewer=3"])
def test_every_report_has_its_page(city: City, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = at_the_desk(reader_of(city), NOW + timedelta(hours=1), monkeypatch)

    chinese = reader.get(f"/desk/powers/{page}")
    english = reader.get(f"/desk/powers/{page}", headers={"Accept-Language": "en"})

    assert (chinese.status_code, english.status_code) == (200, 200)
    assert "示范3镇" in chinese.content.decode() or "matrix" in page


def reader_of(city: City) -> Actor:
    """Somebody who supervises the whole city; entered once."""
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_account where login = 'reports.reader'")
        found = cursor.fetchone()
    if found is not None:
        return town.the_actor(found[0])
    return town.signed_on(town.an_officer(city.office.town, "catalogue_editor", "990"), "reports.reader")


@covers("S-141")
def test_a_list_that_no_longer_fits_what_is_done_raises_an_alarm(city: City) -> None:
    assert queries.stale(SINCE, NOW + timedelta(hours=1)) == ()

    assert listed_in(city.collecting.centre) == listed_in(city.idle.centre) == [city.office.item]

    (row,) = registry.delegations(TODAY, registry.Narrowed(unit=city.collecting.centre)).rows
    delegations.end_delegation(row.ref, TODAY, "停用", by=SYSTEM, now=NOW)

    found = queries.stale(SINCE, NOW + timedelta(hours=1))
    assert [(one.what, one.unit_name, one.cases) for one in found] == [("not_on_list", "示范2镇便民服务中心", 1)]
    assert (listed_in(city.collecting.centre), listed_in(city.idle.centre)) == ([], [city.office.item])
    assert listed_in(city.office.town.centre) == [city.office.item]
    first, second = put_right(NOW + timedelta(hours=1)), put_right(NOW + timedelta(hours=2))
    assert ((first.opened, first.closed), (second.opened, second.closed)) == ((1, 0), (0, 0))
    alarmed = {
        one.name: rectifications.alarms(a_manager(one.id)) for one in offices.centres(TODAY) if one.kind == "town"
    }
    assert alarmed == {"示范1镇便民服务中心": 0, "示范2镇便民服务中心": 1, "示范3镇便民服务中心": 0}
    (task,) = rectifications.concerning(reader_of(city))
    assert (task.deviation, task.centre_name, task.by_itself) == ("stale_list", "示范2镇便民服务中心", "yes")


def listed_in(centre: str) -> list[str]:
    """The town's published list, as everybody reads it."""
    page = lists.page(LISTS["time_limits"], Narrowed(centre=centre), NOW)
    return [row.ref for row in page.rows]


def a_manager(centre: int) -> Actor:
    post = PostHeld(9, Role.CENTRE_MANAGER, None, centre, "中心负责人")
    return Actor(ActorKind.STAFF, "of.the.centre", posts=(post,))


def test_the_alarm_stands_at_the_desk_of_whom_it_concerns(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_the_desk(reader_of(city), NOW + timedelta(hours=3), monkeypatch)

    pages = [desk.get(f"/desk/{page}").content.decode() for page in ("", "alarms")]
    piece = desk.get("/desk/alarms/standing", headers={"HX-Request": "true"}).content.decode()

    assert "/desk/alarms/standing" in pages[0] and "1 项整改和公布告警" in piece
    assert "最近30天收了1件" in pages[1] and "示范2镇便民服务中心" in pages[1] and "系统发现" in pages[1]
    assert desk.get("/desk/alarms/standing").headers["Location"] == "/desk/alarms"


@covers("S-144")
def test_an_item_that_is_late_by_law_again_and_again_is_to_be_put_right(city: City) -> None:
    missed = [NOW - timedelta(days=day) for day in (1, 2, 3, 4)]
    for case, due_at in enumerate(missed[:2]):
        a_missed_limit(city, due_at, case)
    a_missed_limit(city, missed[3], 0)
    assert conduct.late_items(SINCE, NOW) == (), "a case that is late twice is one case"
    a_missed_limit(city, missed[2], 2)

    (late,) = conduct.late_items(SINCE, NOW)

    assert (late.item_ref, late.cases, late.last) == (city.office.item, 3, missed[0] + timedelta(hours=1))
    assert put_right(NOW + timedelta(hours=4)).opened == 1
    told = {one.deviation: one for one in rectifications.concerning(reader_of(city))}
    assert found_words(told["longer_time"]) == "最近30天有3件超过法定时限。"
    with override("en"):
        assert found_words(told["longer_time"]) == "In the last 30 days 3 cases took longer than the law allows."


def a_missed_limit(city: City, due_at: datetime, case: int) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "insert into accountability_accountabilityitem (ref, case_id, step, side, due_at, opened_at, office_id,"
            " desk_id, reason, remedy) select %s, c.id, '', 'statutory', %s, %s, c.office_id, 1, '', ''"
            " from cases_case c join catalogue_item i on i.id = c.item_id where i.ref = %s order by c.id"
            " offset %s limit 1",
            (f"missed-{due_at:%d}", due_at, due_at + timedelta(hours=1), city.office.item, case),
        )


@covers("S-144")
def test_what_windows_ask_for_and_the_guide_does_not_require_is_to_be_put_right(city: City) -> None:
    for case, material in ((0, "photo"), (1, "photo"), (0, "rules"), (1, "rules"), (2, "rules")):
        a_correction_notice(city, case, material)
    assert conduct.demanded_materials(SINCE, NOW) == ()
    a_correction_notice(city, 2, "photo")

    (found,) = conduct.demanded_materials(SINCE, NOW)

    assert (found.item_ref, found.name, found.cases) == (city.office.item, "场所照片", 3)
    assert put_right(NOW + timedelta(hours=5)).opened == 1
    told = {one.deviation: one for one in rectifications.concerning(reader_of(city))}
    assert found_words(told["extra_material"]).startswith("最近30天有3件被要求补交“场所照片”")


def a_correction_notice(city: City, case: int, material: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "insert into cases_correction (case_id, round, defects, note, opened_at, lapses_at, closed_at)"
            " select c.id, (select count(*) + 1 from cases_correction n where n.case_id = c.id), %s, '', %s, %s, %s"
            " from cases_case c join catalogue_item i on i.id = c.item_id where i.ref = %s order by c.id"
            " offset %s limit 1",
            (
                json.dumps([{"material": material, "code": "missing"}]), NOW - timedelta(days=1), NOW, NOW,
                city.office.item, case,
            ),
        )  # fmt: skip


@covers("S-097")
def test_related_items_that_were_left_behind_are_told(city: City) -> None:
    related = errand.another_office(city.office, 5)
    with connections["owner"].cursor() as cursor:
        cursor.execute("update catalogue_item set local_code = 'R-1' where ref = %s", (related.item,))
    document = levels.announced(
        Entry(city.office.item, "agency"), Entry(related.item, "agency"), number="示府〔2026〕77号"
    )

    proposed = registry.belonging((city.office.item,), city.office.town.centre, NOW)
    alone = delegations.delegate(
        document, (city.office.item,), "agency", city.office.town.centre, BEGAN, by=SYSTEM, now=NOW
    )
    together = delegations.delegate(
        document, (related.item,), "agency", city.office.town.centre, BEGAN, by=SYSTEM, now=NOW
    )

    (held,) = registry.delegations(TODAY, registry.Narrowed(item=related.item)).rows
    ends, later = NOW.date() + timedelta(days=30), NOW.date() + timedelta(days=90)
    delegations.end_delegation(held.ref, ends, "到期停用", by=SYSTEM, now=NOW)
    given = ((city.office.item,), city.office.town.centre, NOW)

    # What it has on one of the days cannot be given to it for them once more.
    assert registry.belonging(*given) == registry.belonging(*given, ends - timedelta(days=1), later) == ()
    assert registry.belonging(*given, ends, later) == proposed
    assert [(one.ref, one.code) for one in proposed] == [(related.item, "R-1")]
    assert alone.left_behind == proposed
    assert together.left_behind == registry.belonging((city.office.item,), city.office.town.centre, NOW) == ()
