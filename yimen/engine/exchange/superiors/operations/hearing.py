"""Hearing: a superior platform tells how a case of its own stands that somebody of here has up there.

It is kept for whoever is known here by that number, and for nobody else; a later word replaces the one before.
"""

import hashlib
from datetime import datetime

from yimen.engine.exchange.superiors import moves, signing
from yimen.engine.exchange.superiors.models import SuperiorCode, SuperiorPlatform, SuperiorResult
from yimen.engine.exchange.superiors.refusals import SuperiorResultStale, SuperiorTellsNoResults, SuperiorUnreadable
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import NATIONAL_CODE, CaseState
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import CodeList, CodeSystem, SuperiorKind
from yimen.kernel.writing import named
from yimen.registries.people import queries as people

STATES = {f"{number:02d}": state for state, number in NATIONAL_CODE.items()}
MOST_TURNS = 2**31
AHEAD_YEARS = (1990, 2200)


@snapshot
class ResultTaken:
    """What came of a word about a case up there: done, known since before, or about nobody of here."""

    number: str
    said: str
    """done, known or nobody."""


@snapshot
class Said:
    """How a case up there stands."""

    number: str
    turn: int
    identity: str
    item_name: str
    office_name: str
    state: CaseState
    happened_at: datetime


@operation
def take_result(ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> ResultTaken:
    """Take how a case of a superior platform stands, for the person of here whose it is.

    Refuses with SuperiorForged, SuperiorTellsNoResults, SuperiorUnreadable or SuperiorResultStale.
    """
    row = moves.signed(ref, body, signature)
    if row.kind != SuperiorKind.HALL:
        raise SuperiorTellsNoResults()
    said, told = _understood(row, body), hashlib.sha256(body).digest()
    moves.one_after_the_other(row, f"result {said.number}")
    party = people.party_by_number(said.identity)
    if party is None:
        return ResultTaken(said.number, "nobody")
    before = SuperiorResult.objects.filter(platform=row, their_number=said.number).first()
    if before is not None and said.turn == before.turn and bytes(before.digest) == told:
        return ResultTaken(said.number, "known")
    if before is not None and (said.turn <= before.turn or before.party_id != party.id):
        raise SuperiorResultStale(turn=before.turn)
    facts = {
        "party_id": party.id, "item_name": said.item_name, "office_name": said.office_name, "their_state": said.state,
        "happened_at": said.happened_at, "turn": said.turn, "digest": told, "heard_at": now,
    }  # fmt: skip
    SuperiorResult.objects.update_or_create(platform=row, their_number=said.number, defaults=facts)
    moves.came(row, Line("take_result", {"turn": said.turn, "state": said.state, "digest": told}, now), by)
    return ResultTaken(said.number, "done")


def _state(row: SuperiorPlatform, theirs: str) -> CaseState | None:
    """The state that is called so up there: by the agreed code, else by the national one."""
    coded = SuperiorCode.objects.filter(platform=row, list=CodeList.STATE, theirs=theirs).first()
    if coded is not None:
        return CaseState(coded.ours)
    return STATES.get(theirs) if row.codes == CodeSystem.NATIONAL else None


def _understood(row: SuperiorPlatform, body: bytes) -> Said:
    told = signing.understood(body)
    turn = told.get("turn")
    if not isinstance(turn, int) or isinstance(turn, bool) or not 1 <= turn < MOST_TURNS:
        raise SuperiorUnreadable(field="turn")
    state = _state(row, signing.text(told, "case_state", 60))
    if state is None:
        raise SuperiorUnreadable(field="case_state")
    try:
        happened = datetime.fromisoformat(str(told.get("happened_at")))
    except ValueError:
        raise SuperiorUnreadable(field="happened_at") from None
    if happened.tzinfo is None or not AHEAD_YEARS[0] <= happened.year < AHEAD_YEARS[1]:
        raise SuperiorUnreadable(field="happened_at")
    words = []
    for field, most in (("number", 60), ("identity", 40), ("item_name", 200), ("office_name", 200)):
        try:
            words.append(named(signing.text(told, field, most), field, most))
        except Refusal:
            raise SuperiorUnreadable(field=field) from None
    number, identity, item, office = words
    return Said(number, turn, identity, item, office, state, happened)
