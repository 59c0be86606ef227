"""Why a parcel does not go, or a carrier is not believed."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ParcelUnknown(Refusal):
    """There is no such parcel for this actor."""

    code: ClassVar[str] = "parcel.unknown"
    ref: str


class PostNotOffered(Refusal):
    """The item does not offer post in this direction."""

    code: ClassVar[str] = "parcel.not_offered"
    direction: str


class NobodyCarries(Refusal):
    """No carrier is connected to this house: what would go by post would lie here for ever."""

    code: ClassVar[str] = "parcel.nobody_carries"


class ParcelOpen(Refusal):
    """Another parcel of this case is on its way in this direction."""

    code: ClassVar[str] = "parcel.open"


class ResultNotReady(Refusal):
    """The result goes out when it has been decided and its papers lie ready."""

    code: ClassVar[str] = "parcel.result_not_ready"


class DeliveredAlready(Refusal):
    """The result has reached the applicant already."""

    code: ClassVar[str] = "parcel.delivered_already"


class CarrierForged(Refusal):
    """The message does not bear the carrier's signature, or cannot be understood."""

    code: ClassVar[str] = "parcel.forged"


class RateStands(Refusal):
    """A rate for this direction holds in these days; it is ended before another begins."""

    code: ClassVar[str] = "postage.rate_stands"


class FromTheFuture(Refusal):
    """The carrier tells of a moment that has not come."""

    code: ClassVar[str] = "parcel.from_the_future"


class NotSilentYet(Refusal):
    """The carrier has told of the parcel lately: it is not lost yet."""

    code: ClassVar[str] = "parcel.not_silent_yet"
    days: int
