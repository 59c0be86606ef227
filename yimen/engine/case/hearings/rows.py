"""What the hearings show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class HearingRow:
    """A hearing or an expert review."""

    ref: str
    case_ref: str
    case_number: str
    item_name: str
    kind: str
    topic: str
    held_at: datetime
    place: str
    presider: str
    participants: tuple[str, ...]
    record: str
    result: str
    standing: str
    """called | recorded | called_off"""
