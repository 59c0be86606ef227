"""What the brands show: frozen rows, never models."""

from datetime import date

from yimen.kernel.snapshot import snapshot


@snapshot
class BrandRow:
    """A brand; without a reference it is the house as it was built."""

    ref: str
    name: str
    slogan: str
    colour: str
    mark: str
    document: str
    begins: date | None
    ends: date | None


HOUSE = BrandRow("", "", "", "", "", "", None, None)
"""As the house was built: its own blue and its own mark."""
