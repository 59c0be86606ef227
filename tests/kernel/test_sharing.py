"""Shared data: a right ends within a year, and what is withheld is used by nobody."""

from datetime import timedelta

import pytest

from tests.operations.town import NOW
from yimen.kernel.sharing import LONGEST, LimitUnfit, NeverShared, NoRight, must_be_usable, must_end

DAY = timedelta(days=1)


def test_a_right_ends_within_a_year() -> None:
    must_end(NOW + LONGEST, NOW)
    for until in (NOW, NOW - DAY, NOW + LONGEST + DAY):
        with pytest.raises(LimitUnfit):
            must_end(until, NOW)


def test_open_data_needs_no_right_and_withheld_data_takes_none() -> None:
    must_be_usable("open", None, NOW)
    must_be_usable("on_request", NOW + DAY, NOW)
    for until in (None, NOW):
        with pytest.raises(NoRight):
            must_be_usable("on_request", until, NOW)
    with pytest.raises(NeverShared):
        must_be_usable("never", NOW + DAY, NOW)
