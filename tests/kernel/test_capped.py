"""A list that stops says whether there is more."""

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.capped import Capped


@given(st.lists(st.integers(), max_size=9), st.integers(0, 9))
def test_a_list_shows_the_first_rows_and_says_whether_there_are_more(rows: list[int], most: int) -> None:
    shown = Capped(rows, most)

    assert list(shown) == rows[:most]
    assert shown.cut == ("yes" if len(rows) > most else "")
