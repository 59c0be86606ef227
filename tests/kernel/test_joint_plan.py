"""The plan of a joint approval: what needs nothing starts together, and the whole is as long as its critical path."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from yimen.kernel.joint_plan import (
    Member,
    Need,
    NeedsInACircle,
    NeedUnknown,
    groups_among,
    groups_of,
    if_answered,
    is_concerned,
    schedule,
)
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import NATIONAL

OFFICE = NATIONAL
MONDAY = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)

amounts = st.integers(1, 9)
limits = st.one_of(
    st.builds(lambda n: Limit(Decimal(n), Unit.WORKING_DAY), amounts),
    st.builds(lambda n: Limit(Decimal(n), Unit.HOUR), amounts),
)


@st.composite
def parts(draw: st.DrawFn) -> list[Need]:
    """Parts that need only earlier ones, in any order: whatever they are, there is no circle in them."""
    count = draw(st.integers(1, 8))
    made = []
    for n in range(count):
        needs = draw(st.frozensets(st.integers(0, n - 1))) if n else frozenset()
        made.append(Need(str(n), frozenset(str(one) for one in needs)))
    return draw(st.permutations(made))


@covers("S-276")
@given(parts())
def test_whatever_needs_nothing_starts_together_and_the_rest_as_early_as_its_needs_allow(found: list[Need]) -> None:
    groups = groups_of(found)

    place = {code: n for n, codes in enumerate(groups) for code in codes}
    assert sorted(place) == sorted(part.code for part in found)
    for part in found:
        assert place[part.code] == max((place[need] + 1 for need in part.needs), default=0)


@covers("S-276")
@given(st.lists(st.lists(limits, min_size=1, max_size=3), min_size=1, max_size=4), st.integers(0, 40))
def test_the_whole_takes_as_long_as_the_longest_chain_of_one_member_a_group(
    groups: list[list[Limit]], late: int
) -> None:
    start = MONDAY + timedelta(hours=late)
    members = [[Member(f"{g}-{n}", limit, OFFICE) for n, limit in enumerate(one)] for g, one in enumerate(groups)]

    plan = schedule(members, start, start)

    chains = [schedule([[one] for one in chain], start, start).ends_at for chain in product(*members)]
    assert plan.ends_at == max(chains)
    for row in plan.groups:
        assert len({one.begins_at for one in row}) == 1
        assert any(one.critical == "yes" and not one.slack for one in row)
        assert all(one.ends_at <= max(other.ends_at for other in row) for one in row)


def test_what_is_late_moves_the_whole_and_what_has_ended_stays_where_it_ended() -> None:
    day = Limit(Decimal(1), Unit.WORKING_DAY)
    done, now = MONDAY + timedelta(hours=3), MONDAY + timedelta(days=4)
    first = [Member("done", day, OFFICE, MONDAY, done), Member("late", day, OFFICE, MONDAY)]

    plan = schedule([first, [Member("next", day, OFFICE)]], MONDAY, now)

    (ended, late), (after,) = plan.groups
    assert if_answered([first], MONDAY, MONDAY, "late", MONDAY + timedelta(hours=1)) == done
    assert (ended.ends_at, late.ends_at, after.begins_at) == (done, now, now)
    assert (ended.critical, late.critical, after.critical) == ("no", "yes", "yes") and ended.slack > timedelta()


@pytest.mark.parametrize(
    ("needs", "refused"),
    [({"a": "b", "b": "a"}, NeedsInACircle), ({"a": "a"}, NeedUnknown), ({"a": "z"}, NeedUnknown)],
)
def test_nobody_waits_for_themselves_for_each_other_or_for_nobody(
    needs: dict[str, str], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        groups_of([Need(code, frozenset({need})) for code, need in needs.items()])


@given(parts(), st.data())
def test_nobody_waits_for_one_that_is_not_asked_in_this_situation(found: list[Need], data: st.DataObject) -> None:
    there = data.draw(st.sets(st.sampled_from([part.code for part in found])))

    groups = groups_among(found, there)

    assert sorted(code for codes in groups for code in codes) == sorted(there)


def test_a_part_is_concerned_when_each_question_that_it_names_has_one_of_its_answers() -> None:
    when = ("form:catering", "form:canteen", "size:large")

    assert is_concerned((), ())
    assert is_concerned(when, {"form:canteen", "size:large", "water:yes"})
    assert not is_concerned(when, {"form:canteen", "size:small"})
