"""What is done with authorisation letters: issued, sent to units, acknowledged, revoked, and lost with a status."""

from yimen.registries.grants.operations.acknowledge import (
    LetterAcknowledged,
    NotSentToYou,
    acknowledge_letter,
    remind_units,
)
from yimen.registries.grants.operations.issue import (
    HolderNotInService,
    LetterEnded,
    LetterIssued,
    LetterRevoked,
    NeedsFormalStaff,
    OwnLetter,
    StatusChanged,
    change_status,
    issue_letter,
    revoke_letter,
)

__all__ = [
    "HolderNotInService",
    "LetterAcknowledged",
    "LetterEnded",
    "LetterIssued",
    "LetterRevoked",
    "NeedsFormalStaff",
    "NotSentToYou",
    "OwnLetter",
    "StatusChanged",
    "acknowledge_letter",
    "change_status",
    "issue_letter",
    "remind_units",
    "revoke_letter",
]
