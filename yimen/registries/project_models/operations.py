"""Keep the project models: issue a version from a day on, by a document; and the list of simplified set-up.

A version is never changed: which items stand where on a day is asked of the version of that day, and a project keeps
the version under which it was set up.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.projects.project import MOST_STAGES, ProjectClass, must_be_project_code
from yimen.kernel.projects.sitting_life import SittingKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.bundles import operations as bundles
from yimen.registries.bundles import queries as bundle_queries
from yimen.registries.bundles.operations import BundleSaid
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, days, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.project_models.models import ModelSitting, ModelStage, ProjectModel, SimplifiedEntry
from yimen.registries.project_models.refusals import (
    GroupsUneven,
    ItemTwice,
    ModelNotLater,
    ModelWithoutStages,
    SimplifiedEntered,
    SittingOfOne,
)

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class SittingSaid:
    """A joint sitting of a stage: of which kind, who leads, who looks, in how many working days."""

    kind: str
    lead: str
    offices: tuple[str, ...]
    days: Decimal


@snapshot
class StageSaid:
    """A stage: its name, who leads it, in how many working days, its items with their groups, its sittings."""

    name: str
    lead: str
    days: Decimal
    items: tuple[tuple[str, int], ...]
    chosen: tuple[str, ...] = ()
    """Those of them that not every project needs."""
    spared: tuple[str, ...] = ()
    """Those that a project of simplified set-up does without."""
    sittings: tuple[SittingSaid, ...] = ()
    needs_site: str = "no"
    """yes: it begins on a site that was found fit; asked of the first stage."""


@snapshot
class ModelSaid:
    """A model: its name, the limit of the whole, how long it took before, and its stages in their order."""

    name: str
    days: Decimal
    stages: tuple[StageSaid, ...]
    days_before: Decimal | None = None


@snapshot
class ModelIssued:
    """A version of a model by its reference and number."""

    ref: str
    number: int


@snapshot
class SimplifiedKept:
    """An entry of the list of simplified set-up."""

    ref: str


@operation
def issue_project_model(said: ModelSaid, from_day: date, document: str, *, by: Actor, now: datetime) -> ModelIssued:
    """Issue a version of a model from a day on; the one before ends with it, and its projects keep it.

    Refuses with NotAllowed, ModelWithoutStages, GroupsUneven, ItemTwice, SittingOfOne, ModelNotLater, NoSuchThing,
    NotInList, Missing, LimitOutOfRange, LimitTooFine and as `define_bundle` does.
    """
    must_hold(by, *KEEPERS)
    span(from_day, None)
    _must_hold_together(said)
    name = named(said.name, "name", 100)
    before = ProjectModel.objects.select_for_update().filter(name=name).order_by("-number").first()
    if before is not None:
        _superseded(before, from_day, now)
    number = before.number + 1 if before else 1
    model = ProjectModel.objects.create(
        ref=new_ref(), name=name, number=number, document=named(document, "document"), valid=days(from_day),
        days=_days(said.days), days_before=said.days_before and _days(said.days_before),
    )  # fmt: skip
    for order, stage in enumerate(said.stages, 1):
        _put_stage(model, order, stage, from_day, by, now)
    body = {"number": number, "from": from_day, "stages": [one.name for one in said.stages], "document": model.document}
    _tell(model, "issue_project_model", body, by, now)
    return ModelIssued(model.ref, number)


def _superseded(before: ProjectModel, from_day: date, now: datetime) -> None:
    if before.valid.lower >= from_day:
        raise ModelNotLater()
    before.valid = days(before.valid.lower, from_day)
    before.save(update_fields=["valid"])


def _must_hold_together(said: ModelSaid) -> None:
    if not 0 < len(said.stages) <= MOST_STAGES:
        raise ModelWithoutStages(most=MOST_STAGES)
    seen: set[str] = set()
    for stage in said.stages:
        if stage.needs_site not in ("yes", "no"):
            raise NotInList(field="needs_site")
        groups = {group for _, group in stage.items}
        if groups != set(range(1, len(groups) + 1)):
            raise GroupsUneven(stage=stage.name[:100])
        for ref, _ in stage.items:
            if ref in seen:
                raise ItemTwice(item=ref[:40])
            seen.add(ref)


def _put_stage(model: ProjectModel, order: int, said: StageSaid, on: date, by: Actor, now: datetime) -> None:
    refs = [ref for ref, _ in said.items]
    if not set(said.chosen) | set(said.spared) <= set(refs):
        raise NoSuchThing(what="item")
    bundle = BundleSaid(
        f"{model.name}（第{model.number}版）{order}、{named(said.name, 'name', 60)}", "", "organisation", "",
        tuple(ref for ref in refs if ref not in said.chosen), said.chosen, said.items, "stage",
    )  # fmt: skip
    defined = bundles.define_bundle(bundle, on, model.document, by=by.within(), now=now)
    row = bundle_queries.bundle(defined.ref, now)
    assert row is not None, "it was defined in this act"
    stage = ModelStage.objects.create(
        model=model, number=order, name=said.name.strip(), lead_id=_office(said.lead, now), days=_days(said.days),
        bundle_id=row.id, needs_site=said.needs_site, spared=[_item(ref, now) for ref in said.spared],
    )  # fmt: skip
    _put_sittings(stage, said.sittings, now)


def _put_sittings(stage: ModelStage, said: Sequence[SittingSaid], now: datetime) -> None:
    if len({one.kind for one in said}) != len(said) or any(len(set(one.offices)) < 2 for one in said):
        raise SittingOfOne()
    for one in said:
        if one.kind not in set(SittingKind):
            raise NotInList(field="kind")
        ModelSitting.objects.create(
            stage=stage, kind=one.kind, lead_id=_office(one.lead, now), days=_days(one.days),
            offices=[_office(ref, now) for ref in dict.fromkeys(one.offices)],
        )  # fmt: skip


@operation
def enter_simplified(
    project_class: str, project_code: str, from_day: date, document: str, *, by: Actor, now: datetime
) -> SimplifiedKept:
    """Put a class of government projects, or one project by its code, on the list of simplified set-up.

    Refuses with NotAllowed, NotInList, ProjectCodeWrong, SimplifiedEntered, Missing or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    span(from_day, None)
    if project_class not in {"", *ProjectClass} or bool(project_class) == bool(project_code.strip()):
        raise NotInList(field="project_class")
    code = must_be_project_code(project_code) if project_code.strip() else ""
    with refusing(simplified_entry_stands_once_at_a_time=SimplifiedEntered()):
        row = SimplifiedEntry.objects.create(
            ref=new_ref(), project_class=project_class, project_code=code, document=named(document, "document"),
            valid=days(from_day),
        )  # fmt: skip
    _tell_entry(row, "enter_simplified", {"class": project_class, "code": code, "from": from_day}, by, now)
    return SimplifiedKept(row.ref)


