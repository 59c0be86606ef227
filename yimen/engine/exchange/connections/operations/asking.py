"""Asking 调用: a connected system is asked about the person themselves, or about the applicant of a case at hand.

Who asked and for what is on record before the system is asked; how it went is noted by a second act before anything is
shown, and a question whose answer was never noted stands as unanswered. The person sees it. What came is not kept.
Nothing is locked while the system is asked (docs/decisions/0160).
"""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.exchange.connections import moves, ports
from yimen.engine.exchange.connections.models import ConnectedItem, ConnectedSystem, SystemCall
from yimen.engine.exchange.connections.ports import Asked, Found
from yimen.engine.exchange.connections.refusals import NotItsItem, OtherWay
from yimen.engine.papers.certificate_uses.refusals import NoOpenTask
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.connections import OBJECTS, ConnectWay, SystemKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people

OWN_PURPOSE = "本人查询"
UNANSWERED = "unanswered"


@snapshot
class SystemAnswered:
    """What a system answered, shown once; it is kept with no errand."""

    ref: str
    outcome: str
    """answered, nothing, or unanswered: ask again later."""
    serial: str
    sandbox: str
    """yes: a stand-in answered, and no real system."""
    lines: tuple[tuple[str, str], ...] = ()
    call_id: int = 0


@snapshot
class Question:
    """Of whom, for which case, what for, and at which post; without a post it is the person themselves."""

    party_id: int
    case_id: int | None
    purpose: str
    place: str


@snapshot
class QuestionPut:
    """A question that is on record; nobody has been asked yet."""

    ref: str


@in_steps
def ask_system(
    system_ref: str, party_ref: str, case_ref: str, purpose: str, *, by: Actor, now: datetime
) -> SystemAnswered:
    """Ask a system about oneself, or, at the desk that has their case, about its applicant with a purpose.

    Nobody answering is no refusal: it is written down, counted against the system, and may be asked again. Refuses with
    SystemUnknown, OtherWay, NotItsItem, NotYourRole, NoOpenTask, CaseUnknown or TextMissing.
    """
    put = _put_to_system(system_ref, party_ref, case_ref, purpose, by=by, now=now)
    return have_answered(put, by, now)


@operation
def _put_to_system(
    system_ref: str, party_ref: str, case_ref: str, purpose: str, *, by: Actor, now: datetime
) -> QuestionPut:
    """Put the question on record, if it may be asked."""
    row = moves.open_one(system_ref)
    if row.way != ConnectWay.DIRECT:
        raise OtherWay(way=row.way)
    return _put(row, _allowed(row, party_ref, case_ref, purpose, by, now), by, now)


def put_question(kind: SystemKind, question: Question, by: Actor, now: datetime) -> QuestionPut | None:
    """Put a question to the directly connected system of a kind on record, as a part of somebody else's act.

    None: there is no such system. Who may ask about whom is for the caller, who has it answered after its own act.
    """
    rows = ConnectedSystem.objects.select_for_update().filter(kind=kind, way=ConnectWay.DIRECT, closed_at=None)
    row = rows.order_by("id").first()
    return _put(row, question, by, now) if row is not None else None


def _put(row: ConnectedSystem, question: Question, by: Actor, now: datetime) -> QuestionPut:
    ref = new_ref()
    SystemCall.objects.create(
        ref=ref, system=row, case_id=question.case_id, party_id=question.party_id, object=OBJECTS[SystemKind(row.kind)],
        purpose=question.purpose, asked_by=by.ref, place=question.place, asked_at=now, outcome=UNANSWERED,
    )  # fmt: skip
    body = {"call": ref, "purpose": digest(question.purpose.encode(), ref.encode())}
    moves.tell_of(row, Line("ask_system", body, now), by)
    return QuestionPut(ref)


def have_answered(put: QuestionPut, by: Actor, now: datetime) -> SystemAnswered:
    """Ask the system what was put on record, in no transaction and under no lock, and note how it went.

    The system knows the question by its reference: asked again, it says the same.
    """
    call = SystemCall.objects.select_related("system").get(ref=put.ref)
    opened = people.opened(call.party_id)
    assert opened is not None, "parties are never deleted"
    try:
        found = ports.lines().ask(call.system.address, Asked(call.system.kind, call.object, opened.number), call.ref)
    except Unavailable:
        found = None
    return _note_answer(put.ref, found, by=by.within(), now=now)


@operation
def _note_answer(ref: str, found: Found | None, *, by: Actor, now: datetime) -> SystemAnswered:
    """Note how a question went and that the system was heard, or was not; once for an answer."""
    row = ConnectedSystem.objects.select_for_update(of=("self",)).get(calls__ref=ref)
    call = row.calls.get(ref=ref)
    outcome = UNANSWERED if found is None else "answered" if found.lines else "nothing"
    if call.outcome == UNANSWERED:
        if found is None:
            moves.miss(row)
        else:
            moves.hear(row, now)
            call.outcome, call.serial = outcome, found.serial
            call.save(update_fields=["outcome", "serial"])
        moves.tell_of(row, Line("note_answer", {"call": ref, "outcome": outcome}, now), by)
    if found is None:
        return SystemAnswered(ref, outcome, "", "", call_id=call.pk)
    return SystemAnswered(ref, outcome, found.serial, found.sandbox, found.lines, call.pk)


def _allowed(row: ConnectedSystem, party_ref: str, case_ref: str, purpose: str, by: Actor, now: datetime) -> Question:
    if by.kind is ActorKind.CITIZEN:
        party = people.party(party_ref)
        if party is None or party.id not in set(by.parties()):
            raise NotYourRole(act="ask_system")
        return Question(party.id, None, OWN_PURPOSE, "")
    if by.staff_id is None:
        raise NotYourRole(act="ask_system")
    file = cases.read(case_ref, by, now)
    officer = allow.officer_of(file, "ask_system")
    if file.state not in OPEN_STATES or not officer.holds_post(file.desk_id, *Role):
        raise NoOpenTask()
    allow.foreign(file, officer)
    if not ConnectedItem.objects.filter(system=row, item_id=file.item_id).exists():
        raise NotItsItem()
    said = must_be_said("purpose", purpose, 200).strip()
    place = next((one.name for one in by.posts if one.post_id == file.desk_id), by.posts[0].name)
    return Question(file.applicant_id, file.id, said, place)
