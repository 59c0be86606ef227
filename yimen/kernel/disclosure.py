"""Disclosure 许可决定公示: what the public may read of a granted licence, how masked, and for how long."""

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal

HIDDEN = "＊"
KEPT_AFTER = timedelta(days=365)
"""How long a decision stays readable after its right has ended, and one that grants no certificate at all."""


class TakeDownGround(StrEnum):
    """Why something is taken down: the law protects it, or it was wrong."""

    STATE_SECRET = "state_secret"
    TRADE_SECRET = "trade_secret"
    PRIVACY = "privacy"
    WRONG = "wrong"


class TakenDownBefore(Refusal):
    """What was taken down is not taken down again."""

    code: ClassVar[str] = "disclosure.taken_down_before"


class ObjectionUnknown(Refusal):
    """There is no such objection, or it has been answered."""

    code: ClassVar[str] = "disclosure.objection_unknown"
    ref: str


class DisclosureUnknown(Refusal):
    """There is no such decision on the public list, or not for this actor."""

    code: ClassVar[str] = "disclosure.unknown"
    ref: str


def shown_name(name: str, kind: str) -> str:
    """An organisation by its full name, a person by the first character alone."""
    return name if kind == "organisation" else name[:1] + HIDDEN * max(len(name) - 1, 1)


def shown_until(decided_on: date, certificate: str, valid_to: date | None) -> date | None:
    """The last day on the list; None while a right without an end lasts."""
    if not certificate:
        return decided_on + KEPT_AFTER
    return None if valid_to is None else valid_to + KEPT_AFTER
