"""Inside of the projects: lock, who may, tell. The only writer of a sitting's state."""

from collections.abc import Mapping
from datetime import datetime

from yimen.engine.parallel.projects.models import JointSitting, Project, ProjectStage
from yimen.engine.parallel.projects.refusals import (
    NotLead,
    ProjectStopped,
    ProjectUnknown,
    SittingUnknown,
    StageUnknown,
)
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import must_be_foreign, must_be_formal
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.projects.sitting_life import SITTING_LIFE, SittingMove, SittingState
from yimen.registries.project_models import queries as project_models

LOOKERS = (Role.CENTRE_MANAGER, Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.WINDOW, Role.AGENT)
"""Who sees every project of the city; offices see those in whose model they have a part."""
SPEAKERS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Who speaks for an office in a joint sitting, and leads one."""
OPENERS = (Role.WINDOW, Role.AGENT)
"""Who sets a project up for an owner who stands there."""


def locked(ref: str, by: Actor) -> Project:
    """The project, nobody else's until the act ends, for who sees it; refuses with ProjectUnknown or ProjectStopped."""
    row = Project.objects.select_for_update().filter(ref=ref).first()
    if row is None or not sees(row, by):
        raise ProjectUnknown()
    if row.stopped_at is not None:
        raise ProjectStopped()
    return row


def locked_freely(project_id: int) -> Project:
    """The same for whom the caller has allowed; refuses with ProjectStopped."""
    row = Project.objects.select_for_update().get(pk=project_id)
    if row.stopped_at is not None:
        raise ProjectStopped()
    return row


def owned(ref: str, by: Actor) -> Project:
    """The same for its owner alone; to anybody else it looks like none."""
    row = locked(ref, by)
    if not owns(row, by):
        raise ProjectUnknown()
    return row


def owns(row: Project, by: Actor) -> bool:
    """Whether somebody acts for the owner."""
    return by.kind is ActorKind.CITIZEN and row.party_id in set(by.parties())


def sees(row: Project, by: Actor) -> bool:
    """The owner, who looks over the city's projects, and the offices that have a part in this one."""
    if by.kind is not ActorKind.STAFF:
        return owns(row, by) or by.kind is ActorKind.SYSTEM
    if by.has_role(*LOOKERS):
        return True
    held = by.offices(*SPEAKERS)
    return bool(held) and project_models.leads(held, row.model_id)


def stage_of(project: Project, number: int) -> ProjectStage:
    """A stage that is open; refuses with StageUnknown."""
    found = ProjectStage.objects.filter(project=project, number=number).select_related("stage", "matter").first()
    if found is None:
        raise StageUnknown()
    return found


def sitting(ref: str, by: Actor) -> tuple[Project, JointSitting]:
    """A joint sitting under the lock of its project; refuses with SittingUnknown or ProjectStopped."""
    found = JointSitting.objects.filter(ref=ref).select_related("stage__project").first()
    if found is None:
        raise SittingUnknown()
    try:
        project = locked(found.stage.project.ref, by)
    except ProjectUnknown as none:
        raise SittingUnknown() from none
    return project, JointSitting.objects.select_related("stage").get(pk=found.pk)


def speaks_for(office_id: int, project: Project, by: Actor) -> int:
    """Who speaks: formal staff of the office, free of interest; refuses with NotLead, NotFormal or OwnMatter."""
    if office_id not in by.offices(*SPEAKERS):
        raise NotLead()
    must_be_formal(by.formal)
    must_be_foreign(by.interests, (project.party_id,))
    assert by.staff_id is not None, "who holds a post is a member of staff"
    return by.staff_id


def move(row: JointSitting, step: SittingMove, sets: Mapping[str, object]) -> None:
    """Take one step of a sitting's life; refuses with WrongState."""
    state = SITTING_LIFE.after(step, SittingState(row.state))
    if not JointSitting.objects.filter(pk=row.pk, state=row.state).update(state=state, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state
    for name, value in sets.items():
        setattr(row, name, value)


def told(row: Project, verb: str, body: Mapping[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the chain of the project."""
    subject = Subject("project", "projects_project", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, dict(body), effective_at=now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
