"""Opening accountability items: the only writer of what was missed, for the clocks of cases and of their steps."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yimen.engine.accountability.models import AccountabilityItem
from yimen.kernel.refs import spelled


@dataclass(frozen=True, slots=True)
class Missed:
    """A limit that ran out: of the case (no step) or of one of its steps, and where the case lay."""

    case_id: int
    step: str
    side: str
    due_at: datetime
    office_id: int
    desk_id: int


def open_items(missed: Iterable[Missed], now: datetime) -> None:
    """Open an item for each; one that is open for the same limit already stays alone."""
    rows = [
        AccountabilityItem(
            ref=spelled(secrets.token_bytes(16), 16),
            case_id=one.case_id,
            step=one.step,
            side=one.side,
            due_at=one.due_at,
            opened_at=now,
            office_id=one.office_id,
            desk_id=one.desk_id,
        )
        for one in missed
    ]
    AccountabilityItem.objects.bulk_create(rows, ignore_conflicts=True)
