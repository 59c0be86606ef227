"""How the appointments say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class AppointmentUnknown(Refusal):
    """There is no such appointment for this actor."""

    code: ClassVar[str] = "appointment.unknown"
    ref: str


class PlanOpenAlready(Refusal):
    """The centre has such a plan for this scope already; that one is ended first."""

    code: ClassVar[str] = "appointment.plan_open_already"


class ItemNotInPlan(Refusal):
    """The plan does not serve this item."""

    code: ClassVar[str] = "appointment.item_not_in_plan"


class ItemNotThatDay(Refusal):
    """The centre is open on that day off, but does not do this item then."""

    code: ClassVar[str] = "appointment.item_not_that_day"


class SlotFull(Refusal):
    """Every place of the slot is taken."""

    code: ClassVar[str] = "appointment.slot_full"


class NobodyOnDuty(Refusal):
    """Nobody of the office has offered to serve in this slot of a day off, or whoever has is booked."""

    code: ClassVar[str] = "appointment.nobody_on_duty"


class BookedThen(Refusal):
    """The party has a booking at this very time already."""

    code: ClassVar[str] = "appointment.booked_then"


class TooManyBooked(Refusal):
    """The party has as many bookings to come as anybody may have."""

    code: ClassVar[str] = "appointment.too_many_booked"
    most: int


class BookingPaused(Refusal):
    """The party missed so many bookings that it may not book until a day."""

    code: ClassVar[str] = "appointment.booking_paused"
    until: str
    misses: int


class HasBegun(Refusal):
    """The slot has begun: it is kept or missed, not changed any more."""

    code: ClassVar[str] = "appointment.has_begun"


class NotNow(Refusal):
    """The appointment is for another time."""

    code: ClassVar[str] = "appointment.not_now"
    at: str


class NotOver(Refusal):
    """The visitor can still come."""

    code: ClassVar[str] = "appointment.not_over"


class DutyOffered(Refusal):
    """This member of staff serves on that day already."""

    code: ClassVar[str] = "appointment.duty_offered"


class DutyNeeded(Refusal):
    """Somebody is booked with this member of staff; the duty cannot be taken back."""

    code: ClassVar[str] = "appointment.duty_needed"
    bookings: int


class NotADayOff(Refusal):
    """The centre is open on that day anyway."""

    code: ClassVar[str] = "appointment.not_a_day_off"


class NotPaused(Refusal):
    """There is no such pause that could be appealed or answered."""

    code: ClassVar[str] = "appointment.not_paused"