@operation
def leave_simplified(ref: str, on: date, document: str, *, by: Actor, now: datetime) -> SimplifiedKept:
    """Take an entry off the list from a day on; projects set up before keep what they were.

    Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    row = locked(SimplifiedEntry, ref, "simplified_entry")
    if row.valid.upper is not None or on <= row.valid.lower:
        raise ImpossibleDates()
    row.valid, row.end_document = days(row.valid.lower, on), named(document, "end_document")
    row.save(update_fields=["valid", "end_document"])
    _tell_entry(row, "leave_simplified", {"on": on}, by, now)
    return SimplifiedKept(ref)


def _days(amount: Decimal) -> Decimal:
    """Working days with one decimal; refuses with LimitOutOfRange or LimitTooFine."""
    return Limit(amount, Unit.WORKING_DAY).amount


def _office(ref: str, now: datetime) -> int:
    office = offices.office(ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    return office.id


def _item(ref: str, now: datetime) -> int:
    view = catalogue.in_force(ref, now)
    assert view is not None, "the bundle holds it"
    return view.item_id


def _tell(row: ProjectModel, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    head = bytes(row.journal_head)
    subject = Subject("project_model", "project_models_projectmodel", row.pk, row.ref, row.journal_seq, head)
    tell(subject, Line(verb, body, effective_at=now), by)


def _tell_entry(row: SimplifiedEntry, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    head = bytes(row.journal_head)
    subject = Subject("simplified_entry", "project_models_simplifiedentry", row.pk, row.ref, row.journal_seq, head)
    tell(subject, Line(verb, body, effective_at=now), by)
