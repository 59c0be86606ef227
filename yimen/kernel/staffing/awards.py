"""Awards 评比: windows in one order by a published formula, with a rule for ties, so that the winners are never more.

Of equal scores the better rated comes first, then the one with fewer upheld complaints, then the busier one, then the
lower window code. Amounts are in fen.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


class AwardKind(StrEnum):
    ADVANCED = "advanced"
    """先进窗口, of which the first are 标兵窗口, each with a service model 服务标兵."""
    RED_FLAG = "red_flag"
    """流动红旗窗口: one holder at a time."""


AWARD_NAMES: Mapping[str, str] = {AwardKind.ADVANCED: "先进窗口", AwardKind.RED_FLAG: "流动红旗窗口"}
"""What an award is called; the ground of a reward is written with it."""


class WindowMeasure(StrEnum):
    """By what windows are compared; each is a key of the rule's weights."""

    VOLUME = "volume"
    ON_TIME = "on_time"
    SATISFACTION = "satisfaction"
    COMPLAINTS = "complaints"
    ATTENDANCE = "attendance"


@snapshot
class Entrant:
    """A window with its score in hundredths and what breaks ties."""

    window_id: int
    code: str
    score: int
    satisfaction: Share
    upheld: int
    volume: int
    excluded: str = ""
    """Why it cannot win, whatever its score."""


def in_order(entrants: Iterable[Entrant]) -> tuple[Entrant, ...]:
    """All of them, the first first; who is excluded stands behind the others."""
    return tuple(
        sorted(
            entrants,
            key=lambda one: (
                one.excluded != "", -one.score, -(one.satisfaction.rate or Fraction(0)), one.upheld, -one.volume,
                one.code, one.window_id,
            ),
        )
    )  # fmt: skip


def budget(models: int, window_fen: int, model_fen: int) -> int:
    """What a month of awards costs at most: each model window and its service model."""
    return models * (window_fen + model_fen)
