"""Remembered: what this process knows of the cases it has just moved, so that the next act need not read them again.

The window that takes a case in accepts it a minute later and hands it over, and each act used to read what the one
before had written. The acts of the hot path may lean on what the process remembers (`leaning`). Their writing statement
proves it: the head of the case's chain is the one remembered, which stands for everything that was ever done to the
case, and the officer, the calendar and whatever else no line of the case tells are what they were. What does not hold
any more writes nothing. Nobody is refused on memory: the act then reads, and weighs what it has read
(docs/decisions/0195).
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from functools import lru_cache, wraps
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

from yimen.engine.case.cases.file import UNREAD, CaseFile, Officer, Proof
from yimen.engine.case.cases.weighed import BESIDE, REVISED, REVISION, Part
from yimen.journal.operation import Overtaken
from yimen.journal.statement import positional
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")

_FIELDS = tuple(one.name for one in fields(CaseFile))
_FACTS = attrgetter(*_FIELDS)
_NOTHING_SAID = {one.name: UNREAD if one.default is UNREAD else None for one in fields(CaseFile)}

_SHARED = {"office_uscc": "office_id", "holder_id": "item_id"}
"""What lies beside many cases alike, and by which fact of a case it is known."""
_UNTOLD = ("office_uscc", "holder_id", "handed_in")
"""What may change without a line on the case, and is proved by itself when it is weighed."""

_MOST = 2048


class _Memory(dict[K, V]):
    """What is remembered, up to a limit: to begin anew is cheaper than to know what is oldest."""

    def keep(self, key: K, value: V) -> None:
        if len(self) >= _MOST:
            self.clear()
        self[key] = value


_CASES = _Memory[str, Mapping[str, Any]]()
"""The facts of a file, by the reference of its case."""
_OFFICERS = _Memory[tuple[object, ...], Officer]()
_BESIDE_MANY = _Memory[tuple[str, int], Any]()


class _Leaning(threading.local):
    """How the act under way in this thread stands to memory."""

    acts = False
    """It is one that may lean, now or on a second try."""
    may = False
    on = ""
    """The case that it did recall."""


_LEANING = _Leaning()


def leaning(act: Callable[P, R]) -> Callable[P, R]:
    """Let an act lean on what this process remembers of its case; nothing but success comes of that.

    For an act of one statement that moves the case it has read: both tries may be in one transaction, and what an act
    locked or wrote before its statement would stand twice.
    """

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = (_LEANING.acts, _LEANING.may, _LEANING.on)
        _LEANING.acts, _LEANING.may, _LEANING.on = True, True, ""
        try:
            try:
                return act(*args, **kwargs)
            except (Refusal, Overtaken):
                if not _LEANING.on:
                    raise
            forget(_LEANING.on)
            _LEANING.may = False
            return act(*args, **kwargs)
        finally:
            _LEANING.acts, _LEANING.may, _LEANING.on = outer

    return done


def recall(ref: str, by: Actor, now: datetime, seen: int | None, parts: frozenset[Part]) -> CaseFile | None:
    """The case as `by` would weigh it, if this process remembers all that these parts hold, as of the line that they
    have seen; else nothing. Only for staff: what a party or an agent does is weighed with more than is remembered."""
    facts = _CASES.get(ref) if _LEANING.may else None
    if facts is None or seen not in (None, facts["seq"]):
        return None
    if by.staff_id is None or by.party_id is not None or by.has_role(Role.AGENT):
        return None
    officer = _OFFICERS.get(_who(by, facts["office_id"], facts["item_id"], parts))
    weighed = _weighed(parts)
    beside = {name: _BESIDE_MANY.get((name, facts[key]), UNREAD) for name, key in _SHARED.items() if name in weighed}
    if officer is None or not officer.holds_at(now):
        return None
    made: dict[str, Any] = {**facts, **beside, "officer": officer}
    if any(made[name] is UNREAD for name in weighed):
        return None
    # Papers are proved by there being none.
    if "handed_in" in weighed and facts["handed_in"]:
        return None
    # One case is proved, no other that the act might read.
    _LEANING.on, _LEANING.may = ref, False
    made["proof"] = _proof(made, by, now, parts)
    return CaseFile(**made)


def learn(file: CaseFile, by: Actor, parts: frozenset[Part]) -> None:
    """Keep what an act that may lean has read beside a case and lies beside others too: the officer, the issuer, who
    holds the item."""
    if not _LEANING.acts:
        return
    if file.officer is not None and file.officer.revision is not None:
        _OFFICERS.keep(_who(by, file.office_id, file.item_id, parts), file.officer)
    for name, key in _SHARED.items():
        if name in _weighed(parts):
            _BESIDE_MANY.keep((name, getattr(file, key)), getattr(file, name))


def remember(file: CaseFile, changes: Mapping[str, object]) -> None:
    """Keep a case as an act has left it: the file that it weighed, and the columns and parts that it has changed."""
    keep(dict(zip(_FIELDS, _FACTS(file), strict=True)), changes)


def keep(facts: dict[str, Any], changes: Mapping[str, object]) -> None:
    """The same from the facts of a file."""
    for name, value in changes.items():
        if name in facts:
            facts[name] = tuple(value) if isinstance(value, list) else value
    # What agents need is not kept, nor what changes beside the chain; who acts is put in when the case is recalled.
    facts |= {"principal_ref": "", "bill": UNREAD, "notices": UNREAD, "officer": None, "proof": None}
    if facts["under"] is not None or facts["taken_mode"] is not None:
        facts |= {"under": UNREAD, "taken_mode": UNREAD}
    _CASES.keep(facts["ref"], facts)


def begin(facts: Mapping[str, object]) -> None:
    """Keep a case that has just come to be, of which nothing else was said yet than these facts."""
    keep({**_NOTHING_SAID, **facts}, {})


def forget(ref: str) -> None:
    _CASES.pop(ref, None)


def _who(by: Actor, office: int, item: int, parts: Iterable[Part]) -> tuple[object, ...]:
    """By what an officer is remembered: with letters they are another for each item of an office."""
    return (by.staff_id, by.interests, office, item) if Part.LETTERS in parts else (by.staff_id, by.interests)


@lru_cache(maxsize=64)
def _weighed(parts: frozenset[Part]) -> tuple[str, ...]:
    """Which fields of a file these parts are."""
    return tuple(name for part, columns in BESIDE.items() if part in parts for name in columns)


def _proof(facts: Mapping[str, Any], by: Actor, now: datetime, parts: frozenset[Part]) -> Proof:
    where, names = _proving(parts)
    told = {
        "head": facts["head"],
        "revision": facts["calendar_revision"],
        "officer": facts["officer"].revision,
        "now": now,
        "staff": by.staff_id,
        "office_uscc": facts["office_uscc"],
        "holder_id": facts["holder_id"],
        "handed_in": None,
    }
    return Proof(where, tuple(told[name] for name in names))


@lru_cache(maxsize=64)
def _proving(parts: frozenset[Part]) -> tuple[str, tuple[str, ...]]:
    """What a writing statement asks of the case `c`, and the names of the values in their order."""
    columns = {name: column for beside in BESIDE.values() for name, column in beside.items()}
    told = [
        "c.journal_head = %(head)s",
        f"{REVISION} = %(revision)s",
        f"{REVISED} = %(officer)s",
        *(f"{columns[name]} is not distinct from %({name})s" for name in _UNTOLD if name in _weighed(parts)),
    ]
    return positional("".join(f" and {one}" for one in told))
