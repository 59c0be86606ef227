"""Lock, move, tell: a directive for who gave it, for the office that does it, and for who says that it is done."""

from datetime import date, datetime

from yimen.engine.supervision.directives.models import Directive, GroupMember, Meeting, Problem
from yimen.engine.supervision.directives.refusals import DirectiveUnknown, NotALeader, NotTheVerifier
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.directive_life import DIRECTIVE_LIFE, LEADERS, DirectiveMove, DirectiveState, must_fall_due_later
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices

_LEADERS = sorted(one.value for one in LEADERS)
ANSWERING = (Role.OFFICE_HEAD,)
"""Who reports for an office."""


@snapshot
class Given:
    """What is to be done, by which office, until when."""

    title: str
    told: str
    office_ref: str
    due_on: date


def leads(by: Actor, now: datetime) -> bool:
    """Whether somebody is head or deputy of the leading group on this day, or supervises."""
    if by.has_role(Role.SUPERVISOR):
        return True
    named = GroupMember.objects.filter(staff_id=by.staff_id or 0, role__in=_LEADERS, valid__contains=day_of(now))
    return named.exists()


def must_lead(by: Actor, now: datetime) -> None:
    """Refuses with NotALeader."""
    if not leads(by, now):
        raise NotALeader()


def in_group(by: Actor, now: datetime) -> bool:
    """Whether somebody belongs to the leading group on this day."""
    return GroupMember.objects.filter(staff_id=by.staff_id or 0, valid__contains=day_of(now)).exists()


def sees(row: Directive, by: Actor, now: datetime) -> bool:
    """The group, supervision and the reform office see all; an office its own, who raised a problem what came of it."""
    if in_group(by, now) or by.has_role(Role.SUPERVISOR, Role.REFORM_OFFICE):
        return True
    return row.office_id in by.offices(*ANSWERING) or by.staff_id in (row.verifier_id, row.given_by_id)


def lock(ref: str, by: Actor, now: datetime) -> Directive:
    """The directive, locked, for who sees it; refuses with DirectiveUnknown."""
    row = Directive.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None or by.staff_id is None or not sees(row, by, now):
        raise DirectiveUnknown()
    return row


def lock_done_by_others(ref: str, by: Actor, now: datetime) -> Directive:
    """The directive, locked, for who does not do it; refuses with DirectiveUnknown or NotTheVerifier."""
    row = lock(ref, by, now)
    if does(row, by):
        raise NotTheVerifier()
    return row


def move(row: Directive, step: DirectiveMove, **sets: object) -> None:
    """Take one step of a directive's life; refuses with WrongState."""
    state = DIRECTIVE_LIFE.after(step, DirectiveState(row.state))
    if not Directive.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def call_off(row: Directive, why: str, by: Actor, now: datetime) -> None:
    """Call a directive off with the reason; whoever calls has asked whether it may be. TextMissing or WrongState."""
    said = must_be_said("why", why, 500).strip()
    move(row, DirectiveMove.CALL_OFF, returned_why=said)
    told(row, Line("call_off_directive", {"why": digest(said.encode(), row.ref.encode())}, now), by)


def does(row: Directive, by: Actor) -> bool:
    """Whether somebody reported it, or heads the office that does it: they never say that it is done."""
    return row.reported_by_id == by.staff_id or row.office_id in by.offices(*ANSWERING)


def told(row: Directive | Meeting | Problem, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a directive, a meeting or a problem."""
    kind = type(row).__name__.lower()
    subject = Subject(kind, f"directives_{kind}", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def hand_out(
    source: str, source_ref: str, said: str, given: Given, verifier: int | None, by: Actor, now: datetime
) -> Directive:
    """Write a directive down and tell it; whoever calls has asked whether it may be given.

    Refuses with NoSuchThing, DueBeforeGiven, Missing or TextMissing.
    """
    office = offices.office(given.office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    if by.staff_id is None:
        raise NoSuchThing(what="staff")
    row = Directive.objects.create(
        ref=new_ref(), source=source, source_ref=source_ref, source_said=said, title=named(given.title, "title", 80),
        told=must_be_said("told", given.told, 2000).strip(), office_id=office.id, given_by_id=by.staff_id,
        verifier_id=verifier, given_at=now, due_on=must_fall_due_later(given.due_on, day_of(now)),
    )  # fmt: skip
    words = digest(f"{row.title}\x1f{row.told}".encode(), row.ref.encode())
    body = {"source": source, "of": source_ref, "office": given.office_ref, "due_on": given.due_on, "said": words}
    told(row, Line("give_directive", body, now), by)
    return row
