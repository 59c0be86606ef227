"""Spot checks 双随机抽查: which permits are looked at and by whom, drawn by lot, so that anybody can draw it again.

The draw is made of two words. The secret is told by its digest before the second word is known; the witness says theirs
before the secret is told. Nobody who knows one of them chooses what comes out. Within a risk band every permit has the
same chance; who approved it, or has an interest in its holder, is never among those who may be drawn for it.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.risk import RiskBand
from yimen.kernel.snapshot import snapshot

PAIR = 2
"""An inspection is made by two (administrative penalty law art. 42)."""
LEAST_FREE = 4
"""So many may look at a permit, so that nobody who names them says who it will be."""
LEAST_OF_BAND = 3
"""A narrower draw has so many permits of each band, or all that the office has: else it names whom it is for."""
LEAST_DAYS = 3
"""A draw lasts so many working days at least."""
MOST_DRAWN_FROM = 5000
KEPT_OFFLINE = timedelta(hours=72)
"""For how long a record may wait on a telephone without a line."""


class DrawScope(StrEnum):
    """From which permits is drawn: all that the office supervises, or those granted on a promise 告知承诺."""

    ALL = "all"
    PROMISED = "promised"


class SpotCheckState(StrEnum):
    DRAWN = "drawn"
    RECORDED = "recorded"
    PUBLISHED = "published"
    MISSED = "missed"
    UNSIGNED = "unsigned"


class SpotCheckMove(StrEnum):
    RECORD = "record"
    DIFFER = "differ"
    SIGN = "sign"
    MISS = "miss"
    LAPSE = "lapse"


_S, _M = SpotCheckState, SpotCheckMove

SPOT_CHECK_LIFE: Lifecycle[SpotCheckState, SpotCheckMove] = Lifecycle(
    start=_S.DRAWN,
    moves={
        _M.RECORD: (frozenset({_S.DRAWN}), _S.RECORDED),
        _M.DIFFER: (frozenset({_S.RECORDED}), _S.DRAWN),
        _M.SIGN: (frozenset({_S.RECORDED}), _S.PUBLISHED),
        _M.MISS: (frozenset({_S.DRAWN}), _S.MISSED),
        _M.LAPSE: (frozenset({_S.RECORDED}), _S.UNSIGNED),
    },
)


class NothingToDraw(Refusal):
    """The office supervises no permit of this kind that an enterprise holds."""

    code: ClassVar[str] = "spots.nothing_to_draw"


class TooManyToDraw(Refusal):
    """There are more permits than one draw takes; it is made item by item."""

    code: ClassVar[str] = "spots.too_many_to_draw"
    most: int


class TooFewInspectors(Refusal):
    """For some permit too few of the inspectors are free of a conflict; others are named beside them."""

    code: ClassVar[str] = "spots.too_few_inspectors"
    permits: int


class PoolTooNarrow(Refusal):
    """Of a band fewer than three permits would be left, though the office has more: that would choose, not draw."""

    code: ClassVar[str] = "spots.pool_too_narrow"
    least: int


class PositionUnclear(Refusal):
    """A place is latitude, longitude and how exact they are, as a telephone tells it; or why it told none."""

    code: ClassVar[str] = "spots.position_unclear"


class LookedAtUnclear(Refusal):
    """The moment at which it was looked at lies ahead, outside the draw and its days, or too far back."""

    code: ClassVar[str] = "spots.looked_at_unclear"


@snapshot
class Eligible:
    """A permit that may be drawn, its band, and the inspectors who may never look at it."""

    ref: str
    band: RiskBand
    barred: frozenset[str] = frozenset()
    carried: str = ""
    """"yes": it was drawn before and not looked at, so it comes first."""


@snapshot
class Lot:
    """A permit that was drawn, and the two who look at it."""

    ref: str
    band: RiskBand
    inspectors: tuple[str, ...]


def commitment_of(secret: str) -> str:
    """What is told of the secret before the draw: its digest, from which nobody works it back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seed_of(secret: str, word: str) -> str:
    """The seed: out of the secret that was committed to, and the word of the witness that came later."""
    return hashlib.sha256(f"{secret}\x1f{word}".encode()).hexdigest()


