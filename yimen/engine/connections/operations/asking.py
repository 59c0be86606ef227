"""Asking 调用: a connected system is asked about the person themselves, or about the applicant of a case at hand.

Who asked, for what and how it went is on record before anything is shown; the person sees it. What came is not kept.
"""

from dataclasses import dataclass
from datetime import datetime

from yimen.engine.cases import allow
from yimen.engine.cases import moves as cases
from yimen.engine.certificate_uses.refusals import NoOpenTask
from yimen.engine.connections import moves, ports
from yimen.engine.connections.models import ConnectedSystem, SystemCall
from yimen.engine.connections.ports import Asked, Found
from yimen.engine.connections.refusals import OtherWay
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.connections import OBJECTS, ConnectWay, SystemKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Unavailable
from yimen.kernel.text import must_be_said
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people

OWN_PURPOSE = "本人查询"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Question:
    """Of whom, for which case, what for, and at which post; without a post it is the person themselves."""

    party_id: int
    case_id: int | None
    purpose: str
    place: str


@operation
def ask_system(
    system_ref: str, party_ref: str, case_ref: str, purpose: str, *, by: Actor, now: datetime
) -> SystemAnswered:
    """Ask a system about oneself, or, at the desk that has their case, about its applicant with a purpose.

    Nobody answering is no refusal: it is written down, counted against the system, and may be asked again. Refuses with
    SystemUnknown, OtherWay, NotYourRole, NoOpenTask, CaseUnknown or TextMissing.
    """
    row = moves.open_one(system_ref)
    if row.way != ConnectWay.DIRECT:
        raise OtherWay(way=row.way)
    party_id, case_id, said, place = _allowed(party_ref, case_ref, purpose, by, now)
    return _put(row, Question(party_id, case_id, said, place), by, now)


def put_question(kind: SystemKind, question: Question, by: Actor, now: datetime) -> SystemAnswered | None:
    """Put a question to the directly connected system of a kind, as a part of somebody else's act; None: there is none.

    Who may ask about whom is for the caller.
    """
    rows = ConnectedSystem.objects.select_for_update().filter(kind=kind, way=ConnectWay.DIRECT, closed_at=None)
    row = rows.order_by("id").first()
    return _put(row, question, by, now) if row is not None else None


def _put(row: ConnectedSystem, question: Question, by: Actor, now: datetime) -> SystemAnswered:
    opened = people.opened(question.party_id)
    assert opened is not None, "parties are never deleted"
    ref, thing = new_ref(), OBJECTS[SystemKind(row.kind)]
    found = _asked(row, Asked(row.kind, thing, opened.number), ref, now)
    outcome = "unanswered" if found is None else "answered" if found.lines else "nothing"
    call = SystemCall.objects.create(
        ref=ref, system=row, case_id=question.case_id, party_id=question.party_id, object=thing,
        purpose=question.purpose, asked_by=by.ref, place=question.place, asked_at=now, outcome=outcome,
        serial=found.serial if found else "",
    )  # fmt: skip
    body = {"call": ref, "outcome": outcome, "purpose": digest(question.purpose.encode(), ref.encode())}
    moves.tell_of(row, Line("ask_system", body, now), by)
    if found is None:
        return SystemAnswered(ref, outcome, "", "", call_id=call.pk)
    return SystemAnswered(ref, outcome, found.serial, found.sandbox, found.lines, call.pk)


def _allowed(party_ref: str, case_ref: str, purpose: str, by: Actor, now: datetime) -> tuple[int, int | None, str, str]:
    """Of whom, for which case, what for, and at which post."""
    if by.kind is ActorKind.CITIZEN:
        party = people.party(party_ref)
        if party is None or party.id not in set(by.parties()):
            raise NotYourRole(act="ask_system")
        return party.id, None, OWN_PURPOSE, ""
    if by.staff_id is None:
        raise NotYourRole(act="ask_system")
    file = cases.read(case_ref, by, now)
    officer = allow.officer_of(file, "ask_system")
    if file.state not in OPEN_STATES or not officer.holds_post(file.desk_id, *Role):
        raise NoOpenTask()
    allow.foreign(file, officer)
    said = must_be_said("purpose", purpose, 200).strip()
    place = next((one.name for one in by.posts if one.post_id == file.desk_id), by.posts[0].name)
    return file.applicant_id, file.id, said, place


def _asked(row: ConnectedSystem, asked: Asked, key: str, now: datetime) -> Found | None:
    try:
        found = ports.lines().ask(row.address, asked, key)
    except Unavailable:
        moves.miss(row)
        return None
    moves.hear(row, now)
    return found
