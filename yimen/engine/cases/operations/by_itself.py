"""What the law lets happen by itself: deemed acceptance, the lapse of a correction. Only the clockwork calls it."""

from datetime import datetime

from yimen.engine.cases import allow, clocks, moves
from yimen.engine.cases.moves import Moved
from yimen.engine.cases.operations.window import deemed, door_ran_out
from yimen.engine.cases.refusals import NotYet
from yimen.journal.operation import one_statement
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove, ClosingResult
from yimen.kernel.evidence import Line


@one_statement
def deem_accepted(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Accept a case whose five working days passed without a word, as of the day its materials came (art. 32(4), (5)).

    Whether they came with the application or in answer to a correction notice: the day that counts is their own.
    Refuses with NotYet while the window still has time.
    """
    file = moves.read(ref, by, now)
    allow.the_system(file, by)
    CASE_LIFE.after(CaseMove.DEEM_ACCEPTED, file.state)
    ran_out = door_ran_out(file, now)
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
