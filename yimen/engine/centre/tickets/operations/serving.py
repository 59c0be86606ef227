"""Serving: the visit begins with the ticket; one intake for its bundle, results handed out together, and it ends."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from yimen.engine.centre.appointments.operations import coming
from yimen.engine.centre.matters import operations as matters
from yimen.engine.centre.matters import queries as matters_read
from yimen.engine.centre.matters.operations.delivering import MatterDelivered
from yimen.engine.centre.matters.operations.handing_in import MatterHandedIn
from yimen.engine.centre.tickets import moves
from yimen.engine.centre.tickets.models import Ticket
from yimen.engine.centre.tickets.operations.calling import TicketMoved, at_my_counter
from yimen.engine.centre.tickets.refusals import NotForABundle
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits import queries as visited
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.visits.tickets import TICKET_LIFE, TicketMove, TicketState
from yimen.registries.people import queries as people


@operation
def serve(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Who was called has come: their visit is opened and bound to the ticket, and whatever is done now to the visit.

    The appointment with whose code it was drawn, or that they have here now for the same item, is kept by that visit.

    Refuses with TicketUnknown, WrongState, NotAtAWindow or VisitOpen.
    """
    row = at_my_counter(ref, by)
    TICKET_LIFE.after(TicketMove.SERVE, TicketState(row.state))
    party = people.party(row.party_id) if row.party_id is not None else None
    purpose = f"{moves.number_of(row)} {row.about}"[:200]
    opened = visits.open_visit(party.ref if party else "", purpose, by=by.within(), now=now)
    moves.move(row, TicketMove.SERVE, by, now, {"visit": opened.ref}, served_at=now, visit_id=visited.id_of(opened.ref))
    if row.party_id is not None:
        came = coming.Came(row.party_id, row.centre_id, row.group_id, row.item_id, moves.drawn_with(row))
        coming.kept_by(came, opened.ref, by, now)
    return TicketMoved(row.ref, moves.number_of(row), row.state)


@operation
def take_in(
    ref: str, party_ref: str, item_refs: Sequence[str], said: Mapping[str, str], typed: Mapping[str, str],
    *, by: Actor, now: datetime,
) -> MatterHandedIn:  # fmt: skip
    """Take the bundle of the ticket in: one intake, a case for each item, all on the ticket's visit.

    Refuses with TicketUnknown, WrongState or NotForABundle, and as a matter's `take_in` does.
    """
    row = _served(ref, by, "take_in")
    if row.bundle is None or row.matter_id is not None:
        raise NotForABundle()
    done = matters.take_in(row.bundle.ref, party_ref, item_refs, said, typed, by=by.within(), now=now)
    moves.lead_to(row, matters_read.id_of(done.ref), "take_in", {"matter": done.ref}, by, now)
    return done


@operation
def hand_out(ref: str, matter_ref: str, signature: str, *, by: Actor, now: datetime) -> MatterDelivered:
    """Hand all results of a matter out to who came with this ticket, against one signature.

    Refuses with TicketUnknown or WrongState, and as a matter's `hand_out` does.
    """
    row = _served(ref, by, "hand_out")
    done = matters.hand_out(matter_ref, signature, by=by.within(), now=now)
    moves.lead_to(row, matters_read.id_of(matter_ref), "hand_out", {"matter": matter_ref}, by, now)
    return done


@operation
def finish(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """The visitor leaves: ticket and visit end. Refuses with TicketUnknown or WrongState."""
    row = _served(ref, by, TicketMove.FINISH)
    end_visit(row, by, now)
    moves.move(row, TicketMove.FINISH, by, now, ended_at=now)
    return TicketMoved(row.ref, moves.number_of(row), row.state)


def end_visit(row: Ticket, by: Actor, now: datetime) -> None:
    """The visit on which the ticket is served ends, if the clerk has not closed it. In an act only."""
    open_visit = visited.open_of_clerk(by)
    if open_visit is not None and row.visit is not None and open_visit.ref == row.visit.ref:
        visits.close_visit(open_visit.ref, by=by.within(), now=now)


def _served(ref: str, by: Actor, act: str) -> Ticket:
    row = at_my_counter(ref, by)
    if row.state != TicketState.SERVING:
        raise WrongState(move=act, state=row.state)
    return row
