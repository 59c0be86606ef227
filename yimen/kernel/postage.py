"""Postage 寄递费: who pays for what goes by express, by which way, and what the carrier is owed for a month. Pure.

What a rate says is told before anything is ordered, and is kept with the parcel: a later rate changes nothing.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.money.fees import yuan
from yimen.kernel.parcel_life import Direction
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import Missing, NotInList

MOST_FEN = 100_000
"""No parcel of papers costs more than a thousand yuan."""


class PostageWay(StrEnum):
    """How a parcel is paid for."""

    HOUSE = "house"
    """The centre pays by policy 免费寄递: the applicant nothing."""
    PREPAID = "prepaid"
    """The applicant pays before it is handed to the carrier, who gets it from the centre with the month."""
    TO_CARRIER = "to_carrier"
    """The applicant pays the carrier: at the door, when it is fetched or delivered."""


BY_APPLICANT = (PostageWay.PREPAID, PostageWay.TO_CARRIER)


class PostageOutstanding(Refusal):
    """The parcel is handed to the carrier when its postage has been paid."""

    code: ClassVar[str] = "postage.outstanding"
    yuan: str


class PostageDearer(Refusal):
    """The parcel costs its applicant more than they were told before they ordered it."""

    code: ClassVar[str] = "postage.dearer"
    yuan: str
    told: str


@snapshot
class Rate:
    """What a parcel in one direction costs, and how it may be paid for: by the house alone, or by applicants."""

    direction: Direction
    fen: int
    ways: tuple[PostageWay, ...]
    basis: str

    @property
    def asked_fen(self) -> int:
        """What it costs the applicant: nothing where the house pays."""
        return 0 if PostageWay.HOUSE in self.ways else self.fen


def asked_by(rate: Rate | None) -> int:
    """What a parcel costs its applicant by the rate of the day, in fen; nothing without one."""
    return 0 if rate is None else rate.asked_fen


def must_have_been_told(asked_fen: int, told_fen: int) -> None:
    """Nobody is asked for more than the page said from which they ordered; refuses with PostageDearer."""
    if asked_fen > told_fen:
        raise PostageDearer(yuan=yuan(asked_fen), told=yuan(told_fen))


@snapshot
class Postage:
    """What was agreed for one parcel before it was ordered. No way: nobody asks anything for it."""

    way: str = ""
    fen: int = 0
    basis: str = ""


@snapshot
class Carried:
    """A parcel as a month counts it."""

    way: PostageWay
    fen: int


@snapshot
class Month:
    """What a month comes to: what the centre owes the carrier, and what the carrier has taken itself."""

    parcels: int
    owed_fen: int
    taken_fen: int


def must_be_rate(direction: str, fen: int, ways: Iterable[str]) -> tuple[PostageWay, ...]:
    """The ways of a sound rate; refuses with NotInList for a direction, an amount or ways that there are not."""
    if direction not in set(Direction):
        raise NotInList(field="direction")
    if not 0 < fen <= MOST_FEN:
        raise NotInList(field="fen")
    said = tuple(way for way in PostageWay if way in set(ways))
    if not said or (PostageWay.HOUSE in said and len(said) > 1):
        raise NotInList(field="ways")
    return said


def agreed(rate: Rate | None, said: str) -> Postage:
    """What holds for a parcel that is wanted now; where several ways are offered, the applicant says which.

    Refuses with Missing when nothing was said, and NotInList for a way that the rate does not offer.
    """
    if rate is None:
        return Postage()
    if len(rate.ways) == 1:
        return Postage(rate.ways[0], rate.fen, rate.basis)
    if not said:
        raise Missing(field="pays")
    if said not in rate.ways:
        raise NotInList(field="pays")
    return Postage(said, rate.fen, rate.basis)


def once_more(before: Postage, basis: str) -> Postage:
    """What holds for a parcel that takes the place of one that was lost or came back: nobody is charged twice."""
    return Postage(PostageWay.HOUSE, before.fen, basis) if before.way else Postage()


def of_month(carried: Iterable[Carried]) -> Month:
    """What the parcels of a month come to."""
    rows = tuple(carried)
    taken = sum(one.fen for one in rows if one.way is PostageWay.TO_CARRIER)
    return Month(len(rows), sum(one.fen for one in rows) - taken, taken)
