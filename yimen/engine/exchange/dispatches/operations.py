"""Tell the higher level of every case that ended, by itself: made once from the journal, sent until it is taken."""

import hashlib
from datetime import datetime
from typing import ClassVar

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.dispatches import ports
from yimen.engine.exchange.dispatches.models import Dispatch
from yimen.journal import cursors
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import CaseState
from yimen.kernel.dispatches import AMENDS, CLOSES, Closed, record
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref

CONSUMER = "dispatches"
SLICE = 200

_CLOSED = """
select c.number, coalesce(nullif(i.implementation_code, ''), i.local_code) item_code, v.number item_version,
  c.item_name, coalesce(o.uscc, '') office_code, c.office_name, c.channel, p.kind applicant_kind, c.received_at,
  c.accepted_at, c.state, c.closing, %s::timestamptz ended_at,
  (select due_at from cases_caseclock k where k.case_id = c.id and k.side = 'promised') promised_at
from cases_case c join catalogue_item i on i.id = c.item_id join catalogue_itemversion v on v.id = c.version_id
  join offices_office o on o.id = c.office_id join people_party p on p.id = c.applicant_id where c.id = %s
"""


class DispatchUnknown(Refusal):
    """Dispatches go by themselves; there is none for this actor to send."""

    code: ClassVar[str] = "dispatch.unknown"


@snapshot
class Dispatched:
    """How many lines were read."""

    done: int


@snapshot
class DispatchTaken:
    """A dispatch with the receipt of the higher level."""

    ref: str
    receipt: str


@operation
def prepare_dispatches(size: int = SLICE, *, by: Actor, now: datetime) -> Dispatched:
    """Read the next lines of the journal: each end of a case, and what amends it, is to be told once."""
    _by_itself(by)
    lines = cursors.batch(CONSUMER, size)
    rows = [
        Dispatch(
            ref=new_ref(),
            entry_id=line.id,
            case_id=line.subject_id,
            verb=line.verb,
            first="" if line.verb in AMENDS else "yes",
            ended_at=line.effective_at,
        )
        for line in lines
        if line.kind == "case" and line.verb in CLOSES | AMENDS
    ]
    Dispatch.objects.bulk_create(rows, ignore_conflicts=True)
    return Dispatched(len(lines))


@in_steps
def send_dispatch(ref: str, *, by: Actor, now: datetime) -> DispatchTaken:
    """Send a record to the higher level; asked again, it is the same one. Raises Unavailable when nobody answers.

    Nothing is locked while it is sent (docs/decisions/0160). Refuses with DispatchUnknown.
    """
    _by_itself(by)
    row = Dispatch.objects.filter(ref=ref).first()
    if row is None:
        raise DispatchUnknown()
    if row.sent_at is not None:
        return DispatchTaken(ref, row.receipt)
    facts = select(_CLOSED, (row.ended_at, row.case_id))[0]
    body = record(Closed(**{**facts, "state": CaseState(facts["state"])}), row.first)
    taken = DispatchTaken(ref, ports.superior().take(body, ref))
    return _note_sent(taken, hashlib.sha256(body).hexdigest(), by=by, now=now)


@operation
def _note_sent(taken: DispatchTaken, digest: str, *, by: Actor, now: datetime) -> DispatchTaken:
    """Note that a record was taken, and under which receipt; the first word stands."""
    row = Dispatch.objects.select_for_update().get(ref=taken.ref)
    if row.sent_at is None:
        row.receipt, row.sent_at, row.digest = taken.receipt, now, digest
        row.save(update_fields=["receipt", "sent_at", "digest"])
    return DispatchTaken(row.ref, row.receipt)


def _by_itself(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise DispatchUnknown()
