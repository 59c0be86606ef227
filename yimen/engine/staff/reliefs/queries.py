"""Looking at reliefs: the lists one handed over or is to take, and those of the desks one heads."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from yimen.engine.staff.reliefs.models import Relief
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot

MOST = 50
MOST_COUNTED = 1000


@snapshot
class EntryRow:
    """A case on a list, as it stood then."""

    case_ref: str
    number: str
    item_name: str
    stood_at: str
    due_at: datetime | None


@snapshot
class ReliefRow:
    """A list by which a desk was handed over."""

    ref: str
    post_name: str
    kind: str
    handed_by: str
    taken_by: str
    mine_to_take: str
    note: str
    handed_at: datetime
    acknowledged_at: datetime | None
    entries: tuple[EntryRow, ...]


def reliefs(actor: Actor) -> tuple[ReliefRow, ...]:
    """The lists this officer handed over, is to take or took, and those of the desks they head; the latest first."""
    if actor.staff_id is None:
        return ()
    centres = [held.centre_id for held in actor.posts if held.role is Role.CENTRE_MANAGER and held.centre_id]
    own = Q(handed_by_id=actor.staff_id) | Q(taken_by_id=actor.staff_id)
    headed = Q(post__office_id__in=list(actor.offices(Role.OFFICE_HEAD))) | Q(post__centre_id__in=centres)
    found = Relief.objects.filter(own | headed).select_related("post", "handed_by", "taken_by")
    return _rows(found.order_by("-pk")[:MOST], actor)


def count_to_take(actor: Actor) -> int:
    """How many lists wait for this officer to take them, counted up to a thousand."""
    return Relief.objects.filter(taken_by_id=actor.staff_id or 0, acknowledged_at=None)[:MOST_COUNTED].count()


def _rows(found: Iterable[Relief], actor: Actor) -> tuple[ReliefRow, ...]:
    return tuple(
        ReliefRow(
            one.ref, one.post.name, one.kind, one.handed_by.name if one.handed_by else "", one.taken_by.name,
            "yes" if one.taken_by_id == actor.staff_id and one.acknowledged_at is None else "",
            one.note, one.handed_at, one.acknowledged_at, _entries(one),
        )
        for one in found
    )  # fmt: skip


def _entries(relief: Relief) -> tuple[EntryRow, ...]:
    found = relief.entries.select_related("case").order_by("pk")
    return tuple(
        EntryRow(one.case.ref, one.case.number, one.case.item_name, one.stood_at, one.due_at) for one in found[:200]
    )
