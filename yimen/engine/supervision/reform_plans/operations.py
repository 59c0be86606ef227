"""Writes of the reform plans: submitted and revised, approved or returned, determined or sent back, withdrawn, read."""

import hashlib
from dataclasses import asdict, replace
from datetime import date, datetime

from yimen.engine.supervision.reform_plans import moves
from yimen.engine.supervision.reform_plans.models import ReformPlan, ReformPlanNotice, ReformPlanVersion
from yimen.engine.supervision.reform_plans.moves import Held
from yimen.engine.supervision.reform_plans.refusals import NothingNew, ReformPlanOpen, ReformPlanUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import canonical
from yimen.kernel.reform.plan_life import ReformPlanMove, must_be_anothers
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, must_hold, named, span
from yimen.registries.concentration import operations as concentration
from yimen.registries.concentration.division_plans import DivisionPlan, division_of, sections_ended
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices

MOST_TEXT, MOST_PARTNERS = 20000, 40


@snapshot
class ReformPlanSaid:
    """What a plan says: its words, organisation, functions and staffing of the division, from when, who is told."""

    title: str
    text: str
    division: DivisionPlan
    begins: date
    partners: tuple[str, ...] = ()
    """Refs of the offices that are told at every stage."""


@snapshot
class ReformPlanKept:
    """A plan, how far it is, and the version that stands with its hash."""

    ref: str
    state: str
    version: int
    sha256: str


