"""Escalation 上报督办: before whom a missed limit is brought, beside the head of the office who answers for it.

Each approval division has one supervising leader 分管领导 and one responsible person 负责人: what went wrong in it goes
up to them by itself, and to nobody else.
"""

from collections.abc import Mapping

from yimen.kernel.offices.concentration import Duty
from yimen.kernel.time.deadline import Side

UP: Mapping[Side, tuple[Duty, ...]] = {
    Side.PROMISED: (Duty.HEAD,),
    Side.STATUTORY: (Duty.HEAD, Duty.LEADER),
}
"""A broken promise is for the head of the division; a breach of the statute is for its leader too."""

ANSWERABLE = (Duty.LEADER, Duty.HEAD)
"""The duties that a division must have, each held by exactly one."""


def goes_up_to(side: Side) -> tuple[Duty, ...]:
    """By which duties of the division a limit of this side that was missed is looked at."""
    return UP[side]
