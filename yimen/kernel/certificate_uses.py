"""Certificates instead of papers 用证: when one stands for a material, and how it comes that it does no longer. Pure.

Only what is valid on the very day counts; what was valid when the paper was asked for is asked again at every step.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm

SHEET_GRAMS = 5
"""An A4 sheet of 80 g per square metre weighs 4.99 g."""


class Consent(StrEnum):
    """How the holder agreed that a certificate is taken from the store."""

    ONLINE = "online"
    SPOKEN = "spoken"
    SIGNED = "signed"


class Loss(StrEnum):
    """Why a certificate stands for nothing any more."""

    REVOKED = "revoked"
    CANCELLED = "cancelled"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REPLACED = "replaced"


class Looked(StrEnum):
    """What was looked for in the store."""

    CERTIFICATES = "certificates"
    APPROVALS = "approvals"
    PULLED = "pulled"


class CertificateNotFitting(Refusal):
    """The item does not take a certificate of this type for this material."""

    code: ClassVar[str] = "certificate.not_fitting"
    material: str


class CertificateNotGood(Refusal):
    """The certificate is not valid on this day, so it stands for nothing."""

    code: ClassVar[str] = "certificate.not_good"
    state: str


@snapshot
class Standing:
    """A certificate as it is weighed: its type, its state and its days."""

    type_code: str
    state: str
    valid_from: date
    valid_to: date | None


def standing_on(held: Standing, day: date) -> str:
    """What a certificate is on a day: valid, not_yet, expired, or its state when that is not valid."""
    if held.state != CertificateState.VALID:
        return held.state
    if day < held.valid_from:
        return "not_yet"
    return "expired" if held.valid_to is not None and held.valid_to < day else held.state


def must_stand_for(term: MaterialTerm, held: Standing, day: date) -> None:
    """It may stand for the material on this day; refuses with CertificateNotFitting or CertificateNotGood."""
    if held.type_code not in term.certificate_types:
        raise CertificateNotFitting(material=term.name)
    found = standing_on(held, day)
    if found != CertificateState.VALID:
        raise CertificateNotGood(state=found)


def saved_grams(pages: int, grams: int) -> int:
    """The paper that so many pages printed on one side would have weighed."""
    return pages * grams
