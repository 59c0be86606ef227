"""The life of a case 办件: the national list of fifteen states and the moves between them.

Review, inspection, delivery and archiving are dated facts, not states; a draft is not a case.
"""

from collections.abc import Mapping
from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class CaseState(StrEnum):
    RECEIVED = "received"
    WITHDRAWN_EARLY = "withdrawn_early"
    ACCEPTED = "accepted"
    NOT_NEEDED = "not_needed"
    REFUSED = "refused"
    CORRECTION_OPEN = "correction_open"
    CORRECTION_CLOSED = "correction_closed"
    IN_DEPARTMENT = "in_department"
    SPECIAL_OPEN = "special_open"
    SPECIAL_CLOSED = "special_closed"
    GRANTED = "granted"
    GRANTED_TOLERATED = "granted_tolerated"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class CaseMove(StrEnum):
    WITHDRAW_EARLY = "withdraw_early"
    ACCEPT = "accept"
    DEEM_ACCEPTED = "deem_accepted"
    FIND_NOT_NEEDED = "find_not_needed"
    REFUSE = "refuse"
    OPEN_CORRECTION = "open_correction"
    OPEN_FURTHER_CORRECTION = "open_further_correction"
    CLOSE_CORRECTION = "close_correction"
    LAPSE_CORRECTION = "lapse_correction"
    HAND_OVER = "hand_over"
    SEND_BACK = "send_back"
    OPEN_SPECIAL = "open_special"
    CLOSE_SPECIAL = "close_special"
    GRANT = "grant"
    GRANT_TOLERATED = "grant_tolerated"
    SUPPLY = "supply"
    DENY = "deny"
    DEEM_RENEWED = "deem_renewed"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"


_S, _M = CaseState, CaseMove
AT_THE_DOOR = frozenset({_S.RECEIVED, _S.CORRECTION_CLOSED})
"""In these the office owes its word: five working days from the day on which the materials came (art. 32)."""
_IN_HAND = frozenset({_S.IN_DEPARTMENT, _S.SPECIAL_CLOSED})

CASE_LIFE: Lifecycle[CaseState, CaseMove] = Lifecycle(
    start=_S.RECEIVED,
    moves={
        _M.WITHDRAW_EARLY: (AT_THE_DOOR | {_S.CORRECTION_OPEN}, _S.WITHDRAWN_EARLY),
        _M.ACCEPT: (AT_THE_DOOR, _S.ACCEPTED),
        # Art. 32(4), (5): five working days without a word, and the case counts as accepted; also when what the notice
        # asked for has come (decision 0098).
        _M.DEEM_ACCEPTED: (AT_THE_DOOR, _S.ACCEPTED),
        _M.FIND_NOT_NEEDED: (AT_THE_DOOR, _S.NOT_NEEDED),
        _M.REFUSE: (AT_THE_DOOR, _S.REFUSED),
        _M.OPEN_CORRECTION: (frozenset({_S.RECEIVED}), _S.CORRECTION_OPEN),
        _M.OPEN_FURTHER_CORRECTION: (frozenset({_S.CORRECTION_CLOSED}), _S.CORRECTION_OPEN),
        _M.CLOSE_CORRECTION: (frozenset({_S.CORRECTION_OPEN}), _S.CORRECTION_CLOSED),
        _M.LAPSE_CORRECTION: (frozenset({_S.CORRECTION_OPEN}), _S.WITHDRAWN_EARLY),
        _M.HAND_OVER: (frozenset({_S.ACCEPTED}), _S.IN_DEPARTMENT),
        # Back office to front: it lies at the window as accepted again, and the clock runs on.
        _M.SEND_BACK: (_IN_HAND, _S.ACCEPTED),
        _M.OPEN_SPECIAL: (_IN_HAND, _S.SPECIAL_OPEN),
        _M.CLOSE_SPECIAL: (frozenset({_S.SPECIAL_OPEN}), _S.SPECIAL_CLOSED),
        _M.GRANT: (_IN_HAND | {_S.ACCEPTED}, _S.GRANTED),
        _M.GRANT_TOLERATED: (_IN_HAND | {_S.ACCEPTED}, _S.GRANTED_TOLERATED),
        _M.SUPPLY: (frozenset({_S.GRANTED_TOLERATED}), _S.GRANTED),
        _M.DENY: (_IN_HAND, _S.DENIED),
        # Art. 50(2): not decided before the certificate ran out, and the renewal counts as granted.
        _M.DEEM_RENEWED: (_IN_HAND | {_S.ACCEPTED, _S.SPECIAL_OPEN}, _S.GRANTED),
        _M.WITHDRAW: (_IN_HAND | {_S.ACCEPTED, _S.SPECIAL_OPEN}, _S.WITHDRAWN),
        _M.REVOKE: (frozenset({_S.GRANTED, _S.GRANTED_TOLERATED}), _S.REVOKED),
    },
)

NATIONAL_CODE: Mapping[CaseState, int] = {state: number for number, state in enumerate(CaseState, start=1)}
"""The number of each state in the national list (1 已接件 … 15 撤销)."""

OPEN_STATES = frozenset(
    {
        _S.RECEIVED,
        _S.ACCEPTED,
        _S.CORRECTION_OPEN,
        _S.CORRECTION_CLOSED,
        _S.IN_DEPARTMENT,
        _S.SPECIAL_OPEN,
        _S.SPECIAL_CLOSED,
    }
)
"""In these an office or the applicant still has something to do before the outcome."""

WITH_RESULT = frozenset(CaseState) - OPEN_STATES - {_S.WITHDRAWN_EARLY, _S.WITHDRAWN}
"""In these there is a decision or a notice to be handed out; an application that was taken back leaves nothing."""


class ClosingResult(StrEnum):
    """办结结果: a list of its own beside the states."""

    GRANTED = "granted"
    RETURNED = "returned"
    VOIDED = "voided"
    PASSED_UP = "passed_up"
    CORRECTION_LAPSED = "correction_lapsed"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    NOT_NEEDED = "not_needed"
    REFUSED = "refused"
