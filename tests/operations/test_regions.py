"""Regions are founded, renamed and closed; what they were called stays readable."""

from datetime import date

import pytest

from tests.operations.town import NOW, TODAY, Town, a_citizen, a_town
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.regions import operations, queries

pytestmark = pytest.mark.django_db


@standing
def town() -> Town:
    return a_town()


def test_a_renamed_county_bears_its_old_name_on_the_days_before(town: Town) -> None:
    operations.rename_region(town.county, "滨河区", "990102000000", date(2026, 6, 1), "撤县设区", by=SYSTEM, now=NOW)

    before, after = queries.region(town.county, date(2026, 5, 31)), queries.region(town.county, date(2026, 6, 1))
    assert before is not None and (before.code, before.name) == ("990101000000", "滨河县")
    assert after is not None and (after.code, after.name) == ("990102000000", "滨河区")
    assert before.id == after.id
    assert [term.name for term in queries.history(town.county)] == ["滨河县", "滨河区"]


def test_a_village_lies_in_its_town_county_and_city() -> None:
    places = a_town()
    begun = date(2021, 1, 1)
    at = operations.found_region("990101001000", "桥头镇", 4, places.county, begun, "", by=SYSTEM, now=NOW).ref
    village = operations.found_region("990101001001", "石桥村", 5, at, begun, "", by=SYSTEM, now=NOW).ref
    row = queries.region(village, TODAY)
    assert row is not None

    line = queries.line(row.id)

    city, county, town = (queries.region(ref, TODAY) for ref in (places.city, places.county, at))
    assert city and county and town
    assert (line.city_id, line.county_id, line.town_id, line.village_id) == (city.id, county.id, town.id, row.id)


def test_a_closed_region_is_gone_after_its_last_day_and_there_before(town: Town) -> None:
    operations.close_region(town.county, date(2026, 6, 1), "撤并", by=SYSTEM, now=NOW)

    assert queries.region(town.county, date(2026, 5, 31)) is not None
    assert queries.region(town.county, date(2026, 6, 1)) is None


@pytest.mark.parametrize(
    ("code", "name", "level", "day", "refused"),
    [
        ("99010300000", "短县", 3, date(2021, 1, 1), "regions.bad_code"),
        ("９９０１０３００００００", "全角县", 3, date(2021, 1, 1), "regions.bad_code"),
        ("990103001000", "错级县", 3, date(2021, 1, 1), "regions.bad_code"),
        ("990101000000", "重号县", 3, date(2021, 1, 1), "regions.code_in_use"),
        ("990103000000", "越级县", 2, date(2021, 1, 1), "regions.bad_level"),
        ("990103000000", "六级", 6, date(2021, 1, 1), "regions.bad_level"),
        ("990103000000", "无父县", 3, date(2019, 1, 1), "writing.no_such_thing"),
        ("990103000000", "", 3, date(2021, 1, 1), "writing.missing"),
        ("990103000000", "长" * 201, 3, date(2021, 1, 1), "writing.too_long"),
        ("990103000000", "响\x07县", 3, date(2021, 1, 1), "writing.strange_character"),
        ("990103000000", "倒\u202e县", 3, date(2021, 1, 1), "writing.strange_character"),
    ],
)
def test_a_region_that_cannot_be_is_refused_and_leaves_nothing(
    town: Town, code: str, name: str, level: int, day: date, refused: str
) -> None:
    before = queries.tree(TODAY)

    with pytest.raises(Refusal) as no:
        operations.found_region(code, name, level, town.city, day, "", by=SYSTEM, now=NOW)

    assert no.value.code == refused
    assert queries.tree(TODAY) == before


def test_a_region_with_regions_below_it_is_not_closed(town: Town) -> None:
    with pytest.raises(operations.HasChildren):
        operations.close_region(town.city, date(2026, 6, 1), "", by=SYSTEM, now=NOW)

    assert queries.region(town.city, date(2026, 6, 1)) is not None


def test_a_change_before_the_present_term_is_refused(town: Town) -> None:
    with pytest.raises(Refusal) as no:
        operations.rename_region(town.county, "早县", "990101000000", date(2020, 1, 1), "", by=SYSTEM, now=NOW)

    assert no.value.code == "writing.impossible_dates"
    assert len(queries.history(town.county)) == 1


def test_a_citizen_founds_no_region(town: Town) -> None:
    citizen = a_citizen()

    with pytest.raises(Refusal) as no:
        operations.found_region("990103000000", "我县", 3, town.city, TODAY, "", by=citizen, now=NOW)

    assert no.value.code == "people.not_allowed"
    assert queries.by_code("990103000000", TODAY) is None
