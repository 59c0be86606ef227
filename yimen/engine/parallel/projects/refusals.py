"""How projects and their joint sittings say no."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class ProjectUnknown(Refusal):
    """There is no such project, or it is nothing to this actor."""

    code: ClassVar[str] = "projects.unknown"


@dataclass(eq=False)
class ProjectSetUp(Refusal):
    """A project with this national code is set up already."""

    code: ClassVar[str] = "projects.set_up"


@dataclass(eq=False)
class ProjectStopped(Refusal):
    """The project was stopped; nothing goes on in it."""

    code: ClassVar[str] = "projects.stopped"


@dataclass(eq=False)
class StageUnknown(Refusal):
    """The model of the project has no such stage, or it is not open."""

    code: ClassVar[str] = "projects.stage_unknown"


@dataclass(eq=False)
class StageOpened(Refusal):
    """The stage is open already."""

    code: ClassVar[str] = "projects.stage_opened"


@dataclass(eq=False)
class StageWaits(Refusal):
    """A stage is opened when the one before is done."""

    code: ClassVar[str] = "projects.stage_waits"
    before: str


@dataclass(eq=False)
class GroupNotWhole(Refusal):
    """A group begins with all of its items together: one is not handed in, or is being put right."""

    code: ClassVar[str] = "projects.group_not_whole"
    item: str


@dataclass(eq=False)
class NothingToStart(Refusal):
    """No group of the stage waits for its beginning."""

    code: ClassVar[str] = "projects.nothing_to_start"


@dataclass(eq=False)
class SittingUnknown(Refusal):
    """There is no such joint sitting, or it is nothing to this actor."""

    code: ClassVar[str] = "projects.sitting_unknown"


@dataclass(eq=False)
class SittingAsked(Refusal):
    """A joint sitting of this kind is under way or has passed."""

    code: ClassVar[str] = "projects.sitting_asked"


@dataclass(eq=False)
class NotAsked(Refusal):
    """The office is not asked in this round, or has said what it says."""

    code: ClassVar[str] = "projects.not_asked"


@dataclass(eq=False)
class ViewsMissing(Refusal):
    """Before its time is over a sitting is concluded when every office has spoken."""

    code: ClassVar[str] = "projects.views_missing"
    office: str
    until: datetime


@dataclass(eq=False)
class DefectsMissing(Refusal):
    """Who does not let it pass names what is wrong; who lets it pass names nothing."""

    code: ClassVar[str] = "projects.defects_missing"
    most: int


@dataclass(eq=False)
class NotLead(Refusal):
    """Only the office that leads does this."""

    code: ClassVar[str] = "projects.not_lead"


@dataclass(eq=False)
class SiteUnknown(Refusal):
    """There is no such site, or it is nothing to this actor."""

    code: ClassVar[str] = "sites.unknown"


@dataclass(eq=False)
class SiteOpen(Refusal):
    """A site of this project is being looked at; it has its result first."""

    code: ClassVar[str] = "sites.open"


@dataclass(eq=False)
class SiteConcluded(Refusal):
    """The site has its result."""

    code: ClassVar[str] = "sites.concluded"


@dataclass(eq=False)
class SiteFoundUnfit(Refusal):
    """The same land was looked at before and found unfit, and the lines are what they were."""

    code: ClassVar[str] = "sites.found_unfit"
    when: datetime
    why: str


@dataclass(eq=False)
class SiteNotFit(Refusal):
    """The first stage begins on a site that was looked at and found fit."""

    code: ClassVar[str] = "sites.not_fit"


@dataclass(eq=False)
class SiteAnswersMissing(Refusal):
    """Departments that were asked have time to answer still, or nobody was asked."""

    code: ClassVar[str] = "sites.answers_missing"


@dataclass(eq=False)
class NoConflict(Refusal):
    """The site does not touch this line, or that is resolved."""

    code: ClassVar[str] = "sites.no_conflict"
