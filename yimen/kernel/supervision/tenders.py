"""Tenders 公共资源交易: what a trading centre tells of a project, and what supervision raises an alarm for. Pure.

The data are the trading centre's. Here they are read and held against rules; nothing of them is ever mended.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.national import CHINA


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


class TradeWay(StrEnum):
    """How it is traded."""

    TENDER = "tender"
    NEGOTIATION = "negotiation"
    SINGLE_SOURCE = "single_source"
    AUCTION = "auction"
    LISTING = "listing"


class TenderRule(StrEnum):
    """What raises an alarm."""

    SHORT_NOTICE = "short_notice"
    """公告期过短: fewer days from the notice to the deadline than the law asks for."""
    SINGLE_BIDDER = "single_bidder"
    """单一投标人: at most one bidder when the bids are opened, where the law asks for three."""
    CHANGED_DEADLINE = "changed_deadline"
    """变更截止时间: another deadline than was published before."""


@snapshot
class TradeBounds:
    """What the law asks of a trade: so many calendar days from notice to deadline, more bidders than so few."""

    days: int
    days_basis: str
    few: int
    few_basis: str


USUAL_WAY = {
    TenderKind.WORKS: TradeWay.TENDER,
    TenderKind.PROCUREMENT: TradeWay.TENDER,
    TenderKind.LAND: TradeWay.LISTING,
    TenderKind.PROPERTY: TradeWay.LISTING,
}
"""How a kind is traded where the centre does not say."""
BOUNDS = {
    (TenderKind.WORKS, TradeWay.TENDER): TradeBounds(20, "《招标投标法》第二十四条", 1, "《招标投标法》第二十八条"),
    (TenderKind.PROCUREMENT, TradeWay.TENDER): TradeBounds(
        20, "《政府采购法》第三十五条", 1, "《政府采购法》第三十六条"
    ),
}
"""By kind and way. What is not here has no such bounds: a listing of land may have one bidder."""
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
    bidders: tuple[Bidder, ...] | None = None
    """None: no list was told; an empty one says that none came."""
    way: TradeWay | None = None
    """None: as is usual for the kind."""

    @property
    def bounds(self) -> TradeBounds | None:
        """What the law asks of this trade; None: neither days nor bidders are counted."""
        return BOUNDS.get((self.kind, self.way or USUAL_WAY[self.kind]))

    def when(self, stage: TenderStage) -> datetime | None:
        """When a stage is; None: it has no time yet."""
        return next((one.at for one in self.stages if one.stage is stage), None)


@snapshot
class TenderBreach:
    """A rule that a project does not keep, with what shows it and the law it rests on."""

    rule: TenderRule
    revision: int = 0
    """The telling that first showed it."""
    days: int = 0
    bidders: int = 0
    before: datetime | None = None
    after: datetime | None = None
    since: int = 0
    """The telling from which on the rule has not been kept without a break."""
    basis: str = ""

    @property
    def value(self) -> int:
        """How bad it is: the fewer the worse."""
        return self.days if self.rule is TenderRule.SHORT_NOTICE else self.bidders


@snapshot
class RaisedBefore:
    """An alarm that was raised already, and whether it is still open."""

    breach: TenderBreach
    open: str


def must_be_sound(line: int, said: TenderSaid) -> None:
    """A notice there is, each stage once and after the one before, each bidder once. Refuses with TenderUnsound."""
    for field in ("number", "name", "buyer"):
        if not getattr(said, field).strip():
            raise TenderUnsound(line=line, field=field)
    told = [one.stage for one in said.stages]
    times = [at for stage in _ORDER if (at := said.when(stage)) is not None]
    if TenderStage.NOTICE not in told or len(set(told)) < len(told) or times != sorted(times):
        raise TenderUnsound(line=line, field="stages")
    bidders = said.bidders or ()
    if len({one.code or one.name for one in bidders}) < len(bidders):
        raise TenderUnsound(line=line, field="bidders")


def must_be_told_once(told: Sequence[TenderSaid]) -> None:
    """Each project of a centre stands once in an import. Refuses with TenderUnsound."""
    seen = set[str]()
    for line, said in enumerate(told, start=1):
        if (number := said.number.strip()) in seen:
            raise TenderUnsound(line=line, field="number")
        seen.add(number)


def watch(told: Sequence[TenderSaid], now: datetime) -> tuple[TenderBreach, ...]:
    """Everything that raises an alarm in what was told of a project so far, the first telling first."""
    bounds, found = told[-1].bounds, list[TenderBreach]()
    if bounds is not None and (run := _run([_days(one) for one in told])):
        since, revision, days = run
        found.append(TenderBreach(TenderRule.SHORT_NOTICE, revision, days=days, since=since, basis=bounds.days_basis))
    if bounds is not None and (run := _run([_bidders(one, now) for one in told])):
        since, revision, came = run
        found.append(
            TenderBreach(TenderRule.SINGLE_BIDDER, revision, bidders=came, since=since, basis=bounds.few_basis)
        )
    for number, (one, after) in enumerate(pairwise(told), start=2):
        was, is_now = one.when(TenderStage.DEADLINE), after.when(TenderStage.DEADLINE)
        if was is not None and was != is_now:
            found.append(TenderBreach(TenderRule.CHANGED_DEADLINE, number, before=was, after=is_now, since=number))
    return tuple(found)


def is_new(breach: TenderBreach, raised: Sequence[RaisedBefore]) -> bool:
    """Whether a breach is raised: once, and again when it is worse than what was settled, or came back after it ended.

    While an alarm of the same rule is open, whoever settles it sees the newest telling.
    """
    same = [one for one in raised if one.breach.rule is breach.rule]
    if breach.revision in {one.breach.revision for one in same}:
        return False
    if breach.rule is TenderRule.CHANGED_DEADLINE:
        return True
    settled = [one.breach.value for one in same if one.breach.revision >= breach.since]
    return not any(one.open == "yes" for one in same) and all(breach.value < value for value in settled)


def _days(said: TenderSaid) -> int | None:
    """Calendar days from notice to deadline where they are too few: the day of the notice does not count."""
    notice, deadline = said.when(TenderStage.NOTICE), said.when(TenderStage.DEADLINE)
    if said.bounds is None or notice is None or deadline is None:
        return None
    days = (deadline.astimezone(CHINA).date() - notice.astimezone(CHINA).date()).days
    return days if days < said.bounds.days else None


def _bidders(said: TenderSaid, now: datetime) -> int | None:
    """How many bidders came to the opening where they are too few; None also while nobody told who came."""
    opening = said.when(TenderStage.OPENING)
    if said.bounds is None or said.bidders is None or opening is None or opening > now:
        return None
    return len(said.bidders) if len(said.bidders) <= said.bounds.few else None


def _run(values: Sequence[int | None]) -> tuple[int, int, int] | None:
    """Of the last telling: since which one without a break, which first showed its value, and the value."""
    if (value := values[-1]) is None:
        return None
    since = len(values)
    while since > 1 and values[since - 2] is not None:
        since -= 1
    return since, values.index(value, since - 1) + 1, value
