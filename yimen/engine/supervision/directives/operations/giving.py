"""Giving: a decision of a meeting, a remark, a voice or a problem becomes a directive with an office and a day."""

from datetime import datetime

from yimen.engine.public.voices import queries as voices
from yimen.engine.supervision.directives import moves
from yimen.engine.supervision.directives.models import Directive, Meeting, Problem
from yimen.engine.supervision.directives.moves import Given
from yimen.engine.supervision.directives.refusals import JudgedByEffect, NotTheVerifier, ProblemDecided, SourceUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.directive_life import DirectiveMove, DirectiveSource, must_be_accounted
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref

_NOT_GIVEN_SO = (DirectiveSource.PROBLEM, DirectiveSource.COORDINATION, DirectiveSource.JURY)
"""What is handed out where it comes from."""


@snapshot
class DirectiveMoved:
    """A directive by its reference, and how far it is."""

    ref: str
    state: str


@operation
def give_directive(source: str, source_ref: str, given: Given, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Make a decision of a meeting, a remark on a monthly report, or a voice a directive.

    Refuses with NotALeader, NotInList, SourceUnknown, NoSuchThing, DueBeforeGiven, Missing or TextMissing.
    """
    moves.must_lead(by, now)
    if source not in set(DirectiveSource) or source in _NOT_GIVEN_SO:
        raise NotInList(field="source")
    said = _source(source, source_ref, by, now)
    if not said:
        raise SourceUnknown()
    row = moves.hand_out(source, source_ref, said, given, None, by, now)
    return DirectiveMoved(row.ref, row.state)


@operation
def report_directive(ref: str, report: str, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Report what was done. Refuses with DirectiveUnknown, NotTheVerifier, TextMissing or WrongState."""
    row = moves.lock(ref, by, now)
    if row.office_id not in by.offices(*moves.ANSWERING):
        raise NotTheVerifier()
    said = must_be_said("report", report, 2000).strip()
    moves.move(row, DirectiveMove.REPORT, report=said, reported_by_id=by.staff_id, reported_at=now)
    late = "yes" if day_of(now) > row.due_on else "no"
    moves.told(row, Line("report_directive", {"report": digest(said.encode(), ref.encode()), "late": late}, now), by)
    return DirectiveMoved(ref, row.state)


@operation
def return_directive(ref: str, why: str, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Return a report that does not do, with the reason; its day stays.

    Refuses with DirectiveUnknown, NotTheVerifier, JudgedByEffect, TextMissing or WrongState.
    """
    row = _to_judge(ref, by, now)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, DirectiveMove.RETURN, returned=row.returned + 1, returned_why=said)
    moves.told(row, Line("return_directive", {"why": digest(said.encode(), ref.encode())}, now), by)
    return DirectiveMoved(ref, row.state)


@operation
def close_directive(ref: str, effect: str, answered: str = "", *, by: Actor, now: datetime) -> DirectiveMoved:
    """Say that it is done and what was found; what was reported late, with what its office answers for it.

    Refuses with DirectiveUnknown, NotTheVerifier, JudgedByEffect, TextMissing, AccountNeeded or WrongState.
    """
    row = _to_judge(ref, by, now)
    said = must_be_said("effect", effect, 1000).strip()
    must_be_accounted(row.reported_at is not None and day_of(row.reported_at) > row.due_on, answered)
    facts = {"effect": said, "answered": answered, "closed_by_id": by.staff_id, "closed_at": now}
    moves.move(row, DirectiveMove.CLOSE, **facts)
    body = {"effect": digest(said.encode(), ref.encode()), "answered": answered}
    moves.told(row, Line("close_directive", body, now), by)
    return DirectiveMoved(ref, row.state)


@operation
def call_off_directive(ref: str, why: str, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Call a directive off, with the reason; what a weakness needs, where it was found alone.

    Refuses with DirectiveUnknown, NotALeader, JudgedByEffect, TextMissing or WrongState.
    """
    row = moves.lock(ref, by, now)
    moves.must_lead(by, now)
    if row.source == DirectiveSource.JURY:
        raise JudgedByEffect()
    moves.call_off(row, why, by, now)
    return DirectiveMoved(ref, row.state)


@operation
def raise_problem(origin: str, title: str, told: str, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Raise what does not work; any member of staff. Refuses with NoSuchThing, NotInList, Missing or TextMissing."""
    if by.staff_id is None:
        raise NoSuchThing(what="staff")
    if origin not in ("window", "department", "public", "inspection", "system"):
        raise NotInList(field="origin")
    row = Problem.objects.create(
        ref=new_ref(), origin=origin, title=named(title, "title", 60), told=must_be_said("told", told, 2000).strip(),
        raised_by_id=by.staff_id, raised_at=now,
    )  # fmt: skip
    words = digest(f"{row.title}\x1f{row.told}".encode(), row.ref.encode())
    moves.told(row, Line("raise_problem", {"origin": origin, "said": words}, now), by)
    return DirectiveMoved(row.ref, "new")


@operation
def assign_problem(ref: str, given: Given, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Make a problem the directive of an office; who raised it will say whether it is solved. By the reform office.

    Refuses with NotAllowed, SourceUnknown, ProblemDecided, NoSuchThing, DueBeforeGiven, Missing or TextMissing.
    """
    problem = _new_problem(ref, by)
    row = moves.hand_out(DirectiveSource.PROBLEM, ref, problem.title, given, problem.raised_by_id, by, now)
    problem.directive = row
    problem.save(update_fields=["directive"])
    moves.told(problem, Line("assign_problem", {"directive": row.ref}, now), by)
    return DirectiveMoved(row.ref, row.state)


@operation
def decline_problem(ref: str, why: str, *, by: Actor, now: datetime) -> DirectiveMoved:
    """Not take a problem up, with the reason that who raised it reads.

    Refuses with NotAllowed, SourceUnknown, ProblemDecided or TextMissing.
    """
    problem = _new_problem(ref, by)
    problem.declined_at, problem.declined_why = now, must_be_said("why", why, 500).strip()
    problem.save(update_fields=["declined_at", "declined_why"])
    moves.told(problem, Line("decline_problem", {"why": digest(problem.declined_why.encode(), ref.encode())}, now), by)
    return DirectiveMoved(ref, "declined")


def _new_problem(ref: str, by: Actor) -> Problem:
    must_hold(by, Role.REFORM_OFFICE)
    problem = Problem.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if problem is None:
        raise SourceUnknown()
    if problem.directive_id is not None or problem.declined_at is not None:
        raise ProblemDecided()
    return problem


def _source(source: str, ref: str, by: Actor, now: datetime) -> str:
    """What the thing is called that a directive comes from; empty when there is no such thing for who asks."""
    if source == DirectiveSource.MEETING:
        return Meeting.objects.filter(ref=ref).values_list("title", flat=True).first() or ""
    if source == DirectiveSource.VOICE:
        voice = voices.one(ref, by, now)
        return voice.title if voice is not None else ""
    report = voices.report(ref, by, now)
    return f"{report.month:%Y-%m}" if report is not None else ""


def _to_judge(ref: str, by: Actor, now: datetime) -> Directive:
    """The directive, locked, for who says whether it is done: who raised the problem, else who gives directives."""
    row = moves.lock(ref, by, now)
    if row.source == DirectiveSource.JURY:
        raise JudgedByEffect()
    judges = row.verifier_id == by.staff_id if row.verifier_id is not None else moves.leads(by, now)
    if not judges or moves.does(row, by):
        raise NotTheVerifier()
    return row
