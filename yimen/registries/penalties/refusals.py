"""How the penalties say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotThisOffice(Refusal):
    """Only who answers for the office sets its standards and records its penalties."""

    code: ClassVar[str] = "penalties.not_this_office"


class PenaltyRecorded(Refusal):
    """The office has recorded a penalty under this number."""

    code: ClassVar[str] = "penalties.recorded_already"


class NoAlarm(Refusal):
    """There is no alarm about such a penalty."""

    code: ClassVar[str] = "penalties.no_alarm"


class AlarmClosed(Refusal):
    """The alarm was closed with its result."""

    code: ClassVar[str] = "penalties.alarm_closed"


class OwnRecord(Refusal):
    """Whoever recorded a penalty does not close the alarm about it."""

    code: ClassVar[str] = "penalties.own_record"
