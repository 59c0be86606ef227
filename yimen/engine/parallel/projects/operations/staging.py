"""Opening a stage with one form, and beginning a group: all of its cases accepted and handed over at one moment."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.matters import queries as matters
from yimen.engine.centre.matters.operations.writing import started
from yimen.engine.parallel.projects import moves, reading
from yimen.engine.parallel.projects.models import Project, ProjectStage, StageGroup
from yimen.engine.parallel.projects.refusals import (
    GroupNotWhole,
    NothingToStart,
    SiteNotFit,
    StageOpened,
    StageUnknown,
    StageWaits,
)
from yimen.engine.parallel.projects.rows import GroupView
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.projects.project import must_match
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing
from yimen.registries.bundles import queries as bundles
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.people import queries as people
from yimen.registries.project_models import queries as project_models
from yimen.registries.project_models.rows import StageRow


@snapshot
class StageKept:
    """A stage of a project, with the matter that is its one form."""

    ref: str
    number: int
    matter_ref: str


@snapshot
class GroupStarted:
    """A group that began, with the cases that began in it."""

    ref: str
    stage: int
    group: int
    cases: tuple[str, ...]


@operation
def open_stage(
    ref: str,
    number: int,
    chosen: tuple[str, ...] = (),
    said: Mapping[str, Decimal] | None = None,
    *,
    by: Actor,
    now: datetime,
) -> StageKept:
    """Open a stage: one form and one list of materials for all of its items, when the stage before is done.

    What is said of the control indicators must be what was fixed. Refuses with ProjectUnknown, ProjectStopped,
    StageUnknown, StageOpened, StageWaits, SiteNotFit, IndicatorDeviates or NoSuchThing, and as `start_draft` does.
    """
    project = moves.owned(ref, by)
    stage = _may_open(project, number, by, now)
    if not reading.has_site(project, stage):
        raise SiteNotFit()
    fixed = project.indicators.filter(replaced_at=None).values_list("indicator", "amount")
    must_match(fixed, (said or {}).items())
    bundle, party = bundles.bundle(stage.bundle_ref, now), people.party(project.party_id)
    assert bundle is not None and party is not None, "a model stage has a bundle, and parties are never deleted"
    matter = started(bundle, _needed(project, stage, chosen, now), party.ref, by, now)
    matter_id = matters.id_of(matter.ref)
    assert matter_id is not None, "it was begun in this act"
    ProjectStage.objects.create(project=project, stage_id=stage.id, number=number, matter_id=matter_id, opened_at=now)
    moves.told(project, "open_stage", {"stage": number, "matter": matter.ref, "chosen": list(chosen)}, by, now)
    return StageKept(ref, number, matter.ref)


def _may_open(project: Project, number: int, by: Actor, now: datetime) -> StageRow:
    view = reading.view_of(project, by, now)
    terms = project_models.stages(project.model_id, now)
    stage = next((one for one in terms if one.number == number), None)
    if stage is None:
        raise StageUnknown()
    for one in view.stages:
        if one.number == number and one.standing != "closed":
            raise StageOpened()
        if one.number < number and one.standing != "done":
            raise StageWaits(before=one.name)
    return stage


def _needed(project: Project, stage: StageRow, chosen: tuple[str, ...], now: datetime) -> tuple[ItemView, ...]:
    """What every project needs but what this one is spared, and what was chosen; in the order of the groups."""
    terms = {one.item_ref: one for one in stage.items}
    if not set(chosen) <= {ref for ref, one in terms.items() if one.need == "chosen"}:
        raise NoSuchThing(what="item")
    kept = [
        view
        for view, need in bundles.views(stage.bundle_ref, now)
        if (need == "always" or view.ref in chosen)
        and not (project.simplified_id is not None and terms[view.ref].spared == "yes")
    ]
    return tuple(sorted(kept, key=lambda view: terms[view.ref].group))


@operation
def start_group(ref: str, number: int, *, by: Actor, now: datetime) -> GroupStarted:
    """Begin the next group of a stage at the window: its cases are accepted and handed over together, or none is.

    Refuses with NotYourRole, ProjectUnknown, ProjectStopped, StageUnknown, NothingToStart or GroupNotWhole, and as
    `accept` and `hand_over` do.
    """
    if not by.has_role(Role.WINDOW):
        raise NotYourRole(act="start_group")
    project = moves.locked(ref, by)
    stage = moves.stage_of(project, number)
    group = _next_group(project, number, by, now)
    begun = [part for part in group.parts if part.state in ("received", "correction_closed")]
    for part in group.parts:
        if part not in begun and part.state not in reading.OVER:
            raise GroupNotWhole(item=part.item_name)
    for part in begun:
        cases.accept(part.case_ref, by=by.within(), now=now)
        cases.hand_over(part.case_ref, by=by.within(), now=now)
    StageGroup.objects.create(stage=stage, number=group.number, started_at=now)
    refs = tuple(part.case_ref for part in begun)
    moves.told(project, "start_group", {"stage": number, "group": group.number, "cases": list(refs)}, by, now)
    return GroupStarted(ref, number, group.number, refs)


def _next_group(project: Project, number: int, by: Actor, now: datetime) -> GroupView:
    """The first group that has not begun and whose cases lie at the window."""
    stage = next(one for one in reading.view_of(project, by, now).stages if one.number == number)
    found = next((one for one in stage.groups if one.started_at is None), None)
    if found is None or not any(part.case_ref for part in found.parts):
        raise NothingToStart()
    return found
