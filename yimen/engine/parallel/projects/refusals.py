"""How projects and their joint sittings say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ProjectUnknown(Refusal):
    """There is no such project, or it is nothing to this actor."""

    code: ClassVar[str] = "projects.unknown"


class ProjectSetUp(Refusal):
    """A project with this national code is set up already."""

    code: ClassVar[str] = "projects.set_up"


class ProjectStopped(Refusal):
    """The project was stopped; nothing goes on in it."""

    code: ClassVar[str] = "projects.stopped"


class StageUnknown(Refusal):
    """The model of the project has no such stage, or it is not open."""

    code: ClassVar[str] = "projects.stage_unknown"


class StageOpened(Refusal):
    """The stage is open already."""

    code: ClassVar[str] = "projects.stage_opened"


class StageWaits(Refusal):
    """A stage is opened when the one before is done."""

    code: ClassVar[str] = "projects.stage_waits"
    before: str


class GroupNotWhole(Refusal):
    """A group begins with all of its items together: one is not handed in, or is being put right."""

    code: ClassVar[str] = "projects.group_not_whole"
    item: str


class NothingToStart(Refusal):
    """No group of the stage waits for its beginning."""

    code: ClassVar[str] = "projects.nothing_to_start"


class SittingUnknown(Refusal):
    """There is no such joint sitting, or it is nothing to this actor."""

    code: ClassVar[str] = "projects.sitting_unknown"


class SittingAsked(Refusal):
    """A joint sitting of this kind is under way or has passed."""

    code: ClassVar[str] = "projects.sitting_asked"


class NotAsked(Refusal):
    """The office is not asked in this round, or has said what it says."""

    code: ClassVar[str] = "projects.not_asked"


class ViewsMissing(Refusal):
    """Before its time is over a sitting is concluded when every office has spoken."""

    code: ClassVar[str] = "projects.views_missing"
    office: str
    until: datetime


class DefectsMissing(Refusal):
    """Who does not let it pass names what is wrong; who lets it pass names nothing."""

    code: ClassVar[str] = "projects.defects_missing"
    most: int


class NotLead(Refusal):
    """Only the office that leads does this."""

    code: ClassVar[str] = "projects.not_lead"


class SiteUnknown(Refusal):
    """There is no such site, or it is nothing to this actor."""

    code: ClassVar[str] = "sites.unknown"


class SiteOpen(Refusal):
    """A site of this project is being looked at; it has its result first."""

    code: ClassVar[str] = "sites.open"


class SiteConcluded(Refusal):
    """The site has its result."""

    code: ClassVar[str] = "sites.concluded"


class SiteFoundUnfit(Refusal):
    """The same land was looked at before and found unfit, and the lines are what they were."""

    code: ClassVar[str] = "sites.found_unfit"
    when: datetime
    why: str


class SiteNotFit(Refusal):
    """The first stage begins on a site that was looked at and found fit."""

    code: ClassVar[str] = "sites.not_fit"


class SiteAnswersMissing(Refusal):
    """Departments that were asked have time to answer still, or nobody was asked."""

    code: ClassVar[str] = "sites.answers_missing"


class NoConflict(Refusal):
    """The site does not touch this line, or that is resolved."""

    code: ClassVar[str] = "sites.no_conflict"
