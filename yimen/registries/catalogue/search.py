"""Search: plain words, synonyms, pinyin, initials, one slip of the pen, and codes; ranked by fit, with the reason.

The database narrows by lexemes (indexing.py); the last word on the order is said here, over at most 300 candidates.
Nothing is segmented by dictionary and no pinyin table is loaded: the index holds both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import Any

from django.db import connection

from yimen.registries.catalogue.indexing import GAP, HAN, INITIAL, WHOLE, letters, pairs, plain
from yimen.registries.catalogue.queries import OFFICE, ROW, SHOWN, Filter, item_row, narrow
from yimen.registries.catalogue.rows import ItemRow
from yimen.registries.catalogue.synonyms import COMMON, FILLERS, SYNONYMS

LONGEST = 60
READINGS = 6
APPLICABLE_CANDIDATES, GUIDE_CANDIDATES = 150, 50
NOT_WORD = re.compile(rf"[^{HAN}0-9a-z]+")
HAS_HAN = re.compile(rf"[{HAN}]")
FILLER = re.compile("|".join(FILLERS))
#: What people do with a thing: 开饭店 is the whole answer to 饭店.
VERBS = ("开", "办", "领", "换", "补", "提", "申请", "办理")
#: Of several acts on one thing the first one is meant, unless another is named.
FIRST = re.compile("新办|设立|首次|申领|核发|认定")
#: A fit with the words that were said stands; below this, other words for them are tried.
PLAIN_ENOUGH, WORTH_SHOWING = 60, 14
#: A guide stands behind what can be applied for, unless it fits far better.
GUIDE_BEHIND = 15


class Why(StrEnum):
    """Why an item was found."""

    NAME = "name"
    KEYWORD = "keyword"
    SYNONYM = "synonym"
    PINYIN = "pinyin"
    INITIALS = "initials"
    CODE = "code"
    SLIP = "slip"
    PART = "part"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, why, and the word of the item by which it was."""

    row: ItemRow
    reason: Why
    matched: str
    score: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant while somebody still types."""

    ref: str
    name: str
    office_name: str


class Width(StrEnum):
    """How far a search may go from what was said."""

    EXACT = "exact"
    SLIP = "slip"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class _Fit:
    score: float
    reason: Why
    matched: str


BESIDE = _Fit(10, Why.CONTEXT, "")


def search(words: str, now: datetime, narrowed: Filter | None = None, limit: int = 50) -> tuple[Hit, ...]:
    """The items that fit `words`, the best first; what can only be read stands behind what fits about as well."""
    readings = read(words)
    if not readings:
        return ()
    narrowed = narrowed or Filter()
    # Each way is wider and dearer than the one before, and only asked when that one found nothing.
    for width, query in QUERIES.items():
        ranked = _ranked(readings, _candidates(query(readings), now, narrowed), width)
        if ranked:
            break
    best = ranked[:limit]
    rows = _rows([version_id for version_id, _ in best])
    return tuple(Hit(rows[number], fit.reason, fit.matched, round(fit.score, 1)) for number, fit in best)


def suggest(prefix: str, now: datetime, limit: int = 8) -> tuple[Suggestion, ...]:
    """What begins with, or best fits, the few letters typed so far."""
    said = plain(prefix)[:LONGEST]
    if not said:
        return ()
    found = _candidates(f"{_quoted(WHOLE + said)}:*", now, Filter())
    ranked = _ranked(((said,),), found, Width.EXACT) if found else []
    if ranked:
        rows = _rows([version_id for version_id, _ in ranked[:limit]])
        hits = [rows[version_id] for version_id, _ in ranked[:limit]]
    else:
        hits = [hit.row for hit in search(prefix, now, limit=limit)]
    return tuple(Suggestion(row.ref, row.name, row.office_name) for row in hits)


def understood(words: str) -> tuple[str, ...]:
    """The other words by which a search was also understood."""
    readings = read(words)
    said = set(readings[0]) if readings else set()
    return tuple(dict.fromkeys(word for reading in readings[1:] for word in reading if word not in said))


def read(words: str) -> tuple[tuple[str, ...], ...]:
    """What was typed, as chunks that must all fit: first as said, then with synonyms; empty when nothing was said."""
    narrow_letters = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in words[:LONGEST])
    said = narrow_letters.lower()
    whole = plain(said)
    if re.fullmatch("[0-9a-z]*", whole):
        # A code with hyphens, or pinyin with spaces: one word.
        return ((whole,),) if whole else ()
    chunks = [chunk for chunk in NOT_WORD.split(FILLER.sub(" ", said)) if chunk] or [whole]
    readings = [tuple(chunks)]
    joined = "".join(chunks)
    if len(chunks) > 1 and " " not in said and len(joined) <= 6:
        # Only a filler stood in between: 开一家饭店.
        readings, chunks = [(joined,), tuple(chunks)], [joined]
    for reading in product(*(list(_alternatives(chunk)) for chunk in chunks)):
        if reading not in readings:
            readings.append(reading)
        if len(readings) > READINGS:
            break
    return tuple(readings)


def _alternatives(chunk: str) -> Iterator[str]:
    yield chunk
    for group in SYNONYMS:
        said = max((word for word in group if word in chunk), key=len, default="")
        if not said:
            continue
        for word in group:
            if word in chunk or said in word:
                continue
            if chunk[0] in VERBS and chunk != said:
                yield chunk[0] + word
            if word not in COMMON:
                # The verb is seldom in the name of an item.
                yield word if len(chunk) - len(said) <= 1 else chunk.replace(said, word)


def _exact(readings: tuple[tuple[str, ...], ...]) -> str:
    """All that was said, in its own words or in others for them."""
    return " | ".join(_all(_any(_whole(chunk)) for chunk in reading) for reading in readings)


def _slips(readings: tuple[tuple[str, ...], ...]) -> str:
    """What was said, but for one wrong character in each chunk."""
    return _all(_any((*_whole(chunk), *_but_one(chunk))) for chunk in readings[0])


def _whole(chunk: str) -> Iterator[str]:
    if not HAS_HAN.search(chunk):
        yield _quoted(WHOLE + chunk) + (":*" if len(chunk) > 3 else "")
        if 2 <= len(chunk) <= 10:
            yield _all(_quoted(INITIAL + pair) for pair in pairs(chunk))
        if len(chunk) >= 3:
            yield _all(_quoted(run) for run in letters(chunk))
    elif len(chunk) == 1:
        yield f"{_quoted(chunk)}:*"
    else:
        yield _quoted(WHOLE + chunk)
        yield _all(_quoted(pair) for pair in pairs(chunk))


def _but_one(chunk: str) -> Iterator[str]:
    """The lexemes that are left when one character is wrong, for each that may be."""
    for wrong in range(len(chunk)):
        left, right = chunk[:wrong], chunk[wrong + 1 :]
        if HAS_HAN.search(chunk):
            kept = [*(pairs(left) if len(left) > 1 else ()), *(pairs(right) if len(right) > 1 else ())]
            if left and right:
                kept.append(left[-1] + GAP + right[0])
            if len(chunk) >= 3 and not set(kept) <= COMMON:
                yield _all(_quoted(lexeme) for lexeme in kept)
        elif len(chunk) >= 6 and chunk.isalpha():
            kept = [*letters(left), *letters(right)]
            if len(kept) >= 2:
                yield _all(_quoted(run) for run in kept)


def _loose(readings: tuple[tuple[str, ...], ...]) -> str:
    """Any telling pair of what was said: for whole sentences."""
    told = {pair for reading in readings for chunk in reading for pair in pairs(chunk)}
    return _any(_quoted(pair) for pair in sorted(told - COMMON) if HAS_HAN.search(pair) and len(pair) == 2)


QUERIES = {Width.EXACT: _exact, Width.SLIP: _slips, Width.LOOSE: _loose}


def _all(parts: Iterable[str]) -> str:
    return "(" + " & ".join(dict.fromkeys(parts)) + ")"


def _any(parts: Iterable[str]) -> str:
    kept = list(dict.fromkeys(parts))
    return "(" + " | ".join(kept) + ")" if kept else ""


def _quoted(lexeme: str) -> str:
    # Only letters, digits, Han and our own marks get here; quoted all the same.
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _candidates(query: str, now: datetime, narrowed: Filter) -> list[tuple[int, str, bool]]:
    if not query:
        return []
    conditions, values = narrow(narrowed)
    where = " and ".join(["v.search @@ %(query)s::tsquery", SHOWN, *conditions])
    source = "catalogue_itemversion v"
    if narrowed.office:
        source += " join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id"
    part = (
        f"(select v.id, v.search_name, v.in_force is null from {source} where {where}"
        " and v.in_force is {} limit {})"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"{part.format('not null', APPLICABLE_CANDIDATES)} union all {part.format('null', GUIDE_CANDIDATES)}",
            values | {"query": query, "now": now},
        )
        rows: list[tuple[int, str, bool]] = cursor.fetchall()
        return rows


def _rows(version_ids: list[int]) -> dict[int, ItemRow]:
    if not version_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"select v.id, {ROW} from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}"
            " where v.id = any(%s)",
            (version_ids,),
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return {row[0]: item_row(row[1:]) for row in rows}


def _ranked(
    readings: tuple[tuple[str, ...], ...], candidates: list[tuple[int, str, bool]], width: Width
) -> list[tuple[int, _Fit]]:
    ranked = []
    for version_id, stored, guide in candidates:
        lines = [tuple(line.split("\t")) for line in stored.split("\n")]
        fit = _best(readings, lines, width)
        if fit.score >= WORTH_SHOWING:
            name = lines[0][0]
            score = (
                fit.score
                - (GUIDE_BEHIND if guide else 0)
                - min(len(name), 60) / 20
                + (0.7 if FIRST.search(name) else 0)
            )
            ranked.append((-score, name, version_id, _Fit(score, fit.reason, fit.matched)))
    ranked.sort(key=lambda one: one[:3])
    enough = -ranked[0][0] / 2 if ranked else 0
    return [(version_id, fit) for minus, _, version_id, fit in ranked if -minus >= enough]


def _best(readings: tuple[tuple[str, ...], ...], lines: list[tuple[str, ...]], width: Width) -> _Fit:
    said = _fit(readings[0], lines, width)
    if said.score >= PLAIN_ENOUGH:
        return said
    others = (_as_synonym(_fit(reading, lines, width)) for reading in readings[1:])
    return max((said, *others), key=lambda fit: fit.score)


def _as_synonym(fit: _Fit) -> _Fit:
    return _Fit(fit.score - 9, Why.SYNONYM if fit.score > 40 else fit.reason, fit.matched)


def _fit(reading: tuple[str, ...], lines: list[tuple[str, ...]], width: Width) -> _Fit:
    """How well an item fits a reading: the mean over its chunks."""
    fits = [_chunk_fit(chunk, lines, width) for chunk in reading]
    best = max(fits, key=lambda fit: fit.score)
    return _Fit(sum(fit.score for fit in fits) / len(fits), best.reason, best.matched)


def _chunk_fit(chunk: str, lines: list[tuple[str, ...]], width: Width) -> _Fit:
    if HAS_HAN.search(chunk):
        fits = (_han_fit(chunk, line[0], at, width) for at, line in enumerate(lines))
    else:
        fits = (_latin_fit(chunk, line, at, width) for at, line in enumerate(lines))
    return max(fits, key=lambda fit: fit.score)


def _han_fit(chunk: str, word: str, at: int, width: Width) -> _Fit:
    """`at` 0 is the name; the others are plain words, the more telling ones first."""
    reason = Why.KEYWORD if at else Why.NAME
    if chunk == word:
        return _Fit(100 - min(at, 10) / 10, reason, word)
    if word.endswith(chunk) and word[: -len(chunk)] in VERBS:
        return _Fit(92 - min(at, 10) / 10, reason, word)
    if chunk in word:
        begins = 6 if word.startswith(chunk) else 0
        return _Fit((62 if at else 72) + begins + 14 * len(chunk) / len(word), reason, word)
    if len(word) >= 2 and word in chunk:
        return _Fit(45 + 30 * len(word) / len(chunk), reason, word)
    if width is not Width.EXACT and len(chunk) >= 3 and _one_slip(chunk, word):
        return _Fit(50 + 8 * min(1, len(chunk) / len(word)) - (4 if at else 0), Why.SLIP, word)
    told = _telling(chunk)
    kept = sum(pair in word for pair in told)
    if kept and kept / len(told) >= 0.4:
        return _Fit(40 * kept / len(told), Why.PART, word)
    return BESIDE


@lru_cache(maxsize=1024)
def _telling(chunk: str) -> tuple[str, ...]:
    return tuple(sorted(set(pairs(chunk)) - COMMON))


def _one_slip(chunk: str, word: str) -> bool:
    """Whether somewhere in `word` stands `chunk` with one character wrong, missing or too many."""
    length = len(chunk)
    for start in range(max(1, len(word) - length + 2)):
        here = word[start : start + length]
        same = 0
        while same < len(here) and here[same] == chunk[same]:
            same += 1
        if same == length:
            return True
        rest = chunk[same + 1 :]
        if word.startswith(rest, start + same + 1) or (same and word.startswith(rest, start + same)):
            return len(rest) + same >= 2
        if same and same + 1 < length and word.startswith(chunk[same:], start + same + 1):
            return True
    return False


def _latin_fit(chunk: str, line: tuple[str, ...], at: int, width: Width) -> _Fit:
    word, sound, initials = line
    later = 2 if at else 0
    if chunk in word:
        return _Fit(80 + 14 * len(chunk) / len(word), Why.KEYWORD if at else Why.NAME, word)
    if chunk in (sound, initials):
        return _Fit(94 - later, Why.PINYIN if chunk == sound else Why.INITIALS, word)
    if len(chunk) >= 3 and chunk in sound:
        begins = 10 if sound.startswith(chunk) else 0
        return _Fit(60 + begins + 14 * len(chunk) / len(sound) - later, Why.PINYIN, word)
    if chunk in initials:
        begins = 10 if initials.startswith(chunk) else 0
        return _Fit(56 + begins + 14 * len(chunk) / len(initials) - later, Why.INITIALS, word)
    if width is not Width.EXACT and len(chunk) >= 6 and _one_slip(chunk, sound):
        return _Fit(48 - later, Why.SLIP, word)
    return _Fit(30 if len(chunk) >= 5 and any(c.isdigit() for c in chunk) else 0, Why.CODE, chunk)
