"""Powers between levels: which mode gives which right, where an item may be taken in, and who decides it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.offices.powers import (
    IN_WHOSE_NAME,
    RIGHTS,
    CentralisedItem,
    CentreClass,
    ChooseOffice,
    ClassTooLow,
    Delegated,
    MayNotDecide,
    Mode,
    Name,
    NotTakenInHere,
    OfficeNotOffered,
    Point,
    Right,
    RightEnded,
    TakenOver,
    must_be_open,
    must_hold,
    must_stand,
    standing,
    strained,
)

BUREAU, TOWN_HALL, ZONE, DISTRICT = 1, 2, 3, 4
CITY, COUNTY, TOWN, VILLAGE = 10, 20, 30, 40
TODAY = date(2026, 11, 20)
TOWN_CENTRE = Point(100, "town", CentreClass.SECOND, (TOWN, COUNTY, CITY), frozenset({TOWN_HALL}))
VILLAGE_POINT = Point(101, "village", CentreClass.NONE, (VILLAGE, TOWN, COUNTY, CITY))
CITY_CENTRE = Point(102, "administrative", CentreClass.NONE, (CITY,))
modes = st.sampled_from(Mode)


def to_the_town(mode: Mode, **facts: object) -> Delegated:
    """A delegation to the town: to its government where the mode needs an office, else to its centre."""
    office = TOWN_HALL if mode in (Mode.DEVOLVE, Mode.ENTRUST) else None
    return Delegated(7, mode, office, None if office else 100, TOWN, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mode", "take_in", "accept", "decide", "seal", "name"),
    [
        (Mode.DEVOLVE, "yes", "yes", "yes", "yes", Name.UNIT),
        (Mode.ENTRUST, "yes", "yes", "yes", "no", Name.OFFICE),
        (Mode.EXTEND, "yes", "yes", "no", "no", Name.OFFICE),
        (Mode.AGENCY, "yes", "no", "no", "no", Name.OFFICE),
        (Mode.SERVICE_FORWARD, "yes", "yes", "yes", "yes", Name.OFFICE),
    ],
)
def test_every_mode_gives_its_own_bundle_of_rights(
    mode: Mode, take_in: str, accept: str, decide: str, seal: str, name: Name
) -> None:
    given_rights = {"take_in": take_in, "accept": accept, "decide": decide, "seal": seal}

    assert RIGHTS[mode] == {Right(right) for right, said in given_rights.items() if said == "yes"}
    assert IN_WHOSE_NAME[mode] is name


@given(modes)
def test_a_town_takes_in_what_was_handed_down_to_it_and_decides_what_the_mode_lets_it_decide(mode: Mode) -> None:
    one = to_the_town(mode)

    found = standing(BUREAU, CITY, TOWN_CENTRE, [one])

    assert found.taken_under is one
    assert found.decides_under is (one if Right.DECIDE in RIGHTS[mode] else None)
    assert found.forwards == (mode is Mode.AGENCY)


@given(st.lists(modes, unique=True))
def test_without_a_delegation_a_town_takes_in_nothing_of_the_city_and_a_city_centre_everything(
    elsewhere: list[Mode],
) -> None:
    others = [Delegated(n, mode, 99, None, 77) for n, mode in enumerate(elsewhere)]

    with pytest.raises(NotTakenInHere):
        standing(BUREAU, CITY, TOWN_CENTRE, others)

    assert standing(BUREAU, CITY, CITY_CENTRE, others) == standing(BUREAU, CITY, None, others)


def test_a_town_takes_in_its_own_items_and_its_village_points_with_it() -> None:
    assert standing(TOWN_HALL, TOWN, TOWN_CENTRE, []).taken_under is None
    assert standing(TOWN_HALL, TOWN, VILLAGE_POINT, []).taken_under is None


def test_a_village_point_collects_only_where_the_delegation_says_so() -> None:
    quiet, reaching = to_the_town(Mode.AGENCY), to_the_town(Mode.AGENCY, villages="yes")

    with pytest.raises(NotTakenInHere):
        standing(BUREAU, CITY, VILLAGE_POINT, [quiet])

    assert standing(BUREAU, CITY, VILLAGE_POINT, [reaching]).forwards


@pytest.mark.parametrize("has", CentreClass)
@pytest.mark.parametrize("needed", CentreClass)
def test_a_class_opens_what_was_handed_down_to_it_and_to_lower_ones(needed: CentreClass, has: CentreClass) -> None:
    one = to_the_town(Mode.AGENCY, least_class=needed)
    centre = Point(100, "town", has, (TOWN, COUNTY, CITY))

    if needed is CentreClass.NONE or CentreClass.NONE < has <= needed:
        assert standing(BUREAU, CITY, centre, [one]).taken_under is one
    else:
        with pytest.raises(ClassTooLow):
            standing(BUREAU, CITY, centre, [one])


def test_what_gives_more_counts_where_two_delegations_open_a_place() -> None:
    agency, entrusted = to_the_town(Mode.AGENCY), to_the_town(Mode.ENTRUST)

    assert standing(BUREAU, CITY, TOWN_CENTRE, [agency, entrusted]).taken_under is entrusted


def test_the_nearest_unit_decides_and_a_collected_case_goes_up_to_it() -> None:
    district = Delegated(8, Mode.DEVOLVE, DISTRICT, None, COUNTY)
    agency, town = to_the_town(Mode.AGENCY), to_the_town(Mode.ENTRUST)

    assert standing(BUREAU, CITY, TOWN_CENTRE, [district, agency]).decides_under is district
    assert standing(BUREAU, CITY, TOWN_CENTRE, [district, town]).decides_under is town


def test_two_authorities_in_one_house_keep_their_own_powers_and_the_applicant_says_whose() -> None:
    shared = Point(100, "town", CentreClass.FIRST, (TOWN, COUNTY, CITY), frozenset({TOWN_HALL, ZONE}))
    town = to_the_town(Mode.DEVOLVE)
    zone = Delegated(9, Mode.DEVOLVE, ZONE, None, TOWN)

    with pytest.raises(ChooseOffice):
        standing(BUREAU, CITY, shared, [town, zone])

    assert standing(BUREAU, CITY, shared, [town, zone], chosen=ZONE).decides_under is zone


def test_with_equal_authority_the_applicant_chooses_and_without_it_the_place_does() -> None:
    equal = Delegated(8, Mode.DEVOLVE, DISTRICT, None, COUNTY, equal="yes")
    devolved = Delegated(8, Mode.DEVOLVE, DISTRICT, None, COUNTY)
    in_the_district = Point(103, "administrative", CentreClass.NONE, (COUNTY, CITY))

    assert standing(BUREAU, CITY, CITY_CENTRE, [equal], chosen=DISTRICT).decides_under is equal
    assert standing(BUREAU, CITY, in_the_district, [equal], chosen=BUREAU).decides_under is None
    with pytest.raises(OfficeNotOffered):
        standing(BUREAU, CITY, CITY_CENTRE, [devolved], chosen=DISTRICT)
    with pytest.raises(OfficeNotOffered):
        standing(BUREAU, CITY, in_the_district, [devolved], chosen=BUREAU)


@given(modes, st.integers(-400, 400), st.integers(1, 400), st.integers(-500, 500))
def test_a_right_stands_from_its_first_day_to_the_midnight_before_its_end(
    mode: Mode, begins: int, lasts: int, day: int
) -> None:
    first = TODAY + timedelta(days=begins)
    end, today = first + timedelta(days=lasts), TODAY + timedelta(days=day)
    one = to_the_town(mode)

    if Right.DECIDE not in RIGHTS[mode]:
        with pytest.raises(MayNotDecide):
            must_stand(one, first, end, today)
    elif first <= today < end:
        must_stand(one, first, end, today)
    else:
        with pytest.raises(RightEnded):
            must_stand(one, first, end, today)


def test_once_a_division_holds_an_item_only_its_office_and_units_with_a_right_decide() -> None:
    must_hold(BUREAU, BUREAU, None)
    must_hold(None, 99, None)
    must_hold(BUREAU, TOWN_HALL, to_the_town(Mode.ENTRUST))

    with pytest.raises(TakenOver):
        must_hold(BUREAU, 99, None)


def test_a_counter_is_closed_for_what_is_handled_in_the_centre() -> None:
    must_be_open("")
    must_be_open("joint")

    for way in ("centralised", "unified"):
        with pytest.raises(CentralisedItem):
            must_be_open(way)


@given(st.integers(0, 500), st.integers(0, 20), st.integers(0, 20))
def test_more_people_never_make_a_unit_more_strained(items: int, windows: int, staff: int) -> None:
    if not strained(items, windows, staff, "yes"):
        assert not strained(items, windows + 1, staff + 1, "yes")
    if staff == 0:
        assert strained(items, windows, staff, "yes") == "no_formal_staff"
