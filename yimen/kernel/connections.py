"""Connected systems 条线系统: of which kinds, by which way, when one is silent; and a jump that is good once. Pure.

What a system is like is worked out of what came from it. Nobody writes "online" anywhere.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class ConnectWay(StrEnum):
    """How a system is connected."""

    DIRECT = "direct"
    JUMP = "jump"
    EXCHANGE = "exchange"


class SystemKind(StrEnum):
    """The kinds of systems that a city's hall has to do with; one that is not connected is told as missing."""

    SOCIAL_INSURANCE = "social_insurance"
    FAMILY_PLANNING = "family_planning"
    POPULATION = "population"
    LAND = "land"
    HOUSING = "housing"
    CIVIL_AFFAIRS = "civil_affairs"
    FINANCE = "finance"
    ENVIRONMENT = "environment"
    FOOD_DRUG = "food_drug"
    PLANNING = "planning"
    REAL_ESTATE = "real_estate"
    HOUSING_CONTRACT = "housing_contract"
    TRANSPORT = "transport"
    POST = "post"
    WATER = "water"
    ELECTRICITY = "electricity"
    MEDICAL_INSURANCE = "medical_insurance"
    HOUSING_FUND = "housing_fund"
    BUS = "bus"
    TAX = "tax"
    BANK = "bank"
    CREDIT = "credit"
    POLICE = "police"
    MARKET = "market"


OBJECTS: Mapping[SystemKind, str] = {
    SystemKind.SOCIAL_INSURANCE: "insured",
    SystemKind.FAMILY_PLANNING: "family",
    SystemKind.POPULATION: "person",
    SystemKind.LAND: "parcel_of_land",
    SystemKind.HOUSING: "house",
    SystemKind.CIVIL_AFFAIRS: "family",
    SystemKind.FINANCE: "payment",
    SystemKind.ENVIRONMENT: "project",
    SystemKind.FOOD_DRUG: "licence",
    SystemKind.PLANNING: "project",
    SystemKind.REAL_ESTATE: "title",
    SystemKind.HOUSING_CONTRACT: "contract",
    SystemKind.TRANSPORT: "vehicle",
    SystemKind.POST: "waybill",
    SystemKind.WATER: "bill",
    SystemKind.ELECTRICITY: "bill",
    SystemKind.MEDICAL_INSURANCE: "insured",
    SystemKind.HOUSING_FUND: "fund_account",
    SystemKind.BUS: "ticket",
    SystemKind.TAX: "payment",
    SystemKind.BANK: "payment",
    SystemKind.CREDIT: "report",
    SystemKind.POLICE: "person",
    SystemKind.MARKET: "enterprise",
}
"""What each kind of system speaks of."""


class Standing(StrEnum):
    """What a system is like, by what came from it."""

    MISSING = "missing"
    WAITING = "waiting"
    IN_STEP = "in_step"
    FAILING = "failing"
    SILENT = "silent"
    CLOSED = "closed"


class JumpWord(StrEnum):
    """What the other side tells back of a jump."""

    ARRIVED = "arrived"
    FILED = "filed"
    DONE = "done"
    REFUSED = "refused"
    LEFT = "left"


class Comes(StrEnum):
    """As whom somebody goes over with a case: as the applicant themselves, for them, or with their papers."""

    ONESELF = "oneself"
    LAW = "law"
    MANDATE = "mandate"
    WINDOW = "window"


GOOD_FOR = timedelta(minutes=5)
"""How long a ticket opens the other side."""
FAILURES = 3
"""After so many calls in a row that nobody answered a system is failing."""
ENDS_A_JUMP = frozenset({JumpWord.DONE, JumpWord.REFUSED, JumpWord.LEFT})


class TicketForged(Refusal):
    """The ticket was not made here for that system; neither is told apart."""

    code: ClassVar[str] = "connection.ticket_forged"


class TicketOver(Refusal):
    """The ticket has run out."""

    code: ClassVar[str] = "connection.ticket_over"


class TicketUsed(Refusal):
    """The ticket was redeemed before; it opens the other side once."""

    code: ClassVar[str] = "connection.ticket_used"


class JumpEnded(Refusal):
    """The jump came to its end; nothing more is told of it."""

    code: ClassVar[str] = "connection.jump_ended"


def must_open(issued_at: datetime, redeemed_at: datetime | None, now: datetime) -> None:
    """The ticket opens the other side now; refuses with TicketUsed or TicketOver."""
    if redeemed_at is not None:
        raise TicketUsed()
    if not issued_at <= now < issued_at + GOOD_FOR:
        raise TicketOver()


@snapshot
class HeardOf:
    """What was heard of a system."""

    opened_at: datetime
    closed_at: datetime | None
    heard_at: datetime | None
    failed_in_a_row: int
    silent_after: timedelta


def standing_of(system: HeardOf, now: datetime) -> Standing:
    """What a system is like: closed, failing, silent, in step, or waiting for its first word."""
    if system.closed_at is not None:
        return Standing.CLOSED
    if system.failed_in_a_row >= FAILURES:
        return Standing.FAILING
    if now - (system.heard_at or system.opened_at) > system.silent_after:
        return Standing.SILENT
    return Standing.IN_STEP if system.heard_at is not None else Standing.WAITING


@snapshot
class Reckoned:
    """The counts of a day held against each other."""

    ours: int
    theirs: int

    @property
    def agrees(self) -> str:
        """yes: both sides counted the same."""
        return "yes" if self.ours == self.theirs else "no"
