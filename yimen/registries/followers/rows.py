"""What the followers show: frozen rows. What the platform calls somebody is shown to nobody."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class Following:
    """Whether an account is bound to the official account, and since when."""

    bound_at: datetime | None
    asked_at: datetime | None
    """A code was given and has not been sent yet."""
