"""What happens by itself: deemed acceptance, and the lapse of a correction or of a promise to bring materials.

Only the clockwork calls it.
"""

from datetime import date, datetime

from yimen.engine.case.cases import allow, clocks, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations import checking
from yimen.engine.case.cases.operations.after import certificate_ends
from yimen.engine.case.cases.operations.window import deemed
from yimen.engine.case.cases.refusals import NotYet
from yimen.journal.operation import one_statement, operation
from yimen.kernel.acceptance import PromiseOver, broken_for, must_stand, stayed_away
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove, ClosingResult
from yimen.kernel.endings import RevokeGround, revoke_law
from yimen.kernel.evidence import Line, digest
from yimen.registries.dated import day_of


@one_statement
def deem_accepted(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Accept a case whose five working days passed without a word, as of the day its materials came (art. 32(4), (5)).

    Whether they came with the application or in answer to a correction notice: the day that counts is their own.
    Refuses with NotYet while the window still has time.
    """
    file = moves.read(ref, by, now)
    allow.the_system(file, by)
    CASE_LIFE.after(CaseMove.DEEM_ACCEPTED, file.state)
    ran_out = clocks.door_ran_out(file, now)
    if ran_out is None:
        raise NotYet(act="deem_accepted")
    return deemed(file, ran_out, by, now)


@one_statement
def lapse_correction(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Close a case whose correction never came 补正不来, after the time the notice gave."""
    file = moves.read(ref, by, now)
    allow.the_system(file, by)
    CASE_LIFE.after(CaseMove.LAPSE_CORRECTION, file.state)
    lapses_at = file.notices[-1].lapses_at
    if now <= lapses_at:
        raise NotYet(act="lapse_correction")
    sets = {"closing": ClosingResult.CORRECTION_LAPSED, "decided_at": now, **clocks.STILL.columns()}
    closed = moves.change("cases_correction", {"closed_at": now}, "closed_at is null")
    line = Line("lapse_correction", {"lapses_at": lapses_at}, now)
    return moves.move(file, CaseMove.LAPSE_CORRECTION, line, by, sets, [closed])


@operation
def lapse_promise(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Take a grant back whose materials to follow stayed away past their day 容缺逾期; the integrity file records it.

    A material that came in time and that nobody has confirmed yet keeps the grant. Refuses with NotYet or WrongState.
    """
    file = moves.read(ref, by, now)
    allow.the_system(file, by)
    CASE_LIFE.after(CaseMove.REVOKE, file.state)
    try:
        must_stand(file.tolerated, file.materials_in, day_of(now))
    except PromiseOver as over:
        return _taken_back(file, over.day, by, now)
    raise NotYet(act="lapse_promise")


def _taken_back(file: CaseFile, day: date, by: Actor, now: datetime) -> Moved:
    stayed = sorted(broken_for(file.tolerated, file.materials_in, day_of(now)))
    said = stayed_away(day, [one.name for one in file.terms.materials if one.code in stayed])
    certificate_ends(file, said, by, now)
    record = checking.promise_broken(file, said, by, now)
    body = {
        "follows_by": day,
        "materials": stayed,
        "record": record,
        "reason": digest(said.encode(), file.ref.encode()),
    }
    line = Line("lapse_promise", body, now, law=revoke_law(RevokeGround.UNQUALIFIED))
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.move(file, CaseMove.REVOKE, line, by, {}, [note])
