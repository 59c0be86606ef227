"""Writes of the awards: rules, rounds, service models, rewards and sanctions, pioneer posts, commitments."""

from yimen.engine.staff.awards.operations.rewarding import (
    PioneersReviewed,
    RewardMoved,
    RewardSaid,
    appeal_reward,
    approve_reward,
    award_pioneer,
    lift_reward,
    propose_reward,
    review_pioneers,
    say_commitment,
    uphold_reward,
)
from yimen.engine.staff.awards.operations.rounds import (
    ModelNominated,
    RoundHeld,
    RulePublished,
    RuleSaid,
    hold_round,
    nominate_model,
    publish_award_rule,
)

__all__ = [
    "ModelNominated",
    "PioneersReviewed",
    "RewardMoved",
    "RewardSaid",
    "RoundHeld",
    "RulePublished",
    "RuleSaid",
    "appeal_reward",
    "approve_reward",
    "award_pioneer",
    "hold_round",
    "lift_reward",
    "nominate_model",
    "propose_reward",
    "publish_award_rule",
    "review_pioneers",
    "say_commitment",
    "uphold_reward",
]
