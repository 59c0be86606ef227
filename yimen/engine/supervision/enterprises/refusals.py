"""How the business register says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoticeAcknowledged(Refusal):
    """The notice has been acknowledged already."""

    code: ClassVar[str] = "enterprise.notice_acknowledged"


class AlreadyAbnormal(Refusal):
    """The enterprise stands on the abnormal list on this ground already."""

    code: ClassVar[str] = "enterprise.already_abnormal"


class AbnormalLeft(Refusal):
    """The enterprise has left the list again."""

    code: ClassVar[str] = "enterprise.abnormal_left"


class GroundStands(Refusal):
    """The ground has not gone: no report of the year was filed since, so that the entry has to stay."""

    code: ClassVar[str] = "enterprise.ground_stands"


class EnterpriseOver(Refusal):
    """The enterprise has been struck off the register."""

    code: ClassVar[str] = "enterprise.over"
