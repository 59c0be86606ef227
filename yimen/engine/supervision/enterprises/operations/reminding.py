"""Remind enterprises of the permits that their business still lacks 许可待办提醒; by itself, and again."""

from datetime import datetime, timedelta

from yimen.engine.case.cases.reading import select
from yimen.engine.case.messages import operations as messages
from yimen.engine.supervision.enterprises import moves, queries
from yimen.engine.supervision.enterprises.models import Enterprise
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed

FIRST, AGAIN, SLICE = timedelta(days=15), timedelta(days=90), 50
_DUE = """
select e.ref from enterprises_enterprise e where e.ended_at is null and e.remind_at <= %s order by e.remind_at limit %s
"""


@snapshot
class PermitsReminded:
    """How many enterprises were looked at."""

    done: int


@operation
def remind_permits(size: int = SLICE, *, by: Actor, now: datetime) -> PermitsReminded:
    """Tell enterprises whose day has come which permits they lack; whoever lacks none hears nothing any more."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    due = [row["ref"] for row in select(_DUE, (now, size))]
    for ref in due:
        _remind(moves.locked(ref), by, now)
    return PermitsReminded(len(due))


def _remind(row: Enterprise, by: Actor, now: datetime) -> None:
    lacking = queries.lacking(row.code, now)
    row.remind_at = now + AGAIN if lacking else None
    row.save(update_fields=["remind_at"])
    if not lacking:
        return
    moves.tell_of(row, Line("remind_permits", {"items": [one.item_ref for one in lacking]}, now), by)
    facts = {"item": "、".join(one.item_name for one in lacking), "number": row.code}
    messages.write_notice(
        "remind_permits", row.party_id, "enterprise", row.pk, facts, by=by.within(), now=now
    )  # fmt: skip
