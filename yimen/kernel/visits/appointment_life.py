"""The life of an appointment 预约: booked, then come, cancelled or missed; a miss may be excused on appeal."""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class AppointmentState(StrEnum):
    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    MISSED = "missed"
    EXCUSED = "excused"


class AppointmentMove(StrEnum):
    ARRIVE = "arrive"
    CANCEL = "cancel"
    MISS = "miss"
    EXCUSE = "excuse"


_S, _M = AppointmentState, AppointmentMove

APPOINTMENT_LIFE: Lifecycle[AppointmentState, AppointmentMove] = Lifecycle(
    start=_S.BOOKED,
    moves={
        _M.ARRIVE: (frozenset({_S.BOOKED}), _S.ARRIVED),
        _M.CANCEL: (frozenset({_S.BOOKED}), _S.CANCELLED),
        _M.MISS: (frozenset({_S.BOOKED}), _S.MISSED),
        _M.EXCUSE: (frozenset({_S.MISSED}), _S.EXCUSED),
    },
)
