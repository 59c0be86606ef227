"""Rounds 巡查: windows that are drawn by lot to be looked at on a day that nobody there knows, point by point.

Which windows and days come out is worked out from a secret whose digest was told when the round was planned: who
doubts it later draws again. What is found is put right by a day, looked at again, and counted against the window.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class RoundKind(StrEnum):
    """Who goes round: the house itself, the departments of the city, or several together."""

    PATROL = "patrol"
    STYLE = "style"
    JOINT = "joint"


class PointKind(StrEnum):
    """What a point of the list is about."""

    PRESENCE = "presence"
    DISCIPLINE = "discipline"
    ENVIRONMENT = "environment"


@snapshot
class Point:
    """One point of a checklist: what to look at, and what is taken off when it is wrong."""

    code: str
    kind: PointKind
    title: str
    off: int


CHECKLIST: tuple[Point, ...] = (
    Point("at_post", PointKind.PRESENCE, "按排班在岗，有人替岗", 5),
    Point("ready", PointKind.PRESENCE, "到点开窗，叫号及时", 3),
    Point("badge", PointKind.DISCIPLINE, "挂牌上岗，着装整齐", 1),
    Point("manner", PointKind.DISCIPLINE, "用语文明，不玩手机、不聊天", 3),
    Point("one_time", PointKind.DISCIPLINE, "一次告知，没有推诿", 5),
    Point("no_extra", PointKind.DISCIPLINE, "没有指南之外的材料和收费", 10),
    Point("tidy", PointKind.ENVIRONMENT, "台面整洁，指南和样表齐全", 1),
    Point("devices", PointKind.ENVIRONMENT, "叫号、评价和自助设备能用", 2),
    Point("access", PointKind.ENVIRONMENT, "无障碍通道和设施没有被占", 3),
)
BY_CODE = {point.code: point for point in CHECKLIST}


class FindingState(StrEnum):
    OPEN = "open"
    OBJECTED = "objected"
    MENDED = "mended"
    CLOSED = "closed"
    LIFTED = "lifted"


class FindingMove(StrEnum):
    OBJECT = "object"
    UPHOLD = "uphold"
    LIFT = "lift"
    MEND = "mend"
    FAIL = "fail"
    CLOSE = "close"


_S, _M = FindingState, FindingMove

ROUND_FINDING_LIFE: Lifecycle[FindingState, FindingMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        _M.OBJECT: (frozenset({_S.OPEN}), _S.OBJECTED),
        _M.UPHOLD: (frozenset({_S.OBJECTED}), _S.OPEN),
        _M.LIFT: (frozenset({_S.OBJECTED}), _S.LIFTED),
        _M.MEND: (frozenset({_S.OPEN}), _S.MENDED),
        _M.FAIL: (frozenset({_S.MENDED}), _S.OPEN),
        _M.CLOSE: (frozenset({_S.MENDED}), _S.CLOSED),
    },
)
MENDED_WITHIN = 5
"""Working days of the centre."""


class TooFewToDraw(Refusal):
    """There are not so many windows, or no working day, to draw from."""

    code: ClassVar[str] = "rounds.too_few_to_draw"


class JointNeedsSeveral(Refusal):
    """A joint round is made by supervision, the house and another office together."""

    code: ClassVar[str] = "rounds.joint_needs_several"


class PointUnknown(Refusal):
    """What was found names a point of the checklist, each once."""

    code: ClassVar[str] = "rounds.point_unknown"


def drawn(windows: Collection[str], days: Sequence[date], how_many: int, secret: str) -> tuple[tuple[str, date], ...]:
    """So many windows with a day each, worked out from the secret alone. Refuses with TooFewToDraw."""
    if not 0 < how_many <= len(windows) or not days:
        raise TooFewToDraw()
    order = sorted(windows, key=lambda window: _lot(secret, window))[:how_many]
    return tuple((window, days[int.from_bytes(_lot(secret, f"day {window}")[:8]) % len(days)]) for window in order)


def _lot(secret: str, of: str) -> bytes:
    return hashlib.sha256(f"{secret}\x1f{of}".encode()).digest()


def must_be_several(offices: Collection[int | None], supervises: bool, manages: bool) -> None:
    """Refuses with JointNeedsSeveral."""
    if len(set(offices)) < 2 or not supervises or not manages:
        raise JointNeedsSeveral()


def must_be_points(codes: Sequence[str]) -> None:
    """Refuses with PointUnknown."""
    if len(set(codes)) != len(codes) or not set(codes) <= BY_CODE.keys():
        raise PointUnknown()
