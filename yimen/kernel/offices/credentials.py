"""Credentials 数字证书: whether the digital certificate of a member of staff is good at a moment. Pure.

An electronic seal is set by a person, and who that was is shown by their own certificate: issued on a document, from
day to day, suspended while in doubt, revoked for good (电子签名法第十三条).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.meanwhile import mark_of
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class CredentialStanding(StrEnum):
    """How a credential stands; worked out from its days and what was done with it."""

    NONE = "none"
    """None was ever issued."""
    NOT_YET = "not_yet"
    VALID = "valid"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    RENEWED = "renewed"
    """Another one took its place."""
    LEFT = "left"
    """Its holder is out of service."""


class CredentialEnd(StrEnum):
    """How a credential ended before its last day."""

    REVOKED = "revoked"
    RENEWED = "renewed"


class NoCredential(Refusal):
    """No credential was issued to whoever seals."""

    code: ClassVar[str] = "credentials.none"


class CredentialNotYet(Refusal):
    """The credential begins on a later day."""

    code: ClassVar[str] = "credentials.not_yet"
    serial: str
    day: date


class CredentialExpired(Refusal):
    """The credential has run out."""

    code: ClassVar[str] = "credentials.expired"
    serial: str
    day: date


class CredentialSuspended(Refusal):
    """The credential is suspended."""

    code: ClassVar[str] = "credentials.suspended"
    serial: str


class CredentialRevoked(Refusal):
    """The credential was revoked, or another one took its place."""

    code: ClassVar[str] = "credentials.revoked"
    serial: str


class HolderLeft(Refusal):
    """Whoever holds the credential is in service no more."""

    code: ClassVar[str] = "credentials.holder_left"
    serial: str


@snapshot
class CredentialHeld:
    """A credential as it weighs: its days (the last one excluded), what was done with it, whether its holder left."""

    serial: str
    begins: date
    ends: date
    suspended_at: datetime | None = None
    ended_at: datetime | None = None
    end: str = ""
    holder_left: str = ""
    """yes once its holder is out of service."""


def credential_standing(held: CredentialHeld | None, today: date, now: datetime) -> CredentialStanding:
    """How a credential stands; what was ended later was good before."""
    if held is None:
        return CredentialStanding.NONE
    if held.ended_at is not None and held.ended_at <= now:
        return CredentialStanding(held.end)
    if held.holder_left:
        return CredentialStanding.LEFT
    if today < held.begins:
        return CredentialStanding.NOT_YET
    if today >= held.ends:
        return CredentialStanding.EXPIRED
    if held.suspended_at is not None and held.suspended_at <= now:
        return CredentialStanding.SUSPENDED
    return CredentialStanding.VALID


NOT_GOOD = (NoCredential, CredentialNotYet, CredentialExpired, CredentialSuspended, CredentialRevoked, HolderLeft)
"""Why somebody may not seal now."""


def must_be_valid(held: CredentialHeld | None, today: date, now: datetime) -> CredentialHeld:
    """The credential under which somebody seals now.

    Refuses with NoCredential, CredentialNotYet, CredentialExpired, CredentialSuspended, CredentialRevoked or
    HolderLeft.
    """
    standing = credential_standing(held, today, now)
    if held is None:
        raise NoCredential()
    if standing is CredentialStanding.NOT_YET:
        raise CredentialNotYet(serial=held.serial, day=held.begins)
    if standing is CredentialStanding.EXPIRED:
        raise CredentialExpired(serial=held.serial, day=held.ends)
    if standing is CredentialStanding.SUSPENDED:
        raise CredentialSuspended(serial=held.serial)
    if standing is CredentialStanding.LEFT:
        raise HolderLeft(serial=held.serial)
    if standing is not CredentialStanding.VALID:
        raise CredentialRevoked(serial=held.serial)
    return held


def must_seal(held: CredentialHeld | None, today: date, now: datetime) -> CredentialHeld:
    """The same under its lock: what was ended or suspended by then seals nothing, however early the act began.

    Refuses as `must_be_valid` does.
    """
    done = (held.ended_at, held.suspended_at) if held is not None else ()
    return must_be_valid(held, today, max([now, *(moment for moment in done if moment is not None)]))


def credential_mark(end: str, suspended_at: datetime | None) -> str:
    """Of how a credential stands: who acts on it says by this what they have read."""
    return mark_of(end, suspended_at is not None)
