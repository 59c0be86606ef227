"""Moves of a consignment: lock, move, tell. The only writer of its state after the first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from yimen.engine.delivery.consignments.models import Consignment
from yimen.engine.delivery.consignments.refusals import ConsignmentUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.consignment_life import CONSIGNMENT_LIFE, ConsignmentMove, ConsignmentState


@snapshot
class LockedConsignment:
    """A consignment under its lock."""

    id: int
    ref: str
    state: ConsignmentState
    origin_id: int
    destination_id: int
    agent_id: int
    seq: int
    head: bytes


def lock(ref: str) -> LockedConsignment:
    """The consignment with this ref, locked; refuses with ConsignmentUnknown."""
    row = Consignment.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise ConsignmentUnknown(ref=ref)
    return locked(row)


def locked(row: Consignment) -> LockedConsignment:
    """A row that the caller holds locked, or has just inserted."""
    return LockedConsignment(
        row.pk, row.ref, ConsignmentState(row.state), row.origin_id, row.destination_id, row.agent_id, row.journal_seq,
        bytes(row.journal_head),
    )  # fmt: skip


def move(
    consignment: LockedConsignment,
    step: ConsignmentMove,
    by: Actor,
    now: datetime,
    sets: Mapping[str, Any],
    body: Mapping[str, Any],
) -> LockedConsignment:
    """Take one step of a consignment's life and tell it to its chain."""
    state = CONSIGNMENT_LIFE.after(step, consignment.state)
    Consignment.objects.filter(pk=consignment.id).update(state=state, **sets)
    return told(replace(consignment, state=state), step, by, now, body)


def told(
    consignment: LockedConsignment, verb: str, by: Actor, now: datetime, body: Mapping[str, Any]
) -> LockedConsignment:
    """Tell something of a consignment to its chain."""
    subject = Subject(
        "consignment", "consignments_consignment", consignment.id, consignment.ref, consignment.seq, consignment.head
    )
    link = tell(subject, Line(verb, body, now), by)
    return replace(consignment, seq=link.seq, head=link.hash)
