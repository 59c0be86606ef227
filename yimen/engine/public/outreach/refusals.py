"""How the outreach says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class HomeVisitUnknown(Refusal):
    """There is no such visit for this actor."""

    code: ClassVar[str] = "outreach.home_visit_unknown"
    ref: str


class HomeVisitEnded(Refusal):
    """The visit has been done, declined or cancelled."""

    code: ClassVar[str] = "outreach.home_visit_ended"


class NotDispatched(Refusal):
    """Nobody has been sent yet, or somebody else was."""

    code: ClassVar[str] = "outreach.not_dispatched"


class GuidedAlready(Refusal):
    """The case has a guide."""

    code: ClassVar[str] = "outreach.guided_already"


class NotTheGuide(Refusal):
    """The case has no guide, or another one."""

    code: ClassVar[str] = "outreach.not_the_guide"


class NothingToConfirm(Refusal):
    """No finished guidance waits for the applicant's word."""

    code: ClassVar[str] = "outreach.nothing_to_confirm"


class TrackedAlready(Refusal):
    """The case is followed up already."""

    code: ClassVar[str] = "outreach.tracked_already"


class NotTracked(Refusal):
    """The case is not followed up, or by somebody else."""

    code: ClassVar[str] = "outreach.not_tracked"


class HelpedAlready(Refusal):
    """Who helped with this application is recorded."""

    code: ClassVar[str] = "outreach.helped_already"


class NotFiledOnline(Refusal):
    """The case came in at a window: there it was taken in, not helped with."""

    code: ClassVar[str] = "outreach.not_filed_online"


class StillOpen(Refusal):
    """The centre is open: what is done now is no overtime."""

    code: ClassVar[str] = "outreach.still_open"


class SessionOpen(Refusal):
    """This clerk is in a late session already."""

    code: ClassVar[str] = "outreach.session_open"


class NoSession(Refusal):
    """This clerk is in no late session."""

    code: ClassVar[str] = "outreach.no_session"
