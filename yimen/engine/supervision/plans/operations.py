"""Writes of the plans: made with milestones, reported with evidence, confirmed by others, put off with a reason."""

from datetime import date, datetime

from yimen.engine.supervision.plans import moves
from yimen.engine.supervision.plans.models import Milestone, Plan
from yimen.engine.supervision.plans.refusals import (
    ChangeAsked,
    MilestoneUnknown,
    NotItsOffice,
    OwnChange,
    PlanTitleTaken,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.plans import MilestoneMove, MilestoneState, NotLater, PlanKind, must_lie_in, must_name
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.bases import moves as bases
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class PlanSaid:
    """What a plan is: its kind and title, the number of its document, its first and last day."""

    kind: str
    title: str
    basis: str
    begins: date
    ends: date
    public: str = "no"


@snapshot
class MilestoneSaid:
    """What is to be there by a day, by which office; of which project or parcel."""

    title: str
    office_ref: str
    due_on: date
    project_code: str = ""
    parcel: str = ""


@snapshot
class PlanKept:
    """A plan or a milestone by its reference, and how far it is."""

    ref: str
    state: str


@operation
def make_plan(said: PlanSaid, *, by: Actor, now: datetime) -> PlanKept:
    """Make a plan by a document that is in force.

    Refuses with NotAllowed, NotInList, ImpossibleDates, NoSuchThing, BasisOver, PlanTitleTaken or Missing.
    """
    must_hold(by, *moves.KEEPERS)
    if said.kind not in set(PlanKind) or said.public not in ("yes", "no"):
        raise NotInList(field="kind")
    span(said.begins, said.ends)
    if by.staff_id is None:
        raise NoSuchThing(what="staff")
    with refusing(plans_plan_title=PlanTitleTaken()):
        row = Plan.objects.create(
            ref=new_ref(), kind=said.kind, title=named(said.title, "title"), public=said.public,
            basis_id=bases.standing_id(said.basis, day_of(now)), begins=said.begins, ends=said.ends,
            made_by_id=by.staff_id, made_at=now,
        )  # fmt: skip
    moves.told(row, Line("make_plan", {"kind": row.kind, "from": row.begins, "until": row.ends}, now), by)
    return PlanKept(row.ref, "")


@operation
def add_milestone(plan_ref: str, said: MilestoneSaid, *, by: Actor, now: datetime) -> PlanKept:
    """Add a milestone to a plan.

    Refuses with NotAllowed, NoSuchThing, OutsidePlan, SubjectNeeded or Missing.
    """
    must_hold(by, *moves.KEEPERS)
    plan = locked(Plan, plan_ref, "plan")
    office = offices.office(said.office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    must_name(plan.kind, said.project_code, said.parcel)
    due = must_lie_in(said.due_on, plan.begins, plan.ends)
    row = Milestone.objects.create(
        ref=new_ref(), plan=plan, title=named(said.title, "title"), office_id=office.id, first_due=due, due_on=due,
        project_code=written(said.project_code, "project_code", 60), parcel=written(said.parcel, "parcel", 60),
    )  # fmt: skip
    body = {"plan": plan_ref, "office": said.office_ref, "due_on": due, "project": row.project_code}
    moves.told(row, Line("add_milestone", body, now), by)
    return PlanKept(row.ref, row.state)


@operation
def report_milestone(ref: str, evidence: str, *, by: Actor, now: datetime) -> PlanKept:
    """Show what was done, by the head of its office.

    Refuses with MilestoneUnknown, NotItsOffice, TextMissing or WrongState.
    """
    row = moves.lock(ref, by)
    if row.office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotItsOffice()
    said = must_be_said("evidence", evidence, 1000).strip()
    if row.asked:
        _settle(row)  # it is there: nothing is to be put off any more
    moves.move(row, MilestoneMove.REPORT, evidence=said, reported_by_id=by.staff_id, reported_at=now)
    moves.told(row, Line("report_milestone", {"evidence": digest(said.encode(), ref.encode())}, now), by)
    return PlanKept(ref, row.state)


@operation
def return_milestone(ref: str, why: str, *, by: Actor, now: datetime) -> PlanKept:
    """Return what does not show it.

    Refuses with NotAllowed, MilestoneUnknown, NotItsOffice, TextMissing or WrongState.
    """
    row = _to_confirm(ref, by)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, MilestoneMove.RETURN, why=said)
    moves.told(row, Line("return_milestone", {"why": digest(said.encode(), ref.encode())}, now), by)
    return PlanKept(ref, row.state)


@operation
def confirm_milestone(ref: str, *, by: Actor, now: datetime) -> PlanKept:
    """Confirm that it is there. Refuses with NotAllowed, MilestoneUnknown, NotItsOffice or WrongState."""
    row = _to_confirm(ref, by)
    moves.move(row, MilestoneMove.CONFIRM, confirmed_by_id=by.staff_id, confirmed_at=now, why="")
    moves.told(row, Line("confirm_milestone", {}, now), by)
    return PlanKept(ref, row.state)


@operation
def put_off_milestone(ref: str, due_on: date, why: str, *, by: Actor, now: datetime) -> PlanKept:
    """Ask that a milestone be put off to a later day of its plan, with the reason; another agrees to it.

    Refuses with NotAllowed, MilestoneUnknown, WrongState, ChangeAsked, NotLater, OutsidePlan or TextMissing.
    """
    row = _to_change(ref, "put_off", by)
    if due_on <= row.due_on:
        raise NotLater()
    row.asked_due = must_lie_in(due_on, row.plan.begins, row.plan.ends)
    return _asked(row, "put_off", why, by, now)


@operation
def drop_milestone(ref: str, why: str, *, by: Actor, now: datetime) -> PlanKept:
    """Ask that a milestone be given up, with the reason; another agrees to it.

    Refuses with NotAllowed, MilestoneUnknown, WrongState, ChangeAsked or TextMissing.
    """
    return _asked(_to_change(ref, "drop", by), "drop", why, by, now)


@operation
def agree_change(ref: str, seen: str, *, by: Actor, now: datetime) -> PlanKept:
    """Agree that a milestone is put off or dropped: another who keeps plans or watches, not of the office that does it.

    The first day stays beside the later one. `seen` is the mark of what was asked and read. Refuses with NotAllowed,
    MilestoneUnknown, OwnChange or ChangedSinceRead.
    """
    row = _change_of(ref, seen, by)
    asked, due, why = row.asked, row.asked_due, row.asked_why
    _settle(row)
    if due is None:
        moves.move(row, MilestoneMove.DROP, why=why)
    else:
        row.due_on, row.why = due, why
        row.save(update_fields=["due_on", "why"])
    moves.told(row, Line("agree_change", {"asked": asked, "due_on": due}, now), by)
    return PlanKept(ref, row.state)


@operation
def refuse_change(ref: str, seen: str, why: str, *, by: Actor, now: datetime) -> PlanKept:
    """The milestone stays as it is, with the reason. Refuses as agreeing does, or with TextMissing."""
    row = _change_of(ref, seen, by)
    said, asked = must_be_said("why", why, 500).strip(), row.asked
    _settle(row)
    row.why = said
    row.save(update_fields=["why"])
    moves.told(row, Line("refuse_change", {"asked": asked, "why": digest(said.encode(), ref.encode())}, now), by)
    return PlanKept(ref, row.state)


def _to_change(ref: str, step: str, by: Actor) -> Milestone:
    must_hold(by, *moves.KEEPERS)
    row = moves.lock(ref, by)
    if row.state != MilestoneState.OPEN:
        raise WrongState(move=step, state=row.state)
    if row.asked:
        raise ChangeAsked()
    return row


def _asked(row: Milestone, asked: str, why: str, by: Actor, now: datetime) -> PlanKept:
    row.asked, row.asked_by_id, row.asked_why = asked, by.staff_id, must_be_said("why", why, 500).strip()
    row.save(update_fields=["asked", "asked_due", "asked_why", "asked_by"])
    body = {"asked": asked, "due_on": row.asked_due, "why": digest(row.asked_why.encode(), row.ref.encode())}
    moves.told(row, Line("ask_change", body, now), by)
    return PlanKept(row.ref, row.state)


def _change_of(ref: str, seen: str, by: Actor) -> Milestone:
    must_hold(by, *moves.WATCHERS)
    row = moves.lock(ref, by)
    if not row.asked:
        raise MilestoneUnknown()
    if row.asked_by_id == by.staff_id or row.office_id in by.offices(*Role):
        raise OwnChange()
    if seen != row.mark:
        raise ChangedSinceRead()
    return row


def _settle(row: Milestone) -> None:
    row.asked, row.asked_due, row.asked_why, row.asked_by_id = "", None, "", None
    row.save(update_fields=["asked", "asked_due", "asked_why", "asked_by"])


def _to_confirm(ref: str, by: Actor) -> Milestone:
    must_hold(by, *moves.KEEPERS)
    row = moves.lock(ref, by)
    if row.office_id in by.offices(*Role) or row.reported_by_id == by.staff_id:
        raise NotItsOffice()
    return row
