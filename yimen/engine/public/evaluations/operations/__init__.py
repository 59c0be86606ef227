"""Writes of the evaluations: invited by the journal, rated by who was served, followed up by somebody apart."""

from yimen.engine.public.evaluations.operations.following_up import (
    FollowedUp,
    Raised,
    answer_follow_up,
    note_contact,
    raise_follow_ups,
    show_rater,
    take_follow_up,
)
from yimen.engine.public.evaluations.operations.inviting import Invited, invite_evaluation
from yimen.engine.public.evaluations.operations.rating import (
    RatingKept,
    change_rating,
    rate,
    rate_again,
    withdraw_rating,
)

__all__ = [
    "FollowedUp",
    "Invited",
    "Raised",
    "RatingKept",
    "answer_follow_up",
    "change_rating",
    "invite_evaluation",
    "note_contact",
    "raise_follow_ups",
    "rate",
    "rate_again",
    "show_rater",
    "take_follow_up",
    "withdraw_rating",
]
