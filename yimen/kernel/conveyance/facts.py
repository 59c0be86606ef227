"""What is conveyed 不动产转移: how, for how much, how large, since when held, and by whom to whom in which shares.

Money is in integer fen, an area in hundredths of a square metre, a share a fraction; nothing here is a float.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class ConveyanceKind(StrEnum):
    """How the home passes on."""

    FIRST_HAND = "first_hand"
    """一手房: bought of the builder; the price is that of the invoice, without value added tax."""
    SECOND_HAND = "second_hand"
    """二手房: bought of somebody who owned it; the price holds the value added tax, if there is any."""
    SPOUSES = "spouses"
    """夫妻间变更."""
    INHERITANCE = "inheritance"
    """法定继承."""


class Side(StrEnum):
    """Who gives and who takes."""

    BUYER = "buyer"
    SELLER = "seller"


class Homes(StrEnum):
    """How many homes the household of somebody has, this one with it."""

    ONLY = "only"
    SECOND = "second"
    MORE = "more"


class SharesUneven(Refusal):
    """The shares of those who give, and of those who take, are each one whole."""

    code: ClassVar[str] = "conveyance.shares_uneven"
    side: str


class ConveyanceIncomplete(Refusal):
    """A price, an area, or of a home that is sold again the day on which it was bought, is missing or impossible."""

    code: ClassVar[str] = "conveyance.incomplete"
    field: str


class ProofMissing(Refusal):
    """A lower tax is claimed with what proves it: a material of this case that was handed in."""

    code: ClassVar[str] = "conveyance.proof_missing"
    who: str


MOST_FEN, MOST_AREA, MOST_HOLDERS, MOST_PARTS = 10**13, 10**8, 10, 10_000
"""A hundred billion yuan, a square kilometre, ten people on a side, shares down to a ten-thousandth."""


@snapshot
class Holder:
    """Somebody who gives or takes a share, and what is claimed for the household with its proof."""

    number: int
    side: Side
    share: Fraction
    homes: Homes = Homes.MORE
    proof: str = ""
    """The material that proves how many homes there are; without one nobody is favoured for it."""

    @property
    def proven(self) -> Homes:
        return self.homes if self.proof else Homes.MORE


@snapshot
class Conveyed:
    """All that the taxes are worked out from."""

    kind: ConveyanceKind
    price_fen: int
    area: int
    holders: tuple[Holder, ...]
    bought_on: date | None = None
    """When the seller came to own it."""
    original_fen: int = 0
    """What the seller paid, as far as it is proven; nothing: it cannot be shown."""
    costs_fen: int = 0

    def of(self, side: Side) -> tuple[Holder, ...]:
        return tuple(one for one in self.holders if one.side is side)


def must_be_whole(conveyed: Conveyed, on: date) -> None:
    """Refuses with ConveyanceIncomplete, SharesUneven or ProofMissing."""
    if not 0 < conveyed.price_fen <= MOST_FEN:
        raise ConveyanceIncomplete(field="price")
    if not 0 < conveyed.area <= MOST_AREA:
        raise ConveyanceIncomplete(field="area")
    if conveyed.kind is ConveyanceKind.SECOND_HAND and (conveyed.bought_on is None or conveyed.bought_on > on):
        raise ConveyanceIncomplete(field="bought_on")
    if not 0 <= conveyed.original_fen <= MOST_FEN or not 0 <= conveyed.costs_fen <= MOST_FEN:
        raise ConveyanceIncomplete(field="original")
    for side in Side:
        _must_be_one(conveyed.of(side), side)
    for one in conveyed.holders:
        if one.homes is not Homes.MORE and not one.proof:
            raise ProofMissing(who=str(one.number))


def _must_be_one(holders: tuple[Holder, ...], side: Side) -> None:
    odd = any(one.share <= 0 or one.share.denominator > MOST_PARTS for one in holders)
    if odd or not holders or len(holders) > MOST_HOLDERS or sum(one.share for one in holders) != 1:
        raise SharesUneven(side=side)


def split(fen: int, shares: Iterable[Fraction]) -> tuple[int, ...]:
    """An amount by shares, in whole fen that add up to it exactly: nobody's rounding is lost or counted twice."""
    parts, whole, before = [], Fraction(0), 0
    for share in shares:
        whole += share
        upto = fen * whole.numerator // whole.denominator
        parts.append(upto - before)
        before = upto
    return tuple(parts)


def months_between(begins: date, ends: date) -> int:
    """Whole months from one day to another: two years are full on the same day two years later."""
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    return months - (ends.day < begins.day)
