"""A home with its tables made, for all who only need one that stands: each takes a copy and keeps it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import made_home
from yimen.assembly.home import Home


@pytest.fixture(scope="package")
def a_made_home() -> Callable[[Path], Home]:
    """Makes a home at a path: the same city each time, with the same secrets, at rest."""
    return made_home.copy
