"""Open the door to an office's own system, and take its words: each in its turn, as the act of a named officer.

A push bypasses nothing: whoever is named must hold the desk and the letter that the act asks for. It counts from the
moment it is heard, for no office dates its own work back; the lag is kept beside it (docs/decisions/0097).
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.exchange.pushes import register, signing
from yimen.engine.exchange.pushes.models import OwnSystem, Push
from yimen.engine.exchange.pushes.register import SystemClosed, SystemOpened
from yimen.engine.exchange.pushes.signing import Said
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.onboarding import OnboardFirst
from yimen.kernel.pushes import (
    PushForged,
    PushOfficerUnknown,
    PushUnreadable,
    PushVerb,
    Turn,
    must_follow,
    turn_of,
)
from yimen.kernel.rulings import REMEDIES, Advice, Outcome, Ruling
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import Finding
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@snapshot
class PushTaken:
    """What came of a push: done now, or known since before."""

    number: int
    said: str


@operation
def open_system(office_ref: str, name: str, *, by: Actor, now: datetime) -> SystemOpened:
    """Let an office's own system say what happens in it, by the house itself; people let one in by its onboarding.

    Refuses with NotAllowed, OnboardFirst, NoSuchThing, Missing or SystemNamedAlready.
    """
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    _must_answer_for(office.id, by)
    if by.kind is not ActorKind.SYSTEM:
        raise OnboardFirst()
    return register.opened(office, name, by, now)


@operation
def renew_key(ref: str, *, by: Actor, now: datetime) -> SystemOpened:
    """Give a system another key; the one before is worth nothing now. Refuses with NoSuchThing or NotAllowed."""
    row = _locked(ref, by)
    row.key_edition += 1
    row.save(update_fields=["key_edition"])
    tell(register.subject(row), Line("key_renewed", {"edition": row.key_edition}, now), by)
    return SystemOpened(ref, row.key_edition)


@operation
def close_system(ref: str, basis: str, *, by: Actor, now: datetime) -> SystemClosed:
    """Take nothing more from a system; its office works here. Refuses with NoSuchThing, NotAllowed or Missing."""
    _locked(ref, by)
    return register.shut(ref, basis, by, now)


def _locked(ref: str, by: Actor) -> OwnSystem:
    row = register.open_one(ref)
    _must_answer_for(row.office_id, by)
    return row


def _must_answer_for(office_id: int, by: Actor) -> None:
    may = by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR)
    if not may and office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()


@operation
def take_push(system_ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> PushTaken:
    """Take one word of an own system, in its turn, and do what it says as the officer whom it names.

    Refuses with PushForged, PushUnreadable, PushStale, PushAhead, PushFromTheFuture, PushOfficerUnknown, CaseUnknown or
    as the act itself does; then the number stays free, and the word may come again, put right.
    """
    row = OwnSystem.objects.select_for_update().filter(ref=system_ref, closed_at=None).first()
    if row is None or len(body) > signing.MOST:
        raise PushForged()
    if not signing.is_signed(body, signature, signing.key_of(row.ref, row.key_edition)):
        raise PushForged()
    said, digest = signing.understood(body), hashlib.sha256(body).digest()
    before = Push.objects.filter(system=row, number=said.number).first()
    same = "yes" if before is not None and bytes(before.digest) == digest else ""
    if turn_of(said.number, row.last_number, same) is Turn.KNOWN:
        return PushTaken(said.number, "known")
    must_follow(said.number, row.last_number, said.happened_at, row.last_happened_at, now)
    officer = _officer(row, said.officer, now)
    case = case_queries.find_by_number(said.case_number, officer, now)
    case_ref = _DONE[said.verb](said, case.ref if case else "", officer, now)
    _keep(row, said, digest, case_ref, officer, now)
    body_told = {"number": said.number, "verb": said.verb, "case": case_ref, "digest": digest, "at": said.happened_at}
    tell(register.subject(row), Line("push", body_told, now), officer)
    return PushTaken(said.number, "done")


def _officer(row: OwnSystem, number: str, now: datetime) -> Actor:
    """The officer whom a push names, as somebody of that office today."""
    member = people.staff_by_number(number)
    account = people.account(member.account_ref) if member and member.office_id == row.office_id else None
    actor = people.actor_of(account.id, now) if account else None
    if actor is None:
        raise PushOfficerUnknown(number=number)
    return actor


def _keep(row: OwnSystem, said: Said, digest: bytes, case_ref: str, officer: Actor, now: datetime) -> None:
    assert officer.staff_id is not None
    Push.objects.create(
        system=row, number=said.number, digest=digest, verb=said.verb, case_ref=case_ref, officer_id=officer.staff_id,
        happened_at=said.happened_at, heard_at=now,
    )  # fmt: skip
    row.last_number, row.last_happened_at, row.last_heard_at = said.number, said.happened_at, now
    row.save(update_fields=["last_number", "last_happened_at", "last_heard_at"])


def _take_up(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    return subtasks.take_up_subtask(said.texts["subtask"], by=officer, now=now).case_ref


def _return(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    if said.texts["finding"] not in list(Finding):
        raise PushUnreadable(field="finding")
    facts = (said.texts["subtask"], Finding(said.texts["finding"]), said.texts["result"], said.texts["basis"])
    return subtasks.return_subtask(*facts, by=officer, now=now).case_ref


def _decline(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    return subtasks.decline_subtask(said.texts["subtask"], said.texts["reason"], by=officer, now=now).case_ref


def _review(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    if said.texts["advice"] not in list(Advice):
        raise PushUnreadable(field="advice")
    advice, opinion = Advice(said.texts["advice"]), said.texts["opinion"]
    return cases.review(_there(case_ref), advice, opinion, points=said.points, by=officer, now=now).ref


def _grant(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    return cases.decide(_there(case_ref), Ruling(Outcome.GRANT, points=said.points), by=officer, now=now).ref


def _deny(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    texts = said.texts
    ruling = Ruling(Outcome.DENY, texts["reasons"], texts["law"], texts["remedies"] or REMEDIES, points=said.points)
    return cases.decide(_there(case_ref), ruling, by=officer, now=now).ref


def _remark(said: Said, case_ref: str, officer: Actor, now: datetime) -> str:
    return cases.write_note(_there(case_ref), said.texts["text"], by=officer, now=now).ref


def _there(case_ref: str) -> str:
    if not case_ref:
        raise CaseUnknown(ref="")
    return case_ref


_DONE: Mapping[PushVerb, Callable[[Said, str, Actor, datetime], str]] = {
    PushVerb.TAKE_UP: _take_up,
    PushVerb.RETURN: _return,
    PushVerb.DECLINE: _decline,
    PushVerb.REVIEW: _review,
    PushVerb.GRANT: _grant,
    PushVerb.DENY: _deny,
    PushVerb.REMARK: _remark,
}
