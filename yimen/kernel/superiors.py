"""Superior platforms 上级平台: what each is told, in which order, and what its answer is worth. Pure.

Words upward are numbered without a gap. The other side says up to which number it has them; what it lost is sent again,
and what it claims beyond what was sent is a difference that somebody looks into.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from yimen.kernel.case_life import CASE_LIFE, NATIONAL_CODE, CaseMove, CaseState
from yimen.kernel.snapshot import snapshot


class SuperiorKind(StrEnum):
    """What a superior platform is there for."""

    HALL = "hall"
    """上级网上办事大厅: shows items, follows cases, and may file them here."""
    SUPERVISION = "supervision"
    """上级电子监察: follows cases act by act, and every alarm."""


class WordKind(StrEnum):
    """Of what a word upward speaks."""

    ITEM = "item"
    CASE = "case"
    EVENT = "event"
    CARD = "card"
    CERTIFICATE = "certificate"


class CodeList(StrEnum):
    """Which of our codes has another one up there."""

    ITEM = "item"
    STATE = "state"


class CodeSystem(StrEnum):
    """In which codes a superior platform is spoken to."""

    NATIONAL = "national"
    OWN = "own"


class Wrong(StrEnum):
    """What a finding about the exchange says."""

    GAP = "gap"
    """It lost words that it had taken; they go again."""
    AHEAD = "ahead"
    """It says it has more than was sent."""
    DIFFERS = "differs"
    """The counts of a day are not the same."""
    AWAY = "away"
    """It has not answered again and again."""
    STUCK = "stuck"
    """It answers again and again and takes nothing of what is sent."""


TELLS: Mapping[SuperiorKind, tuple[WordKind, ...]] = {
    SuperiorKind.HALL: (WordKind.ITEM, WordKind.CASE),
    SuperiorKind.SUPERVISION: (WordKind.CASE, WordKind.EVENT, WordKind.CARD),
}
CERTIFICATE_STATES: Mapping[str, str] = {
    "release": "valid", "suspend": "suspended", "restore": "valid", "revoke": "revoked", "cancel": "cancelled",
}  # fmt: skip
"""The state in which an act leaves a certificate."""
CERTIFICATE_VERBS = frozenset({"issue", "enter_stock", "reissue", *CERTIFICATE_STATES})
"""The lines on a certificate's chain that a hall above is told when certificates are exchanged with it."""
ITEM_VERBS = frozenset({"item_version_published", "item_withdrawn"})
"""The lines on an item's chain that a hall above is told."""
_ALSO = {
    "receive": CaseState.RECEIVED,
    "accept_tolerating": CaseState.ACCEPTED,
    "accept_on_commitment": CaseState.ACCEPTED,
    "lapse_promise": CaseState.REVOKED,
}
STATE_AFTER: Mapping[str, CaseState] = {**{str(move): to for move, (_, to) in CASE_LIFE.moves.items()}, **_ALSO}
"""The state in which an act leaves a case; an act that is not here changes none."""
MANY_FAILURES = 5
"""So often without an answer is a finding."""
LONGEST_REST = timedelta(hours=1)


def tells(kind: SuperiorKind, certificates: str) -> tuple[WordKind, ...]:
    """Of what a platform of this kind is told; of certificates only when its registration says so."""
    return (*TELLS[kind], WordKind.CERTIFICATE) if certificates else TELLS[kind]


def words_of(told: Collection[WordKind], subject: str, verb: str) -> tuple[WordKind, ...]:
    """Which words a line of the journal makes for a platform that is told of these."""
    return tuple(word for word in _spoken_of(subject, verb) if word in told)


def _spoken_of(subject: str, verb: str) -> tuple[WordKind, ...]:
    if subject == "case":
        return (WordKind.CASE, WordKind.EVENT) if verb in STATE_AFTER else (WordKind.EVENT,)
    if subject == "certificate":
        return (WordKind.CERTIFICATE,) if verb in CERTIFICATE_VERBS else ()
    if subject == "card":
        return (WordKind.CARD,)
    return (WordKind.ITEM,) if subject == "item_version" and verb in ITEM_VERBS else ()


def state_after(verb: str, accepted: str) -> CaseState:
    """The state in which an act left a case; `accepted` is "yes" when it had been accepted by then."""
    if verb == CaseMove.WITHDRAW and accepted != "yes":
        return CaseState.WITHDRAWN_EARLY
    return STATE_AFTER[verb]


def national_state(state: CaseState) -> str:
    """The national number of a state, in two digits."""
    return f"{NATIONAL_CODE[state]:02d}"


@snapshot
class Heard:
    """What an answer from above is worth: up to which number words are taken there, and what is wrong with it."""

    taken: int
    wrong: Wrong | None = None


def heard(said: int, taken: int, sent: int) -> Heard:
    """Weigh an answer: `taken` was known before, `sent` is the last number that was ever sent, not only given."""
    if said > sent:
        return Heard(taken, Wrong.AHEAD)
    if said < taken:
        return Heard(max(said, 0), Wrong.GAP)
    return Heard(said)


def rests_until(failed_in_a_row: int, now: datetime) -> datetime:
    """When one that did not answer, or took nothing, is told again: after a minute, two, four … an hour at most."""
    return now + min(timedelta(minutes=2 ** min(max(failed_in_a_row - 1, 0), 6)), LONGEST_REST)


class Link(StrEnum):
    """How the exchange with a platform goes."""

    IN_STEP = "in_step"
    QUEUED = "queued"
    AWAY = "away"
    STUCK = "stuck"
    CLOSED = "closed"


def link_of(closed_at: datetime | None, failed_in_a_row: int, stood_in_a_row: int, waiting: int) -> Link:
    """Worked out of what came from it and what waits for it; nobody writes it down."""
    if closed_at is not None:
        return Link.CLOSED
    if failed_in_a_row:
        return Link.AWAY
    if stood_in_a_row:
        return Link.STUCK
    return Link.QUEUED if waiting else Link.IN_STEP
