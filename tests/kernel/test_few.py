"""Small counts are hidden, and what is told does not give them away; periods are held against those a year before."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel import few
from yimen.kernel.trends import Pace, a_year_before, change, first_of, following, per_ten_thousand, periods, starts_of


@given(st.lists(st.integers(0, 30), max_size=12))
def test_no_small_count_is_told_and_none_can_be_worked_out(counts: list[int]) -> None:
    told = few.told([few.Part(one) for one in counts])

    assert all(one is None or one == 0 or one >= few.FEWEST for one in told)
    assert [one for one in told if one is not None] == [
        one for one, shown in zip(counts, told, strict=True) if shown is not None
    ]
    # From the whole and what is told, one that is hidden alone would follow: it is alone only where nothing else is.
    if told.count(None) == 1:
        assert sum(one > 0 for one in counts) == 1


def test_what_the_reader_oversees_or_the_whole_says_gives_no_small_number_away() -> None:
    # Twenty of which one sees nineteen tell of the one; the other part is hidden with it, or the sum would say it.
    assert few.told([few.Part(20, known=19), few.Part(30), few.Part(40), few.Part(7, known=7)]) == (None, None, 40, 7)
    # A part that one sees whole protects nothing: it is subtracted.
    assert few.told([few.Part(2), few.Part(6, known=6), few.Part(9)]) == (None, 6, None)
    # Two that are hidden and together two are one each; so a third is hidden with them.
    assert few.told([few.Part(1), few.Part(1), few.Part(50), few.Part(60)]) == (None, None, None, 60)
    assert few.told([few.Part(1), few.Part(2), few.Part(50)]) == (None, None, 50)
    # Ten ended and nine were granted: one was denied, whatever is said of the denied.
    assert few.told([few.Part(9, besides=1), few.Part(20), few.Part(8, besides=2)]) == (None, 20, None)


@given(st.dates(date(2001, 1, 1), date(2100, 12, 31)), st.sampled_from(Pace))
def test_periods_follow_one_another_and_hold_their_day(day: date, pace: Pace) -> None:
    rows = periods(pace, day)

    assert rows[0].begins <= day < rows[0].ends
    assert all(newer.begins == older.ends for newer, older in pairwise(rows))
    starts = starts_of(pace, rows[-1].begins, rows[0].ends)
    assert starts == [one.begins for one in reversed(rows)]
    before = a_year_before(pace, rows[0].begins)
    assert first_of(pace, before) == before and following(pace, before) <= rows[0].begins


def test_what_grew_and_what_comes_to_ten_thousand_is_said_as_it_is() -> None:
    assert [change(*pair) for pair in ((6, 4), (3, 4), (4, 4), (4, 0), (None, 4), (4, None))] == [
        "+50.0%", "-25.0%", "0.0%", "—", "—", "—",
    ]  # fmt: skip
    assert (per_ten_thousand(3, 20_000), per_ten_thousand(3, 0), per_ten_thousand(0, 9)) == ("1.5", "—", "0.0")
    assert a_year_before(Pace.MONTH, date(2028, 2, 29)) == date(2027, 2, 28)
