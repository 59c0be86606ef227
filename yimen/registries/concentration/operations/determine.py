"""Determine: the three determinations 三定 of a division are proposed, approved by somebody else, and take effect."""

from dataclasses import replace
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.concentration import allow
from yimen.registries.concentration.division_plans import DivisionPlan, sections_ended
from yimen.registries.concentration.models import Determination
from yimen.registries.concentration.refusals import ApprovedAlready, NumberTaken, OwnProposal
from yimen.registries.concentration.subjects import tell_of
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import operations as structure
from yimen.registries.offices import queries as offices

WHO_APPROVES = (Role.ADMINISTRATOR, Role.ESTABLISHMENT_OFFICE)
"""The establishment office 编办; an administrator where the city has none in the house."""


@snapshot
class Proposed:
    """A determination waits for its approval."""

    ref: str


@snapshot
class Approved:
    """A determination is published; the division is as it says from its day on."""

    ref: str
    division: str
    closed: int


@operation
def propose_determination(
    office_ref: str, number: str, plan: DivisionPlan, begins: date, *, by: Actor, now: datetime
) -> Proposed:
    """Propose how the approval division of an office is set up; by the head of the office or who leads the reform.

    Refuses with NotTheReformOffice, SectionsMissing, NotASection, NumberTaken, NotInList or NoSuchThing.
    """
    span(begins, None)
    office = offices.office(office_ref, begins)
    if office is None:
        raise NoSuchThing(what="office")
    allow.must_answer_for(by, office.id)
    row = _written(office.id, number, plan, begins, by.ref, now)
    body = {"office": office_ref, "number": row.number, "form": plan.form, "way": plan.way, "begins": begins}
    tell_of(row, "propose_determination", body, by=by, now=now)
    return Proposed(row.ref)


@operation
def approve_determination(ref: str, *, by: Actor, now: datetime) -> Approved:
    """Approve and publish a determination: the division is set up, and the sections it replaces end that day.

    Refuses with OwnProposal, ApprovedAlready, ImpossibleDates, NoSuchThing or NotAllowed.
    """
    must_hold(by, *WHO_APPROVES)
    row = Determination.objects.select_for_update().select_related("office").filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what="determination")
    if row.approved_at is not None:
        raise ApprovedAlready()
    if row.proposed_by == by.ref:
        raise OwnProposal()
    return _published(row, by, now)


@operation
def determine_division(
    office_ref: str,
    number: str,
    plan: DivisionPlan,
    begins: date,
    proposed_by: str,
    proposed_at: datetime,
    *,
    by: Actor,
    now: datetime,
) -> Approved:
    """Approve the three determinations that a department proposed in its reform plan, under one's own document.

    It takes effect on a day that has not passed. Refuses with NotAllowed, ImpossibleDates, NoSuchThing, OwnProposal,
    NumberTaken, SectionsMissing, NotASection or NotInList.
    """
    must_hold(by, *WHO_APPROVES)
    if begins < day_of(now):
        raise ImpossibleDates()
    office = offices.office(office_ref, begins)
    if office is None:
        raise NoSuchThing(what="office")
    if proposed_by == by.ref:
        raise OwnProposal()
    return _published(_written(office.id, number, plan, begins, proposed_by, proposed_at), by, now)


def _written(
    office_id: int, number: str, plan: DivisionPlan, begins: date, proposed_by: str, proposed_at: datetime
) -> Determination:
    """The row of a proposal."""
    closes = sections_ended(plan, office_id, begins)
    with refusing(
        concentration_determination_number_key=NumberTaken(number=number),
        determination_counts_heads=NotInList("headcount"),
    ):
        return Determination.objects.create(
            ref=new_ref(),
            office_id=office_id,
            number=named(number, "number"),
            name=named(plan.name, "name"),
            form=plan.form,
            way=plan.way,
            integration=plan.integration,
            tasks=sorted(set(plan.tasks)),
            headcount=plan.headcount,
            closes=closes,
            begins=begins,
            proposed_at=proposed_at,
            proposed_by=proposed_by,
        )


def _published(row: Determination, by: Actor, now: datetime) -> Approved:
    """Approved by this hand: the division stands from its day on, and what it replaces ends."""
    row.approved_at, row.approved_by = now, by.ref
    row.save(update_fields=["approved_at", "approved_by"])
    # The errand is remembered once, with this act; the parts of it are nobody's errand.
    hand = replace(by, errand=None)
    division = structure.set_division(row.office.ref, row.name, row.form, row.begins, row.number, by=hand, now=now)
    for section in row.closes:
        found = offices.office(int(section), row.begins)
        if found is not None:
            structure.close_office(found.ref, row.begins, row.number, by=hand, now=now)
    tell_of(row, "approve_determination", {"number": row.number, "division": division.ref}, by=by, now=now)
    return Approved(row.ref, division.ref, len(row.closes))
