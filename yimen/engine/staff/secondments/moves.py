"""Lock, move, tell: the only writer of the state of a proposal, and who may see to it."""

from datetime import datetime

from yimen.engine.staff.secondments.models import PostingProposal, ReturnRequest
from yimen.engine.staff.secondments.refusals import SecondPair
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.staffing.secondment import PROPOSAL_LIFE, ProposalMove, ProposalState
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.dated import locked
from yimen.registries.people.duty import is_above

Row = PostingProposal | ReturnRequest
KINDS: dict[type[Row], tuple[str, str]] = {
    PostingProposal: ("posting_proposal", "secondments_postingproposal"),
    ReturnRequest: ("return_request", "secondments_returnrequest"),
}


def told(row: Row, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the row's own chain."""
    kind, table = KINDS[type(row)]
    subject = Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def move(row: PostingProposal, step: ProposalMove, sets: dict[str, object]) -> None:
    """Take a proposal one step on, with what is written then; refuses with WrongState."""
    row.state = PROPOSAL_LIFE.after(step, ProposalState(row.state))
    for name, value in sets.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *sets])


def for_the_centre(ref: str, by: Actor, now: datetime) -> PostingProposal:
    """A proposal, locked, for who manages the centre and is apart from it; refuses with NoSuchThing or SecondPair."""
    row = locked(PostingProposal, ref, "posting_proposal")
    must_manage(by, row.centre_id, "posting_proposal")
    must_be_apart(by, row.staff_id, now, row.proposed_by_id)
    return row


def must_be_apart(by: Actor, staff_id: int, now: datetime, proposed_by: int | None = None) -> int:
    """Nobody orders themself or their superior, nor what they proposed; the id of who orders.

    Refuses with NotAllowed or SecondPair.
    """
    if by.staff_id is None:
        raise NotAllowed()
    if by.staff_id in (staff_id, proposed_by) or is_above(staff_id, by.staff_id, now):
        raise SecondPair()
    return by.staff_id


def must_head(by: Actor, office_id: int, what: str) -> int:
    """Who heads the home unit; refuses with NoSuchThing."""
    if by.staff_id is None or office_id not in by.offices(Role.OFFICE_HEAD):
        raise NoSuchThing(what=what)
    return by.staff_id
