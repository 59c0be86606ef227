"""Lists: each has its number for good, and says what it needs, what is missing and what it tells."""

from dataclasses import replace
from decimal import Decimal
from itertools import chain

import pytest

from yimen.assembly.sample.items import ITEMS
from yimen.kernel.criteria import hint_of, line_type
from yimen.kernel.elements import MaterialKind, OnlineDepth, Service, Way, WindowTerm
from yimen.kernel.lists import DEFINITIONS, FAMILIES, LISTS, MOST_LISTS, REGISTERED, Family, lists_of
from yimen.kernel.terms import Complexity, Fee, MaterialTerm, StepTerm, Terms, TimeLimit

INSTANT = Terms(promised=TimeLimit(Decimal(1), "working_day"), instant="yes", complexity=Complexity.SIMPLE)
ONLINE = Terms(
    promised=TimeLimit(Decimal(3), "working_day"),
    service=Service(ways=(Way.WEB,), online_depth=OnlineDepth.FULL, express_result="yes"),
)


def missing(code: str, terms: Terms, kind: str = "01") -> list[str]:
    return [need.code for need in LISTS[code].missing(kind, terms)]


def test_every_list_has_a_number_and_a_code_of_its_own() -> None:
    numbers = [one.number for one in DEFINITIONS]

    assert len(set(numbers)) == len(numbers) == len(LISTS)
    assert max(numbers) <= MOST_LISTS


def test_the_families_are_those_the_cities_publish() -> None:
    assert (len(FAMILIES[Family.FUZHOU]), len(FAMILIES[Family.LONGYAN]), len(FAMILIES[Family.THREE])) == (7, 11, 3)
    named = set(chain.from_iterable(FAMILIES.values()))
    assert named == set(LISTS) | set(REGISTERED)


def test_what_a_list_tells_stands_in_the_terms() -> None:
    for one in DEFINITIONS:
        for column in one.columns:
            hint_of(Terms, column.path)
        if one.lines is not None:
            line = line_type(Terms, one.lines.path)
            assert {column.path for column in one.lines.columns} <= set(line.__dataclass_fields__)


def test_done_on_the_spot_is_no_longer_than_the_day_and_by_one_officer() -> None:
    assert missing("instant", INSTANT) == []

    assert missing("instant", replace(INSTANT, promised=TimeLimit(Decimal(2), "working_day"))) == ["within_the_day"]
    assert missing("instant", replace(INSTANT, complexity=Complexity.GENERAL)) == ["one_officer"]
    assert missing("instant", replace(INSTANT, instant="no")) == ["says_instant"]


def test_at_once_needs_nobody_outside() -> None:
    assert missing("at_once", INSTANT) == []

    outside = replace(INSTANT, steps=(StepTerm("inspect", "现场核查"),))
    assert missing("at_once", outside) == ["no_outside_step"]
    assert missing("instant", outside) == []


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"steps": (StepTerm("inspect", "核验", presence="yes"),)}, ["nobody_comes"]),
        ({"trips": 1}, ["no_trip"]),
        ({"fees": (Fee("工本费", 500),)}, ["remote_payment"]),
        ({"fees": (Fee("免费", 0),)}, []),
        ({"service": replace(ONLINE.service, online_depth=OnlineDepth.ACCEPTANCE)}, ["full_depth"]),
    ],
)
def test_fully_online_means_that_nobody_has_to_come(changed: dict[str, object], lacks: list[str]) -> None:
    assert missing("online", replace(ONLINE, **changed)) == lacks  # type: ignore[arg-type]


def test_no_meeting_needs_filing_payment_review_and_delivery_from_afar() -> None:
    assert missing("no_meeting", ONLINE) == []

    at_window = replace(ONLINE.service, ways=(Way.WINDOW,), online_depth=OnlineDepth.GUIDE, express_result="no")
    assert missing("no_meeting", replace(ONLINE, service=at_window)) == ["remote_filing", "remote_result"]


def test_an_item_that_takes_a_second_trip_leaves_the_list_of_one() -> None:
    assert missing("one_trip", replace(ONLINE, trips=1)) == []
    assert missing("one_trip", replace(ONLINE, trips=2)) == ["one_trip"]


def test_items_stand_on_the_lists_that_their_attributes_ask_for() -> None:
    proof = MaterialTerm("single", "无婚姻登记记录证明", kind=MaterialKind.PROOF)
    windows = (WindowTerm("A01"), WindowTerm("B01"))
    terms = Terms(materials=(proof,), fees=(Fee("工本费", 500),), service=Service(windows=windows, agency="yes"))

    on = {one.code for one in DEFINITIONS if lists_of("20", terms) & one.bit}

    assert {"proofs", "fees", "windows", "multi_point", "agency"} <= on
    assert on.isdisjoint({"power", "negative", "time_limits", "prerequisites", "intermediary", "samples"})


def test_the_power_list_holds_what_the_law_gives_and_no_public_service() -> None:
    assert [missing(code, Terms(), "20") for code in ("power", "negative")] == [["a_power"], ["a_licence"]]
    assert [missing("power", Terms(), kind) for kind in ("01", "06", "10")] == [[], [], []]


def test_every_sample_item_is_on_the_list_of_time_limits() -> None:
    assert all(lists_of(item.kind, item.terms) & LISTS["time_limits"].bit for item in ITEMS)
