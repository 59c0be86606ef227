"""Setting a project up under its national code, fixing its control indicators, and stopping it."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from yimen.engine.parallel.projects import moves
from yimen.engine.parallel.projects.models import FixedIndicator, Project
from yimen.engine.parallel.projects.refusals import ProjectSetUp
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import digest
from yimen.kernel.projects.project import Funding, Indicator, ProjectClass, ProjectKind, must_be_project_code
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.people import queries as people
from yimen.registries.project_models import queries as project_models

FIXERS = (Role.REFORM_OFFICE, Role.OFFICE_HEAD, Role.CHIEF)
"""Who fixes control indicators: the offices that take part, and the reform office."""
MOST_AMOUNT = Decimal("999999999999.99")


@snapshot
class ProjectSaid:
    """What a project says of itself: its national code, name, kind, money, what is built and where."""

    code: str
    name: str
    kind: str
    funding: str
    project_class: str
    place: str
    model: str
    """The version of the model that it follows."""


@snapshot
class ProjectKept:
    """A project by its reference."""

    ref: str
    simplified: str = "no"
    """yes: it is on the list, and set up simply."""


@operation
def set_up_project(said: ProjectSaid, party_ref: str, *, by: Actor, now: datetime) -> ProjectKept:
    """Set a project up under its code, by its owner or at the window; the list says whether it is set up simply.

    Refuses with NotAllowed, NoSuchThing, NotInList, ProjectCodeWrong, ProjectSetUp or Missing.
    """
    party = people.party(party_ref)
    if party is None or (by.kind is ActorKind.CITIZEN and party.id not in set(by.parties())):
        raise NoSuchThing(what="party")
    if by.kind is not ActorKind.CITIZEN:
        must_hold(by, *moves.OPENERS)
    _must_be_listed(said)
    model = project_models.model(said.model, now)
    if model is None or not model.begins <= day_of(now) or (model.ends is not None and model.ends <= day_of(now)):
        raise NoSuchThing(what="project_model")
    code = must_be_project_code(said.code)
    entry = (
        project_models.simplified_entry(said.project_class, code, now) if said.kind == ProjectKind.GOVERNMENT else None
    )
    with refusing(projects_project_code_key=ProjectSetUp()):
        row = Project.objects.create(
            ref=new_ref(), code=code, name=named(said.name, "name"), kind=said.kind, funding=said.funding,
            project_class=said.project_class, place=named(said.place, "place"), party_id=party.id, model_id=model.id,
            simplified_id=entry.id if entry else None, set_up_at=now,
        )  # fmt: skip
    body = {"code": code, "kind": said.kind, "model": model.ref, "simplified": entry.ref if entry else ""}
    moves.told(row, "set_up_project", body, by, now)
    return ProjectKept(row.ref, "yes" if entry else "no")


def _must_be_listed(said: ProjectSaid) -> None:
    for field, value, known in (
        ("kind", said.kind, set(ProjectKind)),
        ("funding", said.funding, set(Funding)),
        ("project_class", said.project_class, set(ProjectClass)),
    ):
        if value not in known:
            raise NotInList(field=field)


@operation
def fix_indicators(ref: str, amounts: Mapping[str, Decimal], document: str, *, by: Actor, now: datetime) -> ProjectKept:
    """Fix control indicators before the approvals, or change one later by a document of its own.

    Refuses with ProjectUnknown, ProjectStopped, NotAllowed, NotInList or Missing.
    """
    row = moves.locked(ref, by)
    if not by.has_role(*FIXERS):
        raise NotAllowed()
    if not amounts or not set(amounts) <= set(Indicator) or any(not _is_amount(one) for one in amounts.values()):
        raise NotInList(field="indicator")
    basis = named(document, "document")
    row.indicators.filter(indicator__in=list(amounts), replaced_at=None).update(replaced_at=now)
    FixedIndicator.objects.bulk_create(
        FixedIndicator(project=row, indicator=code, amount=amount, document=basis, fixed_at=now)
        for code, amount in amounts.items()
    )
    told = {code: str(amount) for code, amount in amounts.items()}
    moves.told(row, "fix_indicators", {"amounts": told, "document": basis}, by, now)
    return ProjectKept(ref)


def _is_amount(one: Decimal) -> bool:
    return one.is_finite() and 0 <= one <= MOST_AMOUNT and one == one.quantize(Decimal("0.01"))


@operation
def stop_project(ref: str, reason: str, *, by: Actor, now: datetime) -> ProjectKept:
    """The owner gives the project up; what was decided stays decided. Refuses with ProjectUnknown or TextMissing."""
    row = moves.owned(ref, by)
    row.stopped_at, row.stopped_why = now, must_be_said("reason", reason, 500).strip()
    row.save(update_fields=["stopped_at", "stopped_why"])
    moves.told(row, "stop_project", {"reason": digest(row.stopped_why.encode(), row.ref.encode())}, by, now)
    return ProjectKept(ref)
