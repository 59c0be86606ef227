"""Tenders 公共资源交易: what a trading centre tells of a project, and what supervision raises an alarm for. Pure.

The data are the trading centre's. Here they are read and held against rules; nothing of them is ever mended.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class TenderKind(StrEnum):
    """What is traded."""

    WORKS = "works"
    PROCUREMENT = "procurement"
    LAND = "land"
    PROPERTY = "property"


class TenderStage(StrEnum):
    """The stages of a trade, in their order."""

    NOTICE = "notice"
    DEADLINE = "deadline"
    OPENING = "opening"
    AWARD = "award"
    CONTRACT = "contract"


class TenderRule(StrEnum):
    """What raises an alarm."""

    SHORT_NOTICE = "short_notice"
    """公告期过短: fewer than twenty days from the notice to the deadline (招标投标法 art. 24)."""
    SINGLE_BIDDER = "single_bidder"
    """单一投标人: at most one bidder when the bids are opened (art. 28 asks for three)."""
    CHANGED_DEADLINE = "changed_deadline"
    """变更截止时间: another deadline than was published before."""


LEAST_NOTICE = timedelta(days=20)
FEW = 1
_ORDER = tuple(TenderStage)


class TenderUnsound(Refusal):
    """A line of an import that cannot be: which one, and what of it."""

    code: ClassVar[str] = "tenders.unsound"
    line: int
    field: str


@snapshot
class StageAt:
    """When a stage is or was."""

    stage: TenderStage
    at: datetime


@snapshot
class Bidder:
    """Who handed a bid in, and when."""

    name: str
    code: str
    bid_at: datetime


@snapshot
class TenderSaid:
    """A project as the trading centre tells it at one moment."""

    number: str
    name: str
    kind: TenderKind
    buyer: str
    stages: tuple[StageAt, ...]
    bidders: tuple[Bidder, ...] = ()

    def when(self, stage: TenderStage) -> datetime | None:
        """When a stage is; None: it has no time yet."""
        return next((one.at for one in self.stages if one.stage is stage), None)


@snapshot
class TenderBreach:
    """A rule that a project does not keep, with what shows it; `revision` says with which telling a deadline moved."""

    rule: TenderRule
    revision: int = 0
    days: int = 0
    bidders: int = 0
    before: datetime | None = None
    after: datetime | None = None


def must_be_sound(line: int, said: TenderSaid) -> None:
    """A notice there is, each stage once and after the one before, each bidder once. Refuses with TenderUnsound."""
    for field in ("number", "name", "buyer"):
        if not getattr(said, field).strip():
            raise TenderUnsound(line=line, field=field)
    told = [one.stage for one in said.stages]
    times = [at for stage in _ORDER if (at := said.when(stage)) is not None]
    if TenderStage.NOTICE not in told or len(set(told)) < len(told) or times != sorted(times):
        raise TenderUnsound(line=line, field="stages")
    if len({one.code or one.name for one in said.bidders}) < len(said.bidders):
        raise TenderUnsound(line=line, field="bidders")


def watch(told: Sequence[TenderSaid], now: datetime) -> tuple[TenderBreach, ...]:
    """Everything that raises an alarm in what was told of a project so far, the first telling first."""
    latest, found = told[-1], list[TenderBreach]()
    notice, deadline = latest.when(TenderStage.NOTICE), latest.when(TenderStage.DEADLINE)
    if notice is not None and deadline is not None and deadline - notice < LEAST_NOTICE:
        found.append(TenderBreach(TenderRule.SHORT_NOTICE, days=(deadline - notice).days))
    opening = latest.when(TenderStage.OPENING)
    if opening is not None and opening <= now and len(latest.bidders) <= FEW:
        found.append(TenderBreach(TenderRule.SINGLE_BIDDER, bidders=len(latest.bidders)))
    for number, (one, after) in enumerate(pairwise(told), start=2):
        was, is_now = one.when(TenderStage.DEADLINE), after.when(TenderStage.DEADLINE)
        if was is not None and was != is_now:
            found.append(TenderBreach(TenderRule.CHANGED_DEADLINE, number, before=was, after=is_now))
    return tuple(found)
