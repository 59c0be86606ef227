"""The doors open onto the same small town as the operations, and look as the house was built."""

from datetime import date

import pytest

from tests.operations.conftest import costly, desk, office
from yimen.engine.publication.brands.rows import HOUSE, BrandRow
from yimen.threshold import brands

__all__ = ["costly", "desk", "office"]


class Built(dict[date, BrandRow]):
    """Of every day it is known that no brand was set: no page asks, however often the clock is moved."""

    def __contains__(self, day: object) -> bool:
        return True

    def __getitem__(self, day: date) -> BrandRow:
        return HOUSE


@pytest.fixture(autouse=True)
def _as_the_house_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brands, "_READ", Built())
