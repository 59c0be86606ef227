"""Town centres: uniform names, two classes, window families and stations, and what must be there before they open."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, levels, town
from tests.operations.levels import Below
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.powers import CentreClass
from yimen.kernel.villages.towns import LEAST_WINDOWS, CentreIncomplete, Family, FamilyKept, Lack, NameNotUniform, lacks
from yimen.kernel.writing import NotAllowed
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.towns import operations as towns
from yimen.registries.towns import queries
from yimen.registries.towns.operations import HostsAlready, NotATownCentre, OpenAlready, WindowElsewhere

pytestmark = pytest.mark.django_db


@standing
def below(office: errand.Office) -> Below:
    return levels.a_town_below(office)


def windows(below: Below, count: int) -> list[str]:
    return [
        offices.open_window(below.centre, f"B{n:02d}", f"{n}号窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
        for n in range(1, count + 1)
    ]


def filled(below: Below, families: list[Family], refs: list[str]) -> None:
    for family, window in zip(families, refs, strict=False):
        towns.fill_family(below.centre, family, below.government, (window,), (below.office.item,), by=SYSTEM, now=NOW)


@covers("S-046")
def test_centres_of_a_kind_bear_the_uniform_name(below: Below) -> None:
    offices.name_centres("village", "{village}便民服务站", BEGAN, "统一名称", by=SYSTEM, now=NOW)
    village = town.regions.found_region(
        "990101001001", "柳溪村", 5, below.region, BEGAN, "设村", by=SYSTEM, now=NOW
    ).ref

    def open_point(name: str) -> object:
        return offices.open_centre(name, "village", village, "national", "", "", "", BEGAN, "", by=SYSTEM, now=NOW)

    with pytest.raises(NameNotUniform) as refused:
        open_point("柳溪代办点")
    assert refused.value.expected == "柳溪村便民服务站"
    assert open_point("柳溪村便民服务站")


@covers("S-047")
def test_an_old_name_finds_the_unit_that_bore_it(below: Below) -> None:
    offices.change_centre(
        below.centre, "示范1镇行政服务中心", "为民路1号", "", "", TODAY, "统一更名", by=SYSTEM, now=NOW
    )

    (found,) = office_queries.found_by_name("1镇便民服务中心", TODAY)
    (now_called,) = office_queries.found_by_name("1镇行政服务中心", TODAY)

    assert (found.ref, found.name, found.found_by) == (below.centre, "示范1镇行政服务中心", "示范1镇便民服务中心")
    assert (found.ends, found.basis, found.standing) == (TODAY, "统一更名", "yes")
    assert now_called.ref == below.centre


@covers("S-044")
def test_a_class_is_dated_and_what_was_before_stays_readable(below: Below) -> None:
    towns.class_centre(below.centre, 1, TODAY, "升为一级", by=SYSTEM, now=NOW)

    assert [(int(one.centre_class), one.begins, one.ends) for one in queries.class_history(below.centre)] == [
        (2, BEGAN, TODAY),
        (1, TODAY, None),
    ]
    with pytest.raises(NotATownCentre):
        towns.class_centre(below.office.town.centre, 1, TODAY, "", by=SYSTEM, now=NOW)


@covers("S-049", "S-050")
def test_a_town_centre_opens_only_when_windows_and_families_are_complete(below: Below) -> None:
    refs = windows(below, 2)
    families = list(Family)
    filled(below, families[:2], refs)

    with pytest.raises(CentreIncomplete) as refused:
        towns.publish_centre(below.centre, TODAY, "公布", by=SYSTEM, now=NOW)
    assert (refused.value.first, refused.value.where) == ("windows", "4")
    centre = queries.centre(below.centre, TODAY)
    assert centre is not None
    assert Lack("owner", Family.TRADE) in centre.lacks

    more = [
        offices.open_window(below.centre, f"C{n}", f"C{n}", None, BEGAN, "", by=SYSTEM, now=NOW).ref for n in range(3)
    ]
    filled(below, families[2:], more)
    assert towns.publish_centre(below.centre, TODAY, "公布", by=SYSTEM, now=NOW)
    with pytest.raises(OpenAlready):
        towns.publish_centre(below.centre, TODAY, "公布", by=SYSTEM, now=NOW)


@pytest.mark.parametrize("centre_class", [CentreClass.FIRST, CentreClass.SECOND])
def test_each_class_has_its_least_number_of_windows(centre_class: CentreClass) -> None:
    whole = [FamilyKept(family, 1, 1, "yes") for family in Family]
    least = LEAST_WINDOWS[centre_class]

    assert lacks(centre_class, least, whole) == ()
    assert lacks(centre_class, least - 1, whole) == (Lack("windows", str(least)),)


@covers("S-048")
def test_a_station_is_at_a_window_or_covered_by_a_neighbour_or_missing(below: Below) -> None:
    neighbour = levels.a_town_below(below.office, 2)
    (window,) = windows(below, 1)

    towns.oblige_station(below.centre, "police", window, "", "进驻", by=SYSTEM, now=NOW)
    towns.oblige_station(below.centre, "tax", "", neighbour.centre, "代管", by=SYSTEM, now=NOW)
    towns.oblige_station(below.centre, "water", "", "", "应进未进", by=SYSTEM, now=NOW)

    assert [(one.station, one.standing) for one in queries.stations(TODAY)] == [
        ("police", "window"),
        ("tax", "covered"),
        ("water", "missing"),
    ]
    with pytest.raises(WindowElsewhere):
        towns.oblige_station(neighbour.centre, "police", window, "", "", by=SYSTEM, now=NOW)


def test_an_authority_shares_a_centre_once_and_leaves_it_on_a_day(below: Below) -> None:
    with pytest.raises(HostsAlready):
        towns.join_centre(below.centre, below.government, TODAY, "", by=SYSTEM, now=NOW)

    towns.leave_centre(below.centre, below.government, TODAY, "撤销合署", by=SYSTEM, now=NOW)

    assert queries.hosts_of(below.centre, TODAY) == ()
    assert len(queries.hosts_of(below.centre, TODAY - timedelta(days=1))) == 1


def test_only_an_administrator_classes_a_centre(below: Below) -> None:
    with pytest.raises(NotAllowed):
        towns.class_centre(below.centre, 1, TODAY, "", by=below.decider, now=NOW)
