"""Rules of people at their posts: a week that fills itself, scores that can be counted again, ties that are none."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from yimen.kernel.rates import Share
from yimen.kernel.staffing.assessment import month_after, quota, score
from yimen.kernel.staffing.attendance import GRACE, Seen, Standing, standing
from yimen.kernel.staffing.awards import Entrant, budget, in_order
from yimen.kernel.staffing.balancing import Loaded, propose
from yimen.kernel.staffing.rota import MOST, Hand, RotaFault, draw_up, enough_for, rest_fault
from yimen.kernel.staffing.training import months_on

WEEK = [date(2026, 11, 23) + timedelta(days=n) for n in range(7)]
NINE, FIVE = datetime(2026, 11, 23, 1, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)


@given(st.integers(1, 6))
def test_with_one_and_a_half_people_a_post_no_counter_is_empty_and_everybody_rests(posts: int) -> None:
    windows = list(range(1, posts + 1))
    people = -(-posts * 3 // 2)
    hands = [Hand(n, frozenset(windows)) for n in range(100, 100 + people)]

    plan = draw_up(windows, hands, WEEK, {})

    assert plan.gaps == () and enough_for(posts, people) == "yes"
    days = {one.staff_id: {it.day for it in plan.placed if it.staff_id == one.staff_id} for one in hands}
    assert [rest_fault(worked) for worked in days.values()] == [None] * people
    at_counters = [(one.window_id, one.day) for one in plan.placed if one.window_id is not None]
    assert len(at_counters) == len(set(at_counters)) == 7 * posts


def test_one_person_for_one_counter_leaves_a_day_of_rest_and_says_that_it_is_empty() -> None:
    plan = draw_up([1], [Hand(9, frozenset({1}))], WEEK, {})

    assert (len(plan.placed), len(plan.gaps), enough_for(1, 1)) == (MOST, 1, "no")
    assert rest_fault(WEEK) is RotaFault.NO_REST
    assert rest_fault(WEEK[:4]) is RotaFault.TOO_MUCH_REST


def test_who_comes_within_the_grace_is_in_time_and_who_has_leave_is_neither_for_nor_against() -> None:
    late = NINE + GRACE + timedelta(seconds=1)
    found = [
        standing(NINE, FIVE, seen, FIVE + timedelta(hours=1))
        for seen in (
            Seen(NINE + GRACE, None), Seen(late, None), Seen(NINE, FIVE - timedelta(hours=1)), Seen(None, None),
            Seen(None, None, on_leave="yes"), Seen(None, None, corrected="yes"),
        )
    ]  # fmt: skip

    assert found == [
        Standing.PRESENT, Standing.LATE, Standing.LEFT_EARLY, Standing.ABSENT, Standing.ON_LEAVE, Standing.EXCUSED,
    ]  # fmt: skip
    assert standing(NINE, FIVE, Seen(None, None), NINE) is Standing.TO_COME


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1))
def test_what_did_not_occur_counts_neither_for_nor_against(found: dict[str, tuple[int, int]]) -> None:
    weights = {"a": 40, "b": 30, "c": 20, "d": 10}
    measured = {name: Share(min(pair), max(pair)) for name, pair in found.items()}
    told = {name: share for name, share in measured.items() if share.whole}

    assert score(weights, measured) == score(weights, told)
    assert 0 <= score(weights, measured) <= 10_000


@covers("S-483")
def test_the_quota_is_rounded_down_so_that_the_share_is_never_exceeded() -> None:
    assert [quota(people, 20) for people in (4, 5, 9, 10, 29, 86)] == [0, 1, 1, 2, 5, 17]
    assert (quota(86, 30), quota(100, 30) - quota(100, 20)) == (25, 10)
    assert all(quota(people, 20) * 100 <= people * 20 for people in range(500))


def test_ties_are_broken_by_rating_complaints_visits_and_code_and_the_excluded_stand_behind() -> None:
    same = Entrant(1, "A02", 9000, Share(9, 10), 0, 50)
    entrants = [
        Entrant(5, "A05", 9900, Share(1, 1), 9, 50, "complaints"), same, Entrant(2, "A01", 9000, Share(9, 10), 0, 50),
        Entrant(3, "A03", 9000, Share(10, 10), 0, 10), Entrant(4, "A04", 9000, Share(9, 10), 1, 99),
    ]  # fmt: skip

    assert [one.code for one in in_order(entrants)] == ["A03", "A01", "A02", "A04", "A05"]


def test_a_month_of_five_model_windows_costs_17500_yuan_and_a_year_210000() -> None:
    assert budget(5, 300_000, 50_000) == 1_750_000
    assert 12 * budget(5, 300_000, 50_000) == 21_000_000


def test_the_busiest_is_helped_by_the_least_busy_and_nobody_becomes_busier_than_who_was_helped() -> None:
    loads = [Loaded(str(n), str(n), "", 0, minutes, 0) for n, minutes in enumerate((900, 500, 300, 100))]

    (first,) = propose(loads)

    assert (first.before, first.after) == ((900, 100), (500, 500))


def test_a_skill_ends_on_the_same_day_or_the_last_one_of_its_month() -> None:
    assert months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert (months_on(date(2026, 1, 15), 12), month_after(date(2026, 12, 1))) == (date(2027, 1, 15), date(2027, 1, 1))
