"""Opening accountability items: the only writer of what was missed, for the clocks of cases and of their steps.

What was missed goes up in the same transaction: no limit is missed of which the leader of the division does not hear.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime

from yimen.engine.case.accountability.models import AccountabilityItem, Escalation
from yimen.kernel.escalation import goes_up_to
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.deadline import Side
from yimen.registries.concentration import leading
from yimen.registries.dated import day_of, new_ref


@snapshot
class Missed:
    """A limit that ran out: of the case (no step) or of one of its steps, and where the case lay."""

    case_id: int
    step: str
    side: str
    due_at: datetime
    office_id: int
    desk_id: int


def open_items(missed: Iterable[Missed], now: datetime) -> None:
    """Open an item for each and bring it up; one that is open for the same limit already stays alone."""
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
    if rows:
        _bring_up([row.ref for row in rows], now)


def _bring_up(refs: list[str], now: datetime) -> None:
    """Bring what was opened just now before who answers for the division; a duty nobody holds waits for its holder."""
    opened = list(AccountabilityItem.objects.filter(ref__in=refs).values_list("id", "side", "office_id"))
    led = leading.led({office for _, _, office in opened}, day_of(now))
    Escalation.objects.bulk_create(
        Escalation(
            ref=new_ref(),
            item_id=item,
            duty=duty,
            office_id=led[office].office_id,
            staff_id=led[office].staff.get(duty),
            raised_at=now,
        )
        for item, side, office in opened
        if office in led
        for duty in goes_up_to(Side(side))
    )
