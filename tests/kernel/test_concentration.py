"""Concentration of powers: what each template asks, since when it is so, and days that are counted right."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from yimen.kernel.offices.concentration import (
    REQUIREMENTS,
    ROLES_OF,
    Facts,
    Presence,
    Requirement,
    Seats,
    SectionsMissing,
    SetUp,
    Task,
    Template,
    TooFewSeats,
    findings,
    found,
    fulfilled,
    must_close_what_it_replaces,
    must_fit,
    presence,
)
from yimen.kernel.time.spells import ALWAYS, Spell, Spells, at_least, spells

FIRST = date(2026, 1, 1)
MAY, JUNE, TODAY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 11, 20)

days = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def spans(draw: st.DrawFn) -> list[Spell]:
    return [(draw(days), draw(st.none() | days)) for _ in range(draw(st.integers(0, 5)))]


def holds(span: Spell, day: date) -> bool:
    return span[0] <= day and (span[1] is None or day < span[1])


@given(spans(), st.integers(1, 3), days)
def test_a_day_lies_in_a_set_exactly_when_so_many_spans_hold_it(many: list[Spell], number: int, day: date) -> None:
    assert (day in at_least(number, many)) == (sum(holds(span, day) for span in many) >= number)


@given(spans(), spans(), days)
def test_sets_of_days_are_joined_cut_and_taken_away_day_by_day(one: list[Spell], two: list[Spell], day: date) -> None:
    a, b = spells(one), spells(two)

    assert (day in (a | b)) == (day in a or day in b)
    assert (day in (a & b)) == (day in a and day in b)
    assert (day in (a - b)) == (day in a and day not in b)
    assert a.rest.rest == a


@given(spans(), days)
def test_since_is_the_first_day_of_an_unbroken_span(many: list[Spell], day: date) -> None:
    all_days = spells(many)
    since = all_days.since(day)

    assert (since is not None) == (day in all_days)
    if since is not None and since > date.min:
        assert since - timedelta(days=1) not in all_days
        assert all(since + timedelta(days=n) in all_days for n in range((day - since).days + 1))


@given(spans(), days, days)
def test_a_requirement_is_met_or_missing_since_a_day_on_which_it_was_so_too(
    many: list[Spell], asked: date, today: date
) -> None:
    facts = Facts(resident=spells(many))
    finding = found(Requirement.ENTERED, facts, min(asked, today), today)

    assert finding.met == ("yes" if today in facts.resident else "no")
    assert min(asked, today) <= finding.since <= today
    assert (finding.since in facts.resident) == (finding.met == "yes")


@covers("S-012", "S-013")
def test_the_templates_ask_two_or_three_concentrations_and_two_or_three_things_in_place() -> None:
    asked = {one: [len(REQUIREMENTS[one]), len({*REQUIREMENTS[one]})] for one in Template}

    assert asked == {"2+2": [4, 4], "3+2": [5, 5], "3+3": [6, 6]}
    assert {*REQUIREMENTS[Template.THREE_TWO]} < {*REQUIREMENTS[Template.THREE_THREE]} == {*Requirement}


def test_functions_are_concentrated_while_nobody_else_of_the_department_decides() -> None:
    facts = Facts(divided=spells([(FIRST, None)]), scattered=spells([(MAY, JUNE)]))

    assert fulfilled(Requirement.FUNCTIONS, facts) == Spells(((FIRST, MAY), (JUNE, None)))
    assert found(Requirement.FUNCTIONS, facts, FIRST, TODAY).since == JUNE
    assert found(Requirement.FUNCTIONS, facts, FIRST, MAY).met == "no"


def test_what_was_missing_before_it_was_asked_is_missing_since_it_was_asked() -> None:
    missing = [one for one in findings(Template.THREE_TWO, Facts(), JUNE, TODAY) if one.met == "no"]

    assert {one.since for one in missing} == {JUNE}
    assert [one.requirement for one in missing] == ["functions", "entered", "authorised", "staffed"]


def test_nothing_planned_asks_for_nobody_and_one_more_asks_for_somebody() -> None:
    assert at_least(0, ()) == ALWAYS
    assert TODAY not in at_least(1, ())


@given(st.none() | days, st.none() | days, st.none() | days, days, days)
def test_a_residency_is_late_only_after_its_day_and_until_it_is_entered(
    entered: date | None, left: date | None, called_off: date | None, due: date, today: date
) -> None:
    now = presence(due, entered, left, called_off, today)

    assert (now is Presence.LATE) == (
        due < today and not any(one is not None and one <= today for one in (entered, left, called_off))
    )


def test_a_plan_fits_into_the_free_seats_and_not_into_fewer() -> None:
    must_fit(Seats(3, 2), Seats(3, 2))

    with pytest.raises(TooFewSeats) as refused:
        must_fit(Seats(3, 1), Seats(3, 2))
    assert (refused.value.front, refused.value.back) == (3, 1)


@pytest.mark.parametrize("way", list(SetUp))
def test_only_a_division_that_replaces_or_merges_sections_closes_some(way: SetUp) -> None:
    ends = way in (SetUp.REPLACED, SetUp.MERGED)

    must_close_what_it_replaces(way, ["食品处"] if ends else [])
    with pytest.raises(SectionsMissing):
        must_close_what_it_replaces(way, [] if ends else ["食品处"])


def test_each_of_the_three_tasks_is_borne_by_posts_of_its_own() -> None:
    assert {*ROLES_OF} == {*Task}
    assert len({role for roles in ROLES_OF.values() for role in roles}) == sum(
        len(roles) for roles in ROLES_OF.values()
    )