@operation
def submit_plan(office_ref: str, said: ReformPlanSaid, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Submit the reform plan of a department, by its head.

    Refuses with NotAllowed, NoSuchThing, ReformPlanOpen, Missing, TextMissing, ImpossibleDates, SectionsMissing,
    NotASection or NotInList.
    """
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    _must_head(office.id, by)
    with refusing(office_has_one_open_reform_plan=ReformPlanOpen()):
        row = ReformPlan.objects.create(ref=new_ref(), office_id=office.id, title=named(said.title, "title"))
    held = Held(row, _version(row, 1, said, by, now))
    moves.stepped(held, "submit", "", "", by, now)
    return _kept(held)


@operation
def revise_plan(ref: str, said: ReformPlanSaid, seen: str, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Hand in the next version, which goes before the reform office; the versions before stay as they were.

    Refuses with ReformPlanUnknown, ChangedSinceRead, NotAllowed, NothingNew or WrongState, else as submitting does.
    """
    held = moves.lock(ref, by, seen)
    _must_head(held.plan.office_id, by)
    moves.move(held.plan, ReformPlanMove.REVISE, title=named(said.title, "title"))
    version = _version(held.plan, held.version.number + 1, said, by, now)
    if version.sha256 == held.version.sha256:
        raise NothingNew()
    held = Held(held.plan, version)
    moves.stepped(held, "revise", "", "", by, now)
    return _kept(held)


@operation
def approve_plan(ref: str, number: str, seen: str, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Approve a plan 审改办批复, in the version that was read, under a document.

    Refuses with NotAllowed, ReformPlanUnknown, ChangedSinceRead, OwnReformPlan, Missing or WrongState.
    """
    held = _before(Role.REFORM_OFFICE, ref, seen, by)
    said = named(number, "number")
    moves.move(held.plan, ReformPlanMove.APPROVE, approved_by_id=by.staff_id, approval_number=said)
    moves.stepped(held, "approve", said, "", by, now)
    return _kept(held)


@operation
def return_plan(ref: str, why: str, seen: str, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Send a plan back to its department, with the reason. Refuses as approving does, or with TextMissing."""
    held = _before(Role.REFORM_OFFICE, ref, seen, by)
    said = must_be_said("why", why, 1000).strip()
    moves.move(held.plan, ReformPlanMove.RETURN)
    moves.stepped(held, "return", "", said, by, now)
    return _kept(held)


@operation
def determine_plan(ref: str, number: str, seen: str, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Approve the three determinations of a plan 编办批复“三定”: the division is as they say from their day on.

    Refuses with NotAllowed, ReformPlanUnknown, ChangedSinceRead, OwnReformPlan or WrongState, and as a determination
    does: ImpossibleDates when the day has passed meanwhile, NumberTaken, NotASection or NoSuchThing.
    """
    held = _before(Role.ESTABLISHMENT_OFFICE, ref, seen, by)
    said, version = named(number, "number"), held.version
    plan = division_of(version.division)
    # The act is remembered once, with the plan; what it sets up is nobody's errand.
    hand = replace(by, errand=None)
    done = concentration.determine_division(
        held.plan.office.ref, said, plan, version.begins, version.written_ref, version.written_at,
        by=hand, now=now,
    )  # fmt: skip
    moves.move(held.plan, ReformPlanMove.DETERMINE, determined_by_id=by.staff_id, determination_ref=done.ref)
    moves.stepped(held, "determine", said, "", by, now)
    return _kept(held)


@operation
def send_plan_back(ref: str, why: str, seen: str, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Send an approved plan back to its department, with the reason; its next version is approved anew.

    Refuses as determining does, or with TextMissing.
    """
    held = _before(Role.ESTABLISHMENT_OFFICE, ref, seen, by)
    said = must_be_said("why", why, 1000).strip()
    moves.move(held.plan, ReformPlanMove.SEND_BACK, approved_by_id=None, approval_number="")
    moves.stepped(held, "send_back", "", said, by, now)
    return _kept(held)


@operation
def withdraw_plan(ref: str, why: str, seen: str, *, by: Actor, now: datetime) -> ReformPlanKept:
    """Withdraw a plan that nobody approved, with the reason, by the head of the department.

    Refuses with ReformPlanUnknown, ChangedSinceRead, NotAllowed, TextMissing or WrongState.
    """
    held = moves.lock(ref, by, seen)
    _must_head(held.plan.office_id, by)
    said = must_be_said("why", why, 1000).strip()
    moves.move(held.plan, ReformPlanMove.WITHDRAW)
    moves.stepped(held, "withdraw", "", said, by, now)
    return _kept(held)


@operation
def read_plan_notices(ref: str, shown: int, *, by: Actor, now: datetime) -> int:
    """Take note of what one's office was told in the first `shown` steps of a plan; how many notices that were.

    What was told after the page was drawn stays unread. Refuses with ReformPlanUnknown.
    """
    row = ReformPlan.objects.filter(ref=ref).first()
    if row is None or by.staff_id is None or not moves.may_read(row, by):
        raise ReformPlanUnknown()
    seen = list(row.steps.order_by("id").values_list("id", flat=True)[: max(shown, 0)])
    unread = ReformPlanNotice.objects.filter(step_id__in=seen, office_id__in=by.offices(*Role), read_at=None)
    return unread.update(read_by_id=by.staff_id, read_at=now)


def _before(role: Role, ref: str, seen: str, by: Actor) -> Held:
    """The plan for who decides about it at this stage, with another hand than those before."""
    must_hold(by, role)
    held = moves.lock(ref, by, seen)
    assert by.staff_id is not None, "whoever locks a plan is a member of staff"
    hands = (held.version.written_by_id, held.plan.approved_by_id)
    must_be_anothers(by.staff_id, hands, held.plan.office_id in by.offices(*Role))
    return held


def _must_head(office_id: int, by: Actor) -> None:
    if by.staff_id is None or office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()


def _version(row: ReformPlan, number: int, said: ReformPlanSaid, by: Actor, now: datetime) -> ReformPlanVersion:
    span(said.begins, None)
    if said.begins < day_of(now):
        raise ImpossibleDates()
    sections_ended(said.division, row.office_id, said.begins)
    partners = sorted(set(said.partners))[:MOST_PARTNERS]
    if any(offices.office(one, day_of(now)) is None for one in partners):
        raise NoSuchThing(what="office")
    title, text = named(said.title, "title"), must_be_said("text", said.text, MOST_TEXT).strip()
    division = asdict(said.division)
    whole = {"title": title, "text": text, "division": division, "begins": said.begins, "partners": partners}
    assert by.staff_id is not None, "whoever heads an office is a member of staff"
    return ReformPlanVersion.objects.create(
        plan=row, number=number, title=title, text=text, division=division, begins=said.begins, partners=partners,
        sha256=hashlib.sha256(canonical(whole)).hexdigest(), written_by_id=by.staff_id, written_ref=by.ref,
        written_at=now,
    )  # fmt: skip


def _kept(held: Held) -> ReformPlanKept:
    return ReformPlanKept(held.plan.ref, held.plan.state, held.version.number, held.version.sha256)
