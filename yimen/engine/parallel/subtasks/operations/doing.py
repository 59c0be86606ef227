"""At the unit that was asked: take a subtask up, say that it is not ours, or return its signed result."""

import hashlib
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.parallel.subtasks import moves
from yimen.engine.parallel.subtasks.moves import LockedSubtask
from yimen.engine.parallel.subtasks.operations.sending import SubtaskTold, awaits_without, ended
from yimen.engine.parallel.subtasks.refusals import LevelDecides, SubtaskUnknown
from yimen.journal import ports as journal
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import LetterHeld, Rank, letter_for, must_be_apart, must_be_formal
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.evidence import Line, canonical, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.offices.zones import must_be_own_seal
from yimen.kernel.subtask_life import Finding, SubtaskKind, SubtaskMove, must_have_a_basis
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.grants import queries as grants
from yimen.registries.grants.rows import LetterRow
from yimen.registries.offices import queries as offices
from yimen.registries.stamps import queries as stamps

DOES = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Whose desks at the unit do what it is asked."""
OFFICE_SEAL = "公章"
"""What a letter that names no seal is sealed with."""
UNDECIDED = CASE_LIFE.moves[CaseMove.WITHDRAW][0]
"""While the case is undecided the unit's time runs, wherever the case lies and whatever it stands still for."""


@operation
def take_up_subtask(ref: str, *, by: Actor, now: datetime) -> SubtaskTold:
    """Take a subtask up at the unit that was asked 签收; from here on it cannot be sent back as not ours.

    Refuses with SubtaskUnknown, NotFormal, OwnMatter, StoodAside or WrongState.
    """
    task, file, officer = _at_the_unit(ref, "take_up_subtask", by, now)
    state = moves.move(task, SubtaskMove.TAKE_UP, now, {"taken_up_by_id": officer.staff_id, "taken_up_at": now})
    cases.remark(file, Line("take_up_subtask", _body(task, now), now), by)
    return SubtaskTold(ref, state, file.ref)


@operation
def decline_subtask(ref: str, reason: str, *, by: Actor, now: datetime) -> SubtaskTold:
    """Say that a subtask is not this unit's, before anything was done, and why; it goes back to the desk at once.

    Refuses with SubtaskUnknown, NotFormal, OwnMatter, StoodAside, WrongState, LevelDecides or TextMissing.
    """
    task, file, _ = _at_the_unit(ref, "decline_subtask", by, now)
    if task.zone_level is not None:
        raise LevelDecides()
    return ended(task, file, SubtaskMove.DECLINE, must_be_said("reason", reason, 500), by, now)


@operation
def return_subtask(
    ref: str, finding: Finding, result: str, basis: str = "", *, by: Actor, now: datetime
) -> SubtaskTold:
    """Return a subtask with its signed result 回复; a decision of one's own, and a step with a rank, under a letter.

    Refuses with SubtaskUnknown, WrongState, FindingWithoutBasis, NoLetter, NotFormal, SameOfficer (who took a decision
    up does not sign it), OwnMatter, StoodAside or TextMissing; a level of a zone also with SealOfAnother or
    NoStampUsable.
    """
    task, file, officer = _at_the_unit(ref, "return_subtask", by, now)
    if finding not in list(Finding):
        raise NotInList(field="finding")
    said = {
        "finding": Finding(finding),
        "result": must_be_said("result", result, 4000),
        "basis": must_be_clean("basis", basis.strip(), 1000),
    }
    must_have_a_basis(Finding(finding), said["basis"])
    letter, seal = _letter(task, file, officer, now)
    if task.kind is SubtaskKind.DECIDE:
        must_be_apart(officer.staff_id, (task.taken_up_by or 0,))
    signed = {
        "signed_by_id": officer.staff_id,
        "letter_ref": letter,
        "signature": _signature(task, file, {**said, "seal": seal} if seal else said, by, now),
        "seal": seal,
    }
    state = moves.move(task, SubtaskMove.RETURN, now, {**said, **signed, "ended_seq": file.seq + 1})
    facts = digest("\x1f".join(said.values()).encode(), task.ref.encode())
    body = {**_body(task, now), "finding": finding, "result": facts, **({"seal": seal} if seal else {})}
    line = Line("return_subtask", body, now, authority=letter)
    cases.remark(file, line, by, awaits_without(task, file))
    return SubtaskTold(ref, state, file.ref)


def _at_the_unit(ref: str, act: str, by: Actor, now: datetime) -> tuple[LockedSubtask, CaseFile, Officer]:
    """The subtask with its case, and a formal officer of the unit: of an outside body, its own regular staff."""
    task = moves.lock(ref)
    file = cases.read_freely(task.case_ref, by, now)
    if file.officer is None or not file.officer.holds_role(task.office_id, *DOES):
        raise SubtaskUnknown(ref=ref)
    officer = allow.officer_of(file, act)
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    if file.state not in UNDECIDED:
        raise WrongState(state=file.state, move=act)
    return task, file, officer


def _body(task: LockedSubtask, now: datetime) -> dict[str, object]:
    office = offices.office(task.office_id, day_of(now))
    return {"subtask": task.ref, "unit_name": office.name if office else "", "kind": task.kind}


def _letter(task: LockedSubtask, file: CaseFile, officer: Officer, now: datetime) -> tuple[str, str]:
    """The letter under which the result is signed, and the seal of a level's decision.

    No letter is needed for an opinion without a rank.
    """
    if task.kind is not SubtaskKind.DECIDE and not task.rank:
        return "", ""
    letters = {one.ref: one for one in grants.letters_of(officer.staff_id, now)}
    held = (
        LetterHeld(one.ref, one.office_id, one.rank, frozenset(one.items), one.begins, one.ends, one.revoked_at)
        for one in letters.values()
    )
    found = letter_for(held, task.office_id, file.item_id, Rank(task.rank or Rank.CLERK), now).ref
    return found, _seal(task, letters[found], file, now) if task.zone_level is not None else ""


def _seal(task: LockedSubtask, letter: LetterRow, file: CaseFile, now: datetime) -> str:
    """The seal of its own office under which a level decides: a stamp of its register, else the one its letter names.

    Refuses with SealOfAnother, or with NoStampUsable while no seal of the register may be set.
    """
    must_be_own_seal(letter.seal, task.office_id, stamps.offices_of((letter.seal,)))
    custody = stamps.for_paper(task.office_id, letter.ref, file.item_id, now, now)
    return custody.stamp_code if custody else letter.seal or OFFICE_SEAL


def _signature(task: LockedSubtask, file: CaseFile, said: dict[str, str], by: Actor, now: datetime) -> bytes:
    """The journal's key over what was returned: by whom, when, in which case, and every word of it."""
    facts = {"case": file.number, "subtask": task.ref, "by": by.ref, "at": now, **said}
    return journal.notary().sign_digest(hashlib.sha256(canonical(facts)).digest())
