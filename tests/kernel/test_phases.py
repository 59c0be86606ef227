"""The order of the phases, weighed against a reading of the rule word by word."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.terms import Audience
from yimen.kernel.villages.phases import SERVED, PhasePlace, PlannedPhase, disorders

CITY, COUNTY, TOWN, OTHER = 1, 2, 3, 4
PLACES = (PhasePlace(CITY, None), PhasePlace(COUNTY, CITY), PhasePlace(TOWN, COUNTY), PhasePlace(OTHER, COUNTY))
START = date(2026, 1, 1)
KEYS = [(place.id, served) for place in PLACES for served in SERVED]
plans = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 3))


@given(plans)
def test_a_plan_stands_exactly_when_everybody_waits_for_persons_and_for_those_below(
    plan: dict[tuple[int, Audience], int],
) -> None:
    planned = [PlannedPhase(*key, START + timedelta(days=day)) for key, day in plan.items()]
    never = 99

    good = all(
        (served is Audience.PERSON or plan.get((place, Audience.PERSON), never) <= day)
        and all(plan.get((one.id, served), never) <= day for one in PLACES if one.above == place)
        for (place, served), day in plan.items()
    )

    assert good is (next(disorders(planned, PLACES), None) is None)


@given(plans)
def test_what_a_document_allows_is_never_found(plan: dict[tuple[int, Audience], int]) -> None:
    planned = [PlannedPhase(*key, START + timedelta(days=day), "yes") for key, day in plan.items()]

    assert not list(disorders(planned, PLACES))
