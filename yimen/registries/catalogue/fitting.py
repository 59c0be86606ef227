"""Fitting: how well an item fits what was said, and why. The last word on the order, over the candidates of the index.

Pure: it weighs the stored lines of an item (name and plain words, each with pinyin and initials) and reads nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.characters import sound_of
from yimen.registries.catalogue.indexing import pairs
from yimen.registries.catalogue.reading import HAS_HAN, VERBS, Chunk, Token, telling
from yimen.registries.catalogue.synonyms import COMMON

Line = tuple[str, str, str]
#: A fit with the words that were said stands; below this, other words for them are tried.
PLAIN_ENOUGH = 85
#: A plain word that so many of the candidates have tells the thing alone, as the beginning of a name would.
MANY = 5
A_THING, A_THING_SAID = 0.8, 78
#: What somebody said themselves tells more than what is also called so.
OTHER_WORD = 0.85


class Why(StrEnum):
    """Why an item was found."""

    NAME = "name"
    KEYWORD = "keyword"
    SYNONYM = "synonym"
    PINYIN = "pinyin"
    INITIALS = "initials"
    CODE = "code"
    SLIP = "slip"
    SOUND = "sound"
    PART = "part"
    CONTEXT = "context"


class Width(StrEnum):
    """How far a search may go from what was said."""

    EXACT = "exact"
    SLIP = "slip"
    LOOSE = "loose"


@snapshot
class Fit:
    """How well an item fits: why, which words of what was said, and the word of the item that answers them."""

    score: float
    reason: Why
    said: str
    matched: str


NONE = Fit(0, Why.CONTEXT, "", "")


@lru_cache(maxsize=4096)
def lines_of(stored: str) -> tuple[Line, ...]:
    """The lines of an item as the index stored them: word, pinyin, initials."""
    rows = (row.split("\t") for row in dict.fromkeys(stored.split("\n")))
    return tuple((word, sound, initials) for word, sound, initials in rows)


def fits(chunks: tuple[Chunk, ...], items: Sequence[tuple[Line, ...]], width: Width) -> list[Fit]:
    """How well each item fits what was said."""
    things = _things(items)
    if width is Width.LOOSE:
        return _loosely(telling(chunks), items, things)
    return [_fit(chunks, lines, width, things) for lines in items]


def _things(items: Sequence[tuple[Line, ...]]) -> frozenset[str]:
    """Plain words that so many different items have that they name a thing, and none of the acts on it."""
    counted = Counter(word for lines in items for word, _, _ in lines[1:])
    return frozenset(word for word, times in counted.items() if times >= MANY)


def _fit(chunks: tuple[Chunk, ...], lines: tuple[Line, ...], width: Width, things: frozenset[str]) -> Fit:
    said = _mean([_chunk_fit(chunk.said, lines, width, things) for chunk in chunks])
    if said.score >= PLAIN_ENOUGH or not any(chunk.otherwise for chunk in chunks):
        return said
    worded = _worded(tuple(token for chunk in chunks for token in chunk.tokens), lines, things)
    return max(said, worded, key=lambda fit: fit.score)


def _mean(fits: list[Fit]) -> Fit:
    if len(fits) == 1:
        return fits[0]
    best = max(fits, key=lambda fit: fit.score)
    return Fit(sum(fit.score for fit in fits) / len(fits), best.reason, best.said, best.matched)


def _worded(tokens: tuple[Token, ...], lines: tuple[Line, ...], things: frozenset[str]) -> Fit:
    """Fit by the words found in what was said, each in its own or another word, wherever in the item it stands."""
    weighed = [(_token_fit(token, lines, things), _weight(token)) for token in tokens]
    if any(fit.score == 0 for fit, weight in weighed if weight >= 1):
        return NONE
    total = sum(weight for _, weight in weighed)
    best = max(weighed, key=lambda one: (one[0].reason is Why.SYNONYM, one[0].score))[0]
    return Fit(
        30 + 58 * sum(fit.score * weight for fit, weight in weighed) / total, best.reason, best.said, best.matched
    )


def _weight(token: Token) -> float:
    return 0.3 if token.common == "yes" else 1 + min(len(token.said), 4) / 8


def _token_fit(token: Token, lines: tuple[Line, ...], things: frozenset[str]) -> Fit:
    """From 0 to 1."""
    best = NONE
    for at, (word, _, _) in enumerate(lines):
        for other, way in enumerate(token.ways):
            if way not in word:
                continue
            if word in things:
                score = A_THING
            elif word == way or (word[: -len(way)] in VERBS and word.endswith(way)):
                score = 1.0 if word == way else 0.96
            else:
                score = 0.6 + 0.35 * len(way) / len(word)
            score *= (OTHER_WORD if other else 1) * (0.99 if at else 1)
            if score > best.score:
                best = Fit(
                    score,
                    Why.SYNONYM if other else Why.KEYWORD if at else Why.NAME,
                    token.said,
                    word if other == 0 else way,
                )
    return best


def _chunk_fit(chunk: str, lines: tuple[Line, ...], width: Width, things: frozenset[str]) -> Fit:
    if HAS_HAN.search(chunk):
        sound = sound_of(chunk) if width is Width.SLIP else ""
        found = [_han_fit(chunk, sound, line, at, width) for at, line in enumerate(lines)]
    else:
        found = [_latin_fit(chunk, line, at, width) for at, line in enumerate(lines)]
    best = max(found, key=_score)
    if best.score > A_THING_SAID and best.matched in things:
        return replace(best, score=A_THING_SAID)
    return best


def _score(fit: Fit) -> float:
    return fit.score


def _han_fit(chunk: str, sound: str, line: Line, at: int, width: Width) -> Fit:
    """`at` 0 is the name; the others are plain words, the more telling ones first."""
    word = line[0]
    reason = Why.KEYWORD if at else Why.NAME
    if chunk in word:
        if chunk == word:
            return Fit(100 - min(at, 10) / 10, reason, chunk, word)
        if word.endswith(chunk) and word[: -len(chunk)] in VERBS:
            return Fit(92 - min(at, 10) / 10, reason, chunk, word)
        begins = 6 if word.startswith(chunk) else 0
        return Fit((62 if at else 72) + begins + 14 * len(chunk) / len(word), reason, chunk, word)
    if len(word) >= 2 and word in chunk:
        return Fit(45 + 30 * len(word) / len(chunk), reason, word, word)
    if sound and sound in line[1] and (alike := _sounding(sound, word)):
        return Fit(56 + 30 * len(sound) / len(line[1]), Why.SOUND, chunk, alike)
    if width is Width.SLIP and len(chunk) >= 3 and (meant := _one_slip(chunk, word)):
        return Fit(50 + 8 * min(1, len(chunk) / len(word)) - (4 if at else 0), Why.SLIP, chunk, meant)
    told = _telling(chunk)
    kept = sum([pair in word for pair in told])
    if kept and kept / len(told) >= 0.4:
        return Fit(40 * kept / len(told), Why.PART, chunk, word)
    return _around(chunk)


@lru_cache(maxsize=1024)
def _around(chunk: str) -> Fit:
    """Nothing of it is said: only what surrounds the item answers."""
    return Fit(10, Why.CONTEXT, chunk, "")


@lru_cache(maxsize=1024)
def _telling(chunk: str) -> tuple[str, ...]:
    return tuple(sorted(set(pairs(chunk)) - COMMON))


@lru_cache(maxsize=4096)
def _sounding(sound: str, word: str) -> str:
    """The part of a word that sounds like what was said; empty: only letters of its pinyin meet (移民 in 贸易名称)."""
    ends = ((begin, end) for begin in range(len(word)) for end in range(begin + 1, len(word) + 1))
    return next((word[begin:end] for begin, end in ends if sound_of(word[begin:end]) == sound), "")


def _one_slip(chunk: str, word: str) -> str:
    """What stands in `word` for `chunk` with one character wrong, missing or too many; empty: nothing does."""
    length = len(chunk)
    for start in range(max(1, len(word) - length + 2)):
        here = word[start : start + length]
        same = 0
        while same < len(here) and here[same] == chunk[same]:
            same += 1
        if same == length:
            return here
        rest = chunk[same + 1 :]
        if word.startswith(rest, start + same + 1):
            return here if len(rest) + same >= 2 else ""
        if same and word.startswith(rest, start + same):
            return here[:-1] if len(rest) + same >= 2 else ""
        if same and same + 1 < length and word.startswith(chunk[same:], start + same + 1):
            return word[start : start + length + 1]
    return ""


def _latin_fit(chunk: str, line: Line, at: int, width: Width) -> Fit:
    word, sound, initials = line
    later = 2 if at else 0
    if chunk in word:
        return Fit(80 + 14 * len(chunk) / len(word), Why.KEYWORD if at else Why.NAME, chunk, word)
    if chunk in (sound, initials):
        return Fit(94 - later, Why.PINYIN if chunk == sound else Why.INITIALS, chunk, word)
    if sound.startswith(chunk) or (len(chunk) >= 3 and chunk in sound):
        begins = 10 if sound.startswith(chunk) else 0
        return Fit(60 + begins + 14 * len(chunk) / len(sound) - later, Why.PINYIN, chunk, word)
    if chunk in initials:
        begins = 10 if initials.startswith(chunk) else 0
        return Fit(56 + begins + 14 * len(chunk) / len(initials) - later, Why.INITIALS, chunk, word)
    if width is Width.SLIP and len(chunk) >= 6 and _one_slip(chunk, sound):
        return Fit(48 - later, Why.SLIP, chunk, word)
    if width is Width.SLIP and 4 <= len(chunk) <= 10 and len(set(chunk)) > 2 and _one_slip(chunk, initials):
        return Fit(42 - later, Why.SLIP, chunk, word)
    return Fit(30 if len(chunk) > 3 and any(c.isdigit() for c in chunk) else 0, Why.CODE, chunk, chunk)


def _loosely(tokens: tuple[Token, ...], items: Sequence[tuple[Line, ...]], things: frozenset[str]) -> list[Fit]:
    """How much of a sentence an item answers: rare words weigh more, words that nobody has weigh nothing."""
    said = ["\n".join(word for word, _, _ in lines) for lines in items]
    held = [[_held(token, words) for token in tokens] for words in said]
    weights = [
        _rarity(sum(bool(one[at]) for one in held), len(items)) * _reach(token) for at, token in enumerate(tokens)
    ]
    total = sum(weights) or 1
    return [
        _answer(tokens, one, weights, total, _of_its_own(lines, things)) for one, lines in zip(held, items, strict=True)
    ]


def _of_its_own(lines: tuple[Line, ...], things: frozenset[str]) -> tuple[Line, ...]:
    """The name of an item and the plain words that few others have."""
    return tuple(line for at, line in enumerate(lines) if not at or line[0] not in things)


def _held(token: Token, words: str) -> str:
    """The word by which an item has the token, among all its words; empty: it has none."""
    return next((way for way in token.ways if way in words), "")


def _rarity(having: int, all_of_them: int) -> float:
    return math.log(1 + all_of_them / having) if having else 0


def _reach(token: Token) -> float:
    return 1.6 if token.others else 1


def _answer(
    tokens: tuple[Token, ...], held: list[str], weights: list[float], total: float, lines: tuple[Line, ...]
) -> Fit:
    covered = sum(weight for way, weight in zip(held, weights, strict=True) if way) / total
    ways = [way for way in held if way]
    if not ways:
        return NONE
    meant = [way for token, way in zip(tokens, held, strict=True) if way for way in token.ways]
    line = max(lines, key=lambda line: _together(meant, line[0]))
    together = _together(meant, line[0])
    best = max(range(len(held)), key=lambda at: weights[at] if held[at] else 0)
    said, way = tokens[best].said, held[best]
    score = 6 + 30 * covered + 14 * together
    if way != said:
        return Fit(score, Why.SYNONYM, said, way)
    whole = line[0] == way or (line[0].endswith(way) and line[0][: -len(way)] in VERBS)
    return Fit(score, Why.KEYWORD if whole else Why.PART, said, line[0])


def _together(ways: Iterable[str], word: str) -> float:
    """How much of a word is told by what was said: one bit for each of its characters."""
    told = 0
    for way in ways:
        begin = word.find(way)
        if begin >= 0:
            told |= ((1 << len(way)) - 1) << begin
    return told.bit_count() / len(word) if told.bit_count() > 1 else 0
