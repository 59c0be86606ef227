"""Settle how a department shares its approvals, say where it decides and makes certificates, lay out a flow."""

from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.offices.concentration import Integration as Model
from yimen.kernel.offices.integration import PlacedStep, must_suit, workflow
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, span, written
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.document import document_of, value_at
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.restating import Restatement
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import day_of, days, end_term, new_ref, on_day, refusing
from yimen.registries.integrations import queries
from yimen.registries.integrations.models import Integration, StepPlace
from yimen.registries.integrations.refusals import DivisionMissing, NotSettled, NotYourDepartment, SectionOfAnother
from yimen.registries.offices import queries as offices

WHO_LEADS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)


@snapshot
class IntegrationSettled:
    """A department shares its approvals by this model from this day."""

    ref: str
    model: str
    day: date


@snapshot
class StepPlaced:
    """A step is done at this place from this day."""

    ref: str
    step: str
    day: date


@snapshot
class FlowLaidOut:
    """The draft of an item has the steps of its department's model."""

    version: str
    steps: int


@operation
def settle_integration(
    office_ref: str, model: str, sections: tuple[str, ...], from_day: date, basis: str, *, by: Actor, now: datetime
) -> IntegrationSettled:
    """Settle by which model a department shares its approvals from a day on; the first section leads.

    Sections are its own, or the department itself for its division. What held before ends on that day. Refuses with
    NotYourDepartment, DivisionMissing, SectionsUnfit, SectionOfAnother, ImpossibleDates, NotInList or NoSuchThing.
    """
    span(from_day, None)
    office = offices.office(office_ref, from_day)
    if office is None:
        raise NoSuchThing(what="office")
    _must_arrange(by, office.id)
    if model not in list(Model):
        raise NotInList(field="model")
    must_suit(Model(model), sections)
    if offices.division(office_ref, from_day) is None:
        raise DivisionMissing()
    ids = [_section(ref, office.id, from_day) for ref in sections]
    why = written(basis, "basis")
    _end_before(Integration.objects.select_for_update().filter(office_id=office.id), from_day, why)
    with refusing(office_is_integrated_by_one_model_at_a_time=ImpossibleDates()):
        row = Integration.objects.create(
            ref=new_ref(), office_id=office.id, model=model, sections=ids, valid=days(from_day), basis=why
        )
    body = {"office": office_ref, "model": model, "sections": list(sections), "from": from_day}
    tell(_subject("integration", row), Line("settle_integration", body, now), by)
    return IntegrationSettled(row.ref, model, from_day)


@operation
def place_step(
    office_ref: str,
    item_ref: str,
    step: str,
    place: str,
    from_day: date,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> StepPlaced:
    """Say where an office decides, or makes certificates, from a day on: the ref of a centre, or a place by its name.

    Without an item it holds for all that are not named. Refuses with NotYourDepartment, SectionOfAnother, NotInList,
    ImpossibleDates, Missing or NoSuchThing.
    """
    span(from_day, None)
    office = offices.office(office_ref, from_day)
    if office is None:
        raise NoSuchThing(what="office")
    _must_arrange(by, office.id)
    if step not in list(PlacedStep):
        raise NotInList(field="step")
    item = _item(item_ref, office.id) if item_ref else None
    where, why = written(place, "place"), written(basis, "basis")
    if not where:
        raise NoSuchThing(what="centre")
    centre = offices.centre(where, from_day)
    of_item = Q(item=None) if item is None else Q(item_id=item)
    placed = StepPlace.objects.select_for_update().filter(of_item, office_id=office.id, step=step)
    _end_before(placed, from_day, why)
    with refusing(step_is_done_at_one_place_at_a_time=ImpossibleDates()):
        row = StepPlace.objects.create(
            ref=new_ref(),
            office_id=office.id,
            item_id=item,
            step=step,
            centre_id=centre.id if centre else None,
            elsewhere="" if centre else where,
            valid=days(from_day),
            basis=why,
        )
    at = centre.ref if centre else ""
    body = {"office": office_ref, "item": item_ref, "step": step, "centre": at, "from": from_day}
    tell(_subject("step_place", row), Line("place_step", body, now), by)
    return StepPlaced(row.ref, step, from_day)


@operation
def lay_out_flow(office_ref: str, item_ref: str, *, by: Actor, now: datetime) -> FlowLaidOut:
    """Write the steps of the department's model into the draft of an item; whoever edits the item goes on from there.

    Refuses with NotCatalogueEditor, NotSettled, SectionOfAnother, and as `restate_item` does.
    """
    allow.must_edit(by, _office_of(item_ref))
    settled = queries.integration(office_ref, day_of(now))
    office = offices.office(office_ref, day_of(now))
    if settled is None or office is None:
        raise NotSettled()
    _item(item_ref, office.id)
    steps = workflow(settled.model, settled.sections, settled.others)
    said = value_at(document_of(Draft("", "", Terms(steps=steps))), "steps")
    made = catalogue.restate_item(item_ref, Restatement("steps", said), by=by.within(), now=now)
    return FlowLaidOut(made.ref, len(steps))


def _must_arrange(by: Actor, office_id: int) -> None:
    if by.kind is ActorKind.SYSTEM or by.has_role(*WHO_LEADS) or office_id in by.offices(Role.OFFICE_HEAD):
        return
    raise NotYourDepartment()


def _section(ref: str, office_id: int, day: date) -> int:
    found = offices.office(ref, day)
    if found is None or (found.id != office_id and not offices.is_under(found.id, office_id)):
        raise SectionOfAnother()
    return found.id


def _office_of(ref: str) -> int:
    """The office of an item; of one that is not there, none."""
    with connection.cursor() as cursor:
        cursor.execute("select office_id from catalogue_item where ref = %s", (ref,))
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _item(ref: str, office_id: int) -> int:
    """An item of the department or of one of its sections."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.id from catalogue_item i join offices_office o on o.id = i.office_id"
            " where i.ref = %s and %s in (o.id, o.parent_id)",
            (ref, office_id),
        )
        row = cursor.fetchone()
    if row is None:
        raise SectionOfAnother()
    return int(row[0])


def _end_before(rows: QuerySet[Any], day: date, basis: str) -> None:
    running = on_day(rows, day)
    if running is None:
        return
    if running.valid.lower == day:
        raise ImpossibleDates()
    end_term(running, days(running.valid.lower, day), basis)


def _subject(kind: str, row: Any) -> Subject:
    return Subject(kind, row._meta.db_table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
