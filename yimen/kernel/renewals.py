"""Renewals 延续 (licensing law art. 50): what a certificate must be to be renewed, and when it counts as renewed.

Whoever asks thirty days before the end has an answer by the end: an office that has not decided by then has granted.
What is asked for later is a new application like any other, and nothing is deemed.
"""

from datetime import date, timedelta
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

ASKED_BEFORE = timedelta(days=30)
"""Art. 50(1). The days of the applicant are days of the calendar; those of the office are working days (art. 82)."""


class NotRenewable(Refusal):
    """The certificate is not this applicant's, not what this case asks for, not in force, or has no end."""

    code: ClassVar[str] = "renewal.not_renewable"
    why: str


class RenewalTooLate(Refusal):
    """A renewal is asked for at least thirty days before the certificate ends; later it is a new application."""

    code: ClassVar[str] = "renewal.too_late"
    until: str


class GrantedByTime(Refusal):
    """A renewal was to be denied after its certificate had run out: by then it counted as granted."""

    code: ClassVar[str] = "renewal.granted_by_time"
    until: str


@snapshot
class Held:
    """A certificate as the case that is to renew it weighs it."""

    id: int
    ref: str
    type_code: str
    holder_id: int
    issuer_id: int
    state: str
    valid_to: date | None


def must_be_renewable(held: Held, applicant_id: int, office_id: int, type_code: str, received_on: date) -> date:
    """The last day of the certificate; refuses with NotRenewable or RenewalTooLate."""
    if held.holder_id != applicant_id:
        raise NotRenewable(why="holder")
    if held.issuer_id != office_id or held.type_code != type_code:
        raise NotRenewable(why="kind")
    if held.state != "valid":
        raise NotRenewable(why="state")
    if held.valid_to is None:
        raise NotRenewable(why="long_term")
    if received_on > held.valid_to - ASKED_BEFORE:
        raise RenewalTooLate(until=held.valid_to.isoformat())
    return held.valid_to


def is_deemed(until: date, today: date) -> bool:
    """Whether a renewal that is not decided counts as granted: from the day after the certificate's last."""
    return today > until


def must_be_deniable(until: date | None, today: date) -> None:
    """A renewal is denied before its certificate runs out or never; refuses with GrantedByTime."""
    if until is not None and is_deemed(until, today):
        raise GrantedByTime(until=until.isoformat())
