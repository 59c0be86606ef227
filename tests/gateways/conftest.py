"""The press of the gateway tests: fonts are fetched by the set-up, and missing fonts are a failure, not a skip."""

from pathlib import Path

import pytest

from yimen.gateways.rendering.papers import Papers

FONTS = Path(__file__).parents[2] / "web" / "vendor" / "fonts"


@pytest.fixture(scope="session")
def papers() -> Papers:
    return Papers(FONTS)
