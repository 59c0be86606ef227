"""How the talks say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TalkUnknown(Refusal):
    """There is no such talk for this reader."""

    code: ClassVar[str] = "talk.unknown"


class VideoUnknown(Refusal):
    """There is no such video appointment for this reader."""

    code: ClassVar[str] = "talk.video_unknown"


class NotOpenNow(Refusal):
    """The centre is closed; somebody sits at the keyboard when it opens."""

    code: ClassVar[str] = "talk.not_open"
    opens: datetime


class TalkUnderWay(Refusal):
    """Somebody waits in one line at a time."""

    code: ClassVar[str] = "talk.under_way"


class TalkOver(Refusal):
    """The talk has ended, or nobody has taken it up; its record stands as it is."""

    code: ClassVar[str] = "talk.over"


class TalkPassedOn(Refusal):
    """The talk waits for the colleague to whom it was passed on."""

    code: ClassVar[str] = "talk.passed_on"


class NotAtTheWindow(Refusal):
    """Whoever led it, or was to, sits at no window of the centre any more: a colleague there takes it over."""

    code: ClassVar[str] = "talk.not_at_the_window"


class NotAColleague(Refusal):
    """A talk is passed on to somebody else at a window of the same centre."""

    code: ClassVar[str] = "talk.not_a_colleague"


class TalkFull(Refusal):
    """So many lines are better said in person."""

    code: ClassVar[str] = "talk.full"


class NoVideoService(Refusal):
    """The city has connected no video service."""

    code: ClassVar[str] = "talk.no_video_service"


class VideoTaken(Refusal):
    """The clerk is in another video appointment then, or this talk has one already."""

    code: ClassVar[str] = "talk.video_taken"


class VideoNotNow(Refusal):
    """The room opens ten minutes before the hour and closes with it."""

    code: ClassVar[str] = "talk.video_not_now"
    begins: datetime


class VideoAhead(Refusal):
    """A video appointment is still ahead: it is held or called off before the talk is closed."""

    code: ClassVar[str] = "talk.video_ahead"
