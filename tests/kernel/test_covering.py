"""Covering: the first who can takes the post, at every moment, and nobody only when nobody can."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers as proves
from yimen.kernel.offices.covering import Candidate, covers, formal_enough
from yimen.kernel.time.spans import Span

START = datetime(2026, 11, 2, tzinfo=UTC)
moments = st.integers(0, 40).map(lambda hour: START + timedelta(hours=hour))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    since = draw(moments)
    return since, draw(st.none() | st.integers(1, 20).map(lambda hours: since + timedelta(hours=hours)))


candidates = st.lists(
    st.builds(
        Candidate, st.integers(1, 4), st.lists(spans(), max_size=2).map(tuple), st.lists(spans(), max_size=3).map(tuple)
    ),
    max_size=4,
)


@given(candidates, moments)
def test_at_every_moment_the_first_who_can_has_the_post(people: list[Candidate], at: datetime) -> None:
    found = covers(people, START, START + timedelta(hours=41))

    (cover,) = [one for one in found if one.begins <= at < one.ends]
    assert cover.staff_id == next((one.staff_id for one in people if one.can(at)), None)


@given(candidates)
def test_the_stretches_follow_each_other_without_a_gap(people: list[Candidate]) -> None:
    found = covers(people, START, START + timedelta(hours=41))

    assert (found[0].begins, found[-1].ends) == (START, START + timedelta(hours=41))
    for one, following in itertools.pairwise(found):
        assert one.ends == following.begins
        assert one.staff_id != following.staff_id


@proves("S-417")
def test_sixty_five_of_a_hundred_are_enough_and_sixty_four_are_not() -> None:
    assert formal_enough(65, 100) and formal_enough(13, 20)
    assert not formal_enough(64, 100) and not formal_enough(12, 20)


@given(st.integers(0, 500), st.integers(0, 500))
def test_one_more_formal_member_never_breaks_the_share(formal: int, helpers: int) -> None:
    assert not formal_enough(formal, formal + helpers) or formal_enough(formal + 1, formal + helpers + 1)
