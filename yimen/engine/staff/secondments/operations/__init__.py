"""Writes of the secondments: proposed by the home unit, ordered by the centre, asked back, and ordered back."""

from yimen.engine.staff.secondments.operations.ordering import (
    PostingOrdered,
    Returned,
    order_posting,
    order_return,
    refuse_posting,
    refuse_return,
)
from yimen.engine.staff.secondments.operations.proposing import (
    AskedBack,
    PostingProposed,
    ProposalSaid,
    ask_return,
    propose_posting,
    take_back_proposal,
)

__all__ = [
    "AskedBack",
    "PostingOrdered",
    "PostingProposed",
    "ProposalSaid",
    "Returned",
    "ask_return",
    "order_posting",
    "order_return",
    "propose_posting",
    "refuse_posting",
    "refuse_return",
    "take_back_proposal",
]
