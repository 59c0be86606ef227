"""What is done in a joint approval: begin it, answer, disagree, change who is asked, and what happens by itself."""

from yimen.engine.parallel.joint.operations.answering import give_opinion, note_receipt
from yimen.engine.parallel.joint.operations.beginning import begin_joint
from yimen.engine.parallel.joint.operations.by_itself import claim_opinions, follow_joint, recount_opinions
from yimen.engine.parallel.joint.operations.changing import add_opinion, withdraw_opinion
from yimen.engine.parallel.joint.operations.disagreeing import (
    confirm_disagreement,
    deal_with_disagreement,
    propose_disagreement,
    send_disagreement_back,
)

__all__ = (
    "add_opinion",
    "begin_joint",
    "claim_opinions",
    "confirm_disagreement",
    "deal_with_disagreement",
    "follow_joint",
    "give_opinion",
    "note_receipt",
    "propose_disagreement",
    "recount_opinions",
    "send_disagreement_back",
    "withdraw_opinion",
)
