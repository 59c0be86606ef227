"""Frozen terms: what a case was promised at its receipt, kept once by hash for all cases that were promised the same.

A process remembers the terms it has parsed and tells the database, with every read, which of them it need not send
again; a row of the table is never changed or removed (docs/decisions/0005).
"""

import json
from collections import deque
from dataclasses import dataclass, field

from yimen.journal.operation import Overtaken
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_text, terms_hash, terms_to_json

TERMS = "(select t.terms::text from cases_frozenterms t where t.hash = c.terms_hash)"
"""The frozen terms of the case `c`, as a column of a statement."""

_KEPT = 2048
_TOLD = 64


@dataclass(slots=True)
class _Memory:
    """Terms by their hash, and the hashes of those that came last, as one string of bytes."""

    terms: dict[bytes, Terms] = field(default_factory=dict)
    last: "deque[bytes]" = field(default_factory=lambda: deque(maxlen=_TOLD))
    known: bytes = b""
    of_cases: set[bytes] = field(default_factory=set)

    def keep(self, hash_: bytes, terms: Terms) -> Terms:
        self.last.append(hash_)
        if len(self.terms) >= _KEPT:
            self.terms = {one: self.terms[one] for one in self.last if one in self.terms}
        self.terms[hash_] = terms
        self.known = b"".join(self.last)
        return terms


_MEMORY = _Memory()


def known() -> bytes:
    """The hashes whose terms need not be sent: a statement asks `position(hash in %(known)s) = 0`."""
    return _MEMORY.known


def terms_of(hash_: bytes, text: str | None) -> Terms:
    """The terms with this hash, parsed once per process; `text` is None when this process knew them already."""
    kept = _MEMORY.terms.get(hash_)
    if text is None:
        if kept is None:
            # Pushed out of memory by another thread between asking and hearing: the act asks again.
            raise Overtaken
        return kept
    return _MEMORY.keep(hash_, kept or terms_from_text(text))


def of_case(hash_: bytes, text: str | None) -> Terms:
    """The terms of a case: they lie in the table, and whoever writes the next case need not bring them."""
    if hash_ not in _MEMORY.of_cases:
        if len(_MEMORY.of_cases) >= _KEPT:
            _MEMORY.of_cases.clear()
        _MEMORY.of_cases.add(hash_)
    return terms_of(hash_, text)


def lies_there(hash_: bytes) -> bool:
    """Whether a case with these terms was seen. It is a hint, of whatever database: the writing statement looks."""
    return hash_ in _MEMORY.of_cases


@snapshot
class Frozen:
    """The terms for one situation as they are stored."""

    terms: Terms
    text: str
    hash: bytes


def freeze(terms: Terms) -> Frozen:
    """The stored form of terms that a case takes over."""
    return Frozen(terms, json.dumps(terms_to_json(terms), ensure_ascii=False), terms_hash(terms))
