"""What the terminals show: frozen rows, never models. Nobody reads from them who sits where."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class SittingRow:
    """A sitting that lasts: until when, if nothing more is heard of it, and who helps."""

    ref: str
    began_at: datetime
    ends_at: datetime
    minutes_left: int
    asked_in: int
    """After how many seconds the page asks whether anybody is still there."""
    helper: str
    """The guide's name; empty when nobody helps."""


@snapshot
class TerminalRow:
    """A terminal of a centre, with who may be helped there now."""

    ref: str
    centre_ref: str
    centre_name: str
    name: str
    standing: str
    """waiting: its code was not typed in yet; free; in_use; retired."""
    registered_at: datetime
    activated_at: datetime | None
    code_until: datetime | None
    retired_at: datetime | None
    retire_reason: str
    sitting: SittingRow | None


@snapshot
class AtTerminal:
    """What a browser that is a terminal knows of itself."""

    ref: str
    name: str
    centre_ref: str
    centre_name: str
    sitting: SittingRow | None
    """The one that lasts; one that is over is none."""


@snapshot
class TerminalFilings:
    """How many cases were filed at a terminal in a span of days, and with how many of them somebody helped."""

    terminal_ref: str
    terminal_name: str
    centre_ref: str
    centre_name: str
    sittings: int
    filed: int
    helped: int
