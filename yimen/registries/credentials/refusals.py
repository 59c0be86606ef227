"""How the register of credentials says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class SerialTaken(Refusal):
    """Another credential bears this serial."""

    code: ClassVar[str] = "credentials.serial_taken"
    serial: str


class HasCredential(Refusal):
    """The holder has one that was neither revoked nor renewed: it is renewed instead."""

    code: ClassVar[str] = "credentials.has_one"


class OwnCredential(Refusal):
    """Nobody issues, renews or resumes their own."""

    code: ClassVar[str] = "credentials.own"


class CredentialOver(Refusal):
    """It was revoked or renewed: nothing is done with it any more."""

    code: ClassVar[str] = "credentials.over"


class NotSuspended(Refusal):
    """It is not suspended, or is already."""

    code: ClassVar[str] = "credentials.not_suspended"


class AskedForAlready(Refusal):
    """Credentials are asked for there during those days already."""

    code: ClassVar[str] = "credentials.asked_for_already"
