"""Watching what is told beside the case: bills, stamps, penalties and published versions. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from yimen.kernel.money.fees import billable
from yimen.kernel.penalties import PenaltyFinding
from yimen.kernel.supervision.rules import RuleCode
from yimen.kernel.supervision.watching import LetterSeen, Line, Sighting
from yimen.kernel.terms import Fee


def wrong_fee(line: Line, fees: Iterable[Fee]) -> Sighting | None:
    """A bill that asks for other amounts than the case's frozen terms have, fee by fee."""
    asked = [int(fen) for _, fen in line.body.get("charges", ())]
    allowed = [fee.fen for fee in billable(fees)]
    if asked == allowed:
        return None
    facts = {"asked_fen": str(sum(asked)), "allowed_fen": str(sum(allowed))}
    return Sighting(RuleCode.WRONG_FEE, str(line.id), line.at, (line.id,), facts)


def wrong_seal(line: Line, stamp_office: int, letter: LetterSeen | None, letter_office: int | None) -> Sighting | None:
    """A paper that bears the stamp of another office than the letter's, or under a letter that was not in force."""
    why = "none" if letter is None else _standing(letter, line.at)
    if not why and stamp_office != letter_office:
        why = "office"
    if not why:
        return None
    return Sighting(RuleCode.WRONG_SEAL, str(line.id), line.at, (line.id,), {"why": why})


def _standing(letter: LetterSeen, at: datetime) -> str:
    if at < letter.begins:
        return "early"
    if letter.ends is not None and at >= letter.ends:
        return "over"
    return "revoked" if letter.revoked_at is not None and at >= letter.revoked_at else ""


def out_of_range(line: Line) -> Sighting | None:
    """A penalty outside its standard: weighed as it was recorded, and told with what came of it."""
    finding = str(line.body.get("finding", ""))
    if finding == PenaltyFinding.WITHIN:
        return None
    facts = {"finding": finding, "fen": str(line.body.get("fen", 0)), "number": str(line.body.get("number", ""))}
    return Sighting(RuleCode.PENALTY_OUT_OF_RANGE, str(line.id), line.at, (line.id,), facts)


def not_connected(line: Line, gaps: Sequence[str]) -> Sighting | None:
    """A version was published that no clock and no supervisor watches."""
    if not gaps:
        return None
    return Sighting(RuleCode.NOT_CONNECTED, str(line.id), line.at, (line.id,), {"gaps": ",".join(gaps)})


def gaps_of(timed: str, overseen: str) -> tuple[str, ...]:
    """What is lacking before an item is under supervision: a limit (or at-once handling), and who oversees it."""
    return tuple(gap for gap, there in (("limit", timed), ("supervisor", overseen)) if there != "yes")
