"""Replaying a chain: the state and the moments that the journal tells of a case, to be held against its row.

Somebody who writes a finish time into a row writes no line; the chain still tells the other one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.watching import Line
from yimen.kernel.time.steps import ACCEPTED

_M = CaseMove
MOVES: Mapping[str, CaseMove] = {
    **{move.value: move for move in CaseMove},
    "accept_tolerating": _M.ACCEPT,
    "accept_on_commitment": _M.ACCEPT,
    "lapse_promise": _M.REVOKE,
}
"""Which step of its life a line of a case tells, where its verb is not called as the step is."""

ENDS = frozenset(
    {"grant", "grant_tolerated", "deny", "deem_renewed", "withdraw", "lapse_correction", "refuse", "find_not_needed"}
)
"""The acts whose moment is the end of the case."""


@snapshot
class Told:
    """What the journal tells of a case."""

    state: CaseState
    accepted_at: datetime | None
    ended_at: datetime | None
    delivered_at: datetime | None


def replay(lines: Sequence[Line]) -> Told | None:
    """State and moments as the chain tells them; None when its lines cannot follow each other."""
    state = CASE_LIFE.start
    accepted, ended, delivered = None, None, None
    for line in lines:
        step = _step(line, state)
        if step is not None:
            try:
                state = CASE_LIFE.after(step, state)
            except WrongState:
                return None
        if line.verb in ACCEPTED:
            accepted = line.at
        elif line.verb in ENDS:
            ended = line.at
        elif line.verb == "deliver":
            delivered = line.at
    return Told(state, accepted, ended, delivered)


def _step(line: Line, state: CaseState) -> CaseMove | None:
    if line.verb == "withdraw":
        early = state in CASE_LIFE.moves[_M.WITHDRAW_EARLY][0]
        return _M.WITHDRAW_EARLY if early else _M.WITHDRAW
    if line.verb == "send_back" and int(line.body.get("leg") or 0) != 1:
        return None
    return MOVES.get(line.verb)


def differing(told: Told | None, row: Told) -> tuple[str, ...]:
    """Which of the row's columns say something else than the chain does, by name."""
    if told is None:
        return ("order",)
    pairs = (
        ("state", told.state, row.state),
        ("accepted_at", told.accepted_at, row.accepted_at),
        ("decided_at", told.ended_at, row.ended_at),
        ("delivered_at", told.delivered_at, row.delivered_at),
    )
    return tuple(name for name, one, other in pairs if one != other)