def told_pool(pool: Sequence[Eligible], inspectors: Sequence[str], shares: Mapping[RiskBand, int]) -> bytes:
    """Everything that is drawn from, as it is committed to before the draw."""
    rows = (
        f"{one.ref} {one.band} {','.join(sorted(one.barred))}{' carried' if one.carried else ''}"
        for one in sorted(pool, key=lambda one: one.ref)
    )
    said = (f"{band} {shares[band]}" for band in RiskBand)
    return "\n".join((*rows, *sorted(inspectors), *said)).encode()


def quota(eligible: int, share: int) -> int:
    """How many of so many are drawn: the share rounded up, so that no band is left out."""
    return -(-eligible * share // 100)


def must_be_drawable(pool: Sequence[Eligible], inspectors: Sequence[str], everybody: str = "") -> int:
    """Every permit can be looked at by four, two of whom are drawn; for how many permits there are fewer.

    Fewer are enough only when `everybody` who inspects for the office is named. Refuses with NothingToDraw,
    TooManyToDraw or TooFewInspectors.
    """
    if not pool:
        raise NothingToDraw()
    if len(pool) > MOST_DRAWN_FROM:
        raise TooManyToDraw(most=MOST_DRAWN_FROM)
    free = [len(set(inspectors) - one.barred) for one in pool]
    least = PAIR if everybody else LEAST_FREE
    if short := sum(n < least for n in free):
        raise TooFewInspectors(permits=short)
    return sum(n < LEAST_FREE for n in free)


def must_not_choose(pool: Sequence[Eligible], whole: Mapping[str, int]) -> None:
    """Of each band are three permits at least, or all that the office has (`whole`); refuses with PoolTooNarrow.

    What is carried over is drawn anyhow, and counts on neither side.
    """
    there = Counter(one.band for one in pool if not one.carried)
    if any(n < LEAST_OF_BAND and n < whole.get(band, 0) for band, n in there.items()):
        raise PoolTooNarrow(least=LEAST_OF_BAND)


def drawn(
    pool: Sequence[Eligible], inspectors: Sequence[str], shares: Mapping[RiskBand, int], seed: str
) -> tuple[Lot, ...]:
    """The permits of every band whose lots come first, each with the two whose lots come first among who may look.

    Those carried over from an earlier draw come beside them, so that they take no other's chance."""
    return tuple(
        Lot(one.ref, band, in_order(one, inspectors, seed)[:PAIR])
        for band in RiskBand
        for one in _first(pool, band, shares[band], seed)
    )


def _first(pool: Sequence[Eligible], band: RiskBand, share: int, seed: str) -> list[Eligible]:
    of_band = sorted((one for one in pool if one.band is band), key=lambda one: (_lot(seed, one.ref), one.ref))
    others = [one for one in of_band if not one.carried]
    return [*(one for one in of_band if one.carried), *others[: quota(len(others), share)]]


def in_order(one: Eligible, inspectors: Sequence[str], seed: str) -> tuple[str, ...]:
    """Who may look at a permit, in the order of their lots: when one of the two stands aside, the next takes over."""
    fit = set(inspectors) - one.barred
    return tuple(sorted(fit, key=lambda inspector: (_lot(seed, f"{one.ref} {inspector}"), inspector)))


def _lot(seed: str, of: str) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{of}".encode()).digest()


def position(text: str) -> str:
    """A place as a telephone tells it: `26.08,119.29,15`; empty stays empty. Refuses with PositionUnclear."""
    if not text.strip():
        return ""
    try:
        latitude, longitude, exact = (float(part) for part in text.split(","))
    except ValueError as wrong:
        raise PositionUnclear() from wrong
    if not (abs(latitude) <= 90 and abs(longitude) <= 180 and 0 <= exact <= 100_000):
        raise PositionUnclear()
    return f"{latitude:.5f},{longitude:.5f},{exact:.0f}"


def looked_at(moment: datetime, drawn_at: datetime, now: datetime, day: date, days: tuple[date, date]) -> datetime:
    """When it was looked at, as the telephone says, on a `day` of the draw's days; refuses with LookedAtUnclear."""
    if not max(drawn_at, now - KEPT_OFFLINE) <= moment <= now or not days[0] <= day <= days[1]:
        raise LookedAtUnclear()
    return moment
