"""Watching a case: what its journal shows against its own frozen terms. Pure, and the same however often it is asked.

Every watcher looks at one line and what lay before it: what was seen stays seen, whatever is told afterwards. Nothing
here reads a status that somebody could write.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from yimen.kernel.actor import SYSTEM
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.rules import RuleCode
from yimen.kernel.time.steps import ACCEPTED

DECIDED = frozenset({"grant", "grant_tolerated", "deny"})
"""Decisions that somebody signs; what silence decides by law needs no letter."""
HANDED_OVER = frozenset({"set_out", "sign_over"})
"""The papers of a village left with a batch, or were signed for."""
PING_PONG_FROM = 2
"""From the second return on the case goes to and fro 往返."""


@snapshot
class Line:
    """One journal line as supervision reads it."""

    id: int
    verb: str
    at: datetime
    actor: str
    authority: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)


@snapshot
class LetterSeen:
    """A letter as the register has it: for which items, for whom, and when it was in force."""

    holder: str
    """The account of its holder."""
    items: frozenset[int]
    begins: datetime
    ends: datetime | None
    revoked_at: datetime | None


@snapshot
class CaseSeen:
    """A case with its chain, the terms that it pinned, and the letters that its lines name."""

    item_id: int
    complexity: str
    instant: str
    lines: Sequence[Line]
    letters: Mapping[str, LetterSeen] = field(default_factory=dict)
    in_village: str = "no"
    """yes: taken in at a village point, from where an agent hands the papers over."""


@snapshot
class Sighting:
    """What a rule found: which occurrence of it, when, on which lines it rests, and the parameters that decided."""

    rule: RuleCode
    occurrence: str
    at: datetime
    lines: tuple[int, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def sightings(case: CaseSeen) -> Iterator[Sighting]:
    """Everything that the chain of a case shows, in the order in which it happened."""
    for n, line in enumerate(case.lines):
        before = case.lines[:n]
        for watch in _WATCHERS.get(line.verb, ()):
            found = watch(line, before, case)
            if found is not None:
                yield found


_Watcher = Callable[[Line, Sequence[Line], CaseSeen], Sighting | None]


def _of(rule: RuleCode, line: Line, also: Iterable[Line] = (), **facts: str) -> Sighting:
    rests_on = (*(one.id for one in also), line.id)
    return Sighting(rule, str(line.id), line.at, rests_on, facts)


def _skipped(line: Line, before: Sequence[Line], case: CaseSeen) -> Sighting | None:
    """A decision that nobody accepted before, or that nobody examined though its class asks for it."""
    told = {one.verb for one in before}
    at_once = case.complexity == "simple" or case.instant == "yes" or any(map(_on_promise, before))
    missing = [
        step
        for step, there in (("accept", bool(told & ACCEPTED)), ("review", at_once or "review" in told))
        if not there
    ]
    if not missing:
        return None
    return _of(RuleCode.STEP_SKIPPED, line, steps=",".join(missing), complexity=case.complexity)


def _on_promise(line: Line) -> bool:
    """Accepted where a promise is decided on at once 告知承诺: what it stands for is looked at afterwards."""
    return line.verb == "accept_on_commitment" and line.body.get("at_once") == "yes"


def _without_letter(line: Line, before: Sequence[Line], case: CaseSeen) -> Sighting | None:
    """A decision under no letter, or under one that was not in force, for another item or of somebody else."""
    letter = case.letters.get(line.authority)
    # The house writes what is granted by rule, under the letter of whoever signed the order beforehand (decision 0207).
    by_rule = letter is not None and line.actor == SYSTEM.ref and "by_rule" in line.body
    why = why_unfit(letter, line.at, letter.holder if letter and by_rule else line.actor, case.item_id)
    return _of(RuleCode.WITHOUT_LETTER, line, why=why) if why else None


def why_unfit(letter: LetterSeen | None, at: datetime, actor: str, item_id: int) -> str:
    """Why a letter does not carry an act: none, early, over, revoked, item or holder; empty: it does."""
    if letter is None:
        return "none"
    if at < letter.begins:
        return "early"
    if letter.ends is not None and at >= letter.ends:
        return "over"
    if letter.revoked_at is not None and at >= letter.revoked_at:
        return "revoked"
    if letter.items and item_id not in letter.items:
        return "item"
    return "" if letter.holder == actor else "holder"


def _silent(line: Line, before: Sequence[Line], case: CaseSeen) -> Sighting:
    """Nobody told the applicant within five working days: the law accepted in the office's place (art. 32).

    Of a case of a village it says whether the agent had handed the papers over by then.
    """
    received = [one for one in before if one.verb in ("receive", "close_correction")][-1:]
    facts = {"notice": "acceptance"}
    if case.in_village == "yes":
        facts["agent"] = "handed_over" if any(one.verb in HANDED_OVER for one in before) else "not_handed_over"
    return _of(RuleCode.NOTICE_MISSING, line, received, **facts)


def _unannounced(line: Line, before: Sequence[Line], case: CaseSeen) -> Sighting | None:
    """A clock was stopped and no written notice told the applicant how long (art. 45)."""
    return None if line.body.get("notice") else _of(RuleCode.NOTICE_MISSING, line, notice="special")


def _second_notice(line: Line, before: Sequence[Line], case: CaseSeen) -> Sighting:
    """Everything to be corrected is told once; this was not."""
    first = [one for one in before if one.verb == "open_correction"]
    told = sum(one.verb == "open_further_correction" for one in before)
    return _of(RuleCode.SECOND_NOTICE, line, first, notices=str(told + 2))


def _ping_pong(line: Line, before: Sequence[Line], case: CaseSeen) -> Sighting | None:
    """One card however long it goes on: its occurrence is the return that made it one."""
    returns = [one for one in before if one.verb == "send_back"]
    if len(returns) + 1 != PING_PONG_FROM:
        return None
    return _of(RuleCode.PING_PONG, line, returns, returns=str(PING_PONG_FROM))


_WATCHERS: Mapping[str, tuple[_Watcher, ...]] = {
    **dict.fromkeys(DECIDED, (_skipped, _without_letter)),
    "deem_accepted": (_silent,),
    "open_special": (_unannounced,),
    "open_further_correction": (_second_notice,),
    "send_back": (_ping_pong,),
}
"""Which watchers wake at which act."""
