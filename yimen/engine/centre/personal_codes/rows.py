"""What the personal codes show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class CodeUseRow:
    """One time a code opened something, as its owner and the officer read it."""

    ref: str
    party_ref: str
    party_name: str
    shown_by: str
    """Who held it up: the owner, or who acts for them."""
    door: str
    place: str
    used_at: datetime
