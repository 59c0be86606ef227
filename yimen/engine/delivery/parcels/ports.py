"""The port of the parcels: who carries them. Wired by the assembly."""

from datetime import datetime
from typing import Protocol

from yimen.kernel.parcel_life import CarrierWord
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot


@snapshot
class Addressed:
    """The applicant's end of a parcel: who, by which phone, where, and how much the carrier takes there."""

    name: str
    phone: str
    address: str
    collect_fen: int = 0


@snapshot
class CarrierSaid:
    """A word of the carrier as its signed message told it."""

    number: str
    waybill: str
    word: CarrierWord
    place: str
    happened_at: datetime


class PostOffice(Protocol):
    """A carrier: takes orders, and says what became of them in messages it signs."""

    def order(self, direction: str, party: Addressed, key: str) -> str:
        """The waybill of a parcel; the same `key` is ordered once. Raises Unavailable when the carrier is away."""

    def understood(self, body: bytes, signature: str) -> CarrierSaid | None:
        """What a message says; None when the carrier did not sign it so, or it says nothing that can be understood."""


class NoPost:
    """No carrier is connected: nothing is ordered, and nobody gets a waybill of nothing."""

    def order(self, direction: str, party: Addressed, key: str) -> str:
        raise Unavailable("post.none", "no carrier is connected")

    def understood(self, body: bytes, signature: str) -> CarrierSaid | None:
        return None


class _Wired:
    post: PostOffice | None = None


def wire(post: PostOffice) -> None:
    """Say who carries; called once by the assembly."""
    _Wired.post = post


def post() -> PostOffice:
    """Whoever carries."""
    assert _Wired.post is not None, "the assembly has not wired a carrier"
    return _Wired.post


def connected() -> str:
    """yes: somebody carries; empty: no carrier is connected."""
    return "" if isinstance(_Wired.post, NoPost) else "yes"
