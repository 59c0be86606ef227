"""Correction 补正: one notice, everything in it; the applicant mends and hands it back."""

from collections.abc import Sequence
from datetime import datetime

from psycopg.types.json import Jsonb

from yimen.engine.case.cases import allow, clocks, may, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations.window import ART_32
from yimen.engine.case.cases.refusals import NotYet
from yimen.engine.papers.dossiers.operations import Attached, keep_file
from yimen.journal.operation import one_statement, operation
from yimen.kernel import acceptance, proofs
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES, CaseMove, CaseState
from yimen.kernel.evidence import Line
from yimen.kernel.noes import must_not_turn_away
from yimen.kernel.rulings import Awaited
from yimen.kernel.terms import Defect, MaterialTerm
from yimen.kernel.text import must_be_clean
from yimen.kernel.time.deadline import Deadline, Side
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of


@one_statement
def open_correction(
    ref: str, defects: Sequence[DefectFound], note: str = "", seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Give the one correction notice 一次性告知, every defect named from the item's list (art. 32(4)).

    Refuses with NoDefectNamed, UnknownDefect, ProofNotListed for a proof that the note asks for beside the list,
    NoNeedsApprover for a note that says it cannot be done, ProposalOpen, DeemedAccepted after five working days, or
    WrongState (a notice has been given before).
    """
    file = moves.read(ref, by, now, seen)
    may.speak_at_the_door(file, "open_correction", now)
    named = acceptance.defects_of(file.terms, defects)
    return _noticed(file, CaseMove.OPEN_CORRECTION, "open_correction", named, note, by, now)


@one_statement
def open_further_correction(
    ref: str, defects: Sequence[DefectFound], note: str = "", seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """A second notice, only for what could not be seen before; it says so and is counted.

    Refuses with SeenTheFirstTime for a defect of a material that was there at the first notice, else as the first one.
    """
    file = moves.read(ref, by, now, seen)
    may.speak_at_the_door(file, "open_further_correction", now)
    earlier = tuple(defect for notice in file.notices for defect in notice.defects)
    named = acceptance.further_defects(file.terms, defects, earlier, file.renewed)
    return _noticed(file, CaseMove.OPEN_FURTHER_CORRECTION, "open_further_correction", named, note, by, now)


def _noticed(
    file: CaseFile,
    step: CaseMove,
    verb: str,
    named: Sequence[tuple[MaterialTerm, Defect]],
    note: str,
    by: Actor,
    now: datetime,
) -> Moved:
    proofs.must_not_be_demanded(file.terms, must_be_clean("note", note, 1000))
    must_not_turn_away(note)
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    own_time = Deadline(Side.STATUTORY, clocks.TO_CORRECT, now)
    lapses_at = own_time.due_at(calendar)
    assert lapses_at is not None
    round_ = file.corrections + 1
    told = [{"material": m.code, "name": m.name, "code": d.code, "text": d.text, "remedy": d.remedy} for m, d in named]
    body = {"round": round_, "defects": [[m.code, d.code] for m, d in named], "lapses_at": lapses_at}
    return moves.move(
        file,
        step,
        Line(verb, body, now, law=ART_32),
        by,
        {"corrections": round_, **clocks.derive((own_time,), calendar, now).columns()},
        [
            moves.insert(
                "cases_correction",
                {
                    "round": round_,
                    "defects": Jsonb(told),
                    "note": note,
                    "opened_at": now,
                    "lapses_at": lapses_at,
                },
            )
        ],
    )


@operation
def attach_to_case(ref: str, material: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Hand in a file for a material: in answer to a correction, or one that was to follow.

    Refuses with NotYet when the case waits for nothing or has ended, with PromiseOver when the day of what was to
    follow has passed, and with the file's own refusals.
    """
    file = moves.read(ref, by, now)
    if by.staff_id is None:
        allow.applicant(file, by)
        must_be_awaited(file, material, now)
    else:
        may_take_in(file, material, "attach_to_case", now)
    return _taken_in(file, material, filename, content, by, now)


def may_take_in(file: CaseFile, material: str, act: str, now: datetime) -> None:
    """The window takes something in for this material now: at the counter before acceptance, else what is awaited.

    The agent of a village also mends what the town returned.
    """
    officer = (allow.where_it_came_in if material in file.tolerated else allow.at_the_counter)(file, act)
    returned = Awaited.VILLAGE_RETURNED in file.awaits and file.state in OPEN_STATES
    if returned and allow.is_agent(file, officer):
        return
    if file.state not in (CaseState.RECEIVED, CaseState.CORRECTION_CLOSED):
        must_be_awaited(file, material, now)


def take_in_awaited(
    file: CaseFile, material: str, filename: str, content: bytes, by: Actor, now: datetime, share: str = ""
) -> Attached:
    """Take in what the case waits for, for whom the caller has allowed; refuses with NotYet for anything else."""
    must_be_awaited(file, material, now)
    return _taken_in(file, material, filename, content, by, now, share)


def must_be_awaited(file: CaseFile, material: str, now: datetime) -> None:
    """The case waits for something for this material; refuses with NotYet or PromiseOver."""
    if file.state is not CaseState.CORRECTION_OPEN and material not in file.tolerated:
        raise NotYet(act="attach_to_case")
    if material in file.tolerated:
        # One file came in time: a better one for the same material may still follow it.
        acceptance.must_stand({material: file.tolerated[material]}, file.materials_in, day_of(now))
        if file.state not in OPEN_STATES and file.state is not CaseState.GRANTED_TOLERATED:
            raise NotYet(act="attach_to_case")


def _taken_in(
    file: CaseFile, material: str, filename: str, content: bytes, by: Actor, now: datetime, share: str = ""
) -> Attached:
    attached = laid_on_file(file, material_of(file, material), filename, content, by, now)
    body = {"material": material, "file": attached.ref, "sha256": attached.sha256, **through(share)}
    moves.remark(file, Line("hand_in", body, now), by)
    return attached


def material_of(file: CaseFile, material: str) -> MaterialTerm:
    """The material of the case with this code; refuses with UnknownDefect."""
    term = next((one for one in file.terms.materials if one.code == material), None)
    if term is None:
        raise acceptance.UnknownDefect(material=material, defect="")
    return term


def laid_on_file(
    file: CaseFile, term: MaterialTerm, filename: str, content: bytes, by: Actor, now: datetime
) -> Attached:
    """The file kept with the case; what goes with it, and its line, is for the caller."""
    # What is scanned while no notice is open answers none: it opens no way to a further one.
    round_ = file.corrections if file.state is CaseState.CORRECTION_OPEN else 0
    return keep_file(file.applicant_id, "case", file.id, term, filename, content, round_, by, now)


def through(share: str) -> dict[str, str]:
    """By which share another centre acted, for the line that tells it; nothing for the case's own desks."""
    return {"share": share} if share else {}


@one_statement
def answer_correction(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Hand the corrected materials back: every material named has something new; a new receipt day begins.

    Refuses with CorrectionNotAnswered, naming the first material for which nothing came.
    """
    file = moves.read(ref, by, now, seen)
    may.answer_correction(file, by)
    return handed_back(file, by, now)


def handed_back(file: CaseFile, by: Actor, now: datetime, share: str = "") -> Moved:
    """Close the correction for whom the caller has allowed, when everything asked for is in."""
    may.be_answered(file)
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    body = {"round": file.corrections, "materials": sorted(file.renewed), **through(share)}
    return moves.move(
        file,
        CaseMove.CLOSE_CORRECTION,
        Line("close_correction", body, now, law=ART_32),
        by,
        {"materials_in_at": now, **clocks.at_the_door(now, calendar, now).columns()},
        [moves.change("cases_correction", {"closed_at": now}, "closed_at is null")],
    )
