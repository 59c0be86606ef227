"""Reading: what was typed, understood as chunks that must all fit and words with others for them; then as lexemes.

Nothing is segmented by dictionary: known are the words of the synonyms (rows that editors keep), the rest stays.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from yimen.journal.statement import prepared
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.characters import sound_of
from yimen.registries.catalogue.indexing import BEGIN, GAP, HAN, INITIAL, WHOLE, letters, level, pairs, plain
from yimen.registries.catalogue.synonyms import COMMON, FILLERS

LONGEST = 60
LONGEST_WORD = 8
NOT_WORD = re.compile(rf"[^{HAN}0-9a-z]+")
HAS_HAN = re.compile(rf"[{HAN}]")
FILLER = re.compile("|".join(sorted(FILLERS, key=len, reverse=True)))
#: What is told of a thing behind its name. It finds nothing alone and weighs in the order (acts.py).
TOLD_BEHIND = re.compile("(?:快|要|已)?(?:丢失|丢|掉|遗失|挂失|补办|补领|到期|过期|异地转移|转移|变更|注销|延续)+$")
#: Who says 取水证 means 取水许可: nearly every licence is a certificate.
CERTIFICATE = re.compile("(?<=..)(?:证件|证书|证)$")
#: What people do with a thing: 开饭店 is the whole answer to 饭店.
VERBS = ("开", "办", "领", "换", "补", "提", "申请", "办理")


@snapshot
class Token:
    """A word of what was said, and other words for it. `common`: nearly every item says it, none need."""

    said: str
    others: tuple[str, ...] = ()
    common: str = "no"

    @property
    def ways(self) -> tuple[str, ...]:
        """All words for it, the one that was said first."""
        return (self.said, *self.others)


@snapshot
class Chunk:
    """A piece of what was said, without fillers, with the words found in it."""

    said: str
    tokens: tuple[Token, ...] = ()

    @property
    def needed(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.common == "no")

    @property
    def otherwise(self) -> bool:
        """Whether it can be understood in other words, or by a part of its own."""
        return any(token.others or token.said != self.said for token in self.tokens)


def read(words: str) -> tuple[Chunk, ...]:
    """What was typed, as chunks that must all fit; empty when nothing was said."""
    chunks = tuple(_chunks(words))
    known = known_words(chunks)
    return tuple(Chunk(chunk, tuple(_tokens(chunk, known))) for chunk in chunks)


def _chunks(words: str) -> list[str]:
    said = level(words[:LONGEST])
    whole = plain(said)
    if re.fullmatch("[0-9a-z]*", whole):
        # A code with hyphens, or pinyin with spaces: one word.
        return [whole] if whole else []
    chunks = [chunk for chunk in NOT_WORD.split(FILLER.sub(" ", said)) if chunk] or [whole]
    joined = "".join(chunks)
    # Only a filler stood in between: 开一家饭店.
    return [joined] if len(chunks) > 1 and " " not in said and len(joined) <= 6 else chunks


_KNOWN = (
    "select w.word, s.words from catalogue_synonymword w join catalogue_synonym s on s.id = w.synonym_id"
    " where w.word = any(%(parts)s::text[])"
    " union all select w.sound, s.words from catalogue_synonymword w"
    " join catalogue_synonym s on s.id = w.synonym_id where w.sound = any(%(spelled)s::text[])"
)


def known_words(chunks: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The words of the synonyms in the chunks, or those that sound as what was typed in letters, with the others."""
    parts = {part for chunk in chunks if HAS_HAN.search(chunk) for part in _parts(chunk)}
    spelled = [chunk for chunk in chunks if not HAS_HAN.search(chunk) and 2 <= len(chunk) <= 30]
    if not parts and not spelled:
        return {}
    known: dict[str, dict[str, None]] = {}
    for word, group in prepared(_KNOWN, {"parts": sorted(parts | set(spelled)), "spelled": spelled}).rows:
        known.setdefault(word, {}).update(dict.fromkeys(group))
    return {word: tuple(other for other in group if other != word) for word, group in known.items()}


def _parts(chunk: str) -> Iterator[str]:
    for length in range(2, min(LONGEST_WORD, len(chunk)) + 1):
        yield from (chunk[at : at + length] for at in range(len(chunk) - length + 1))


def _tokens(chunk: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[Token]:
    """The longest known word first, then what stands before and behind it."""
    word = max((word for word in known if word in chunk), key=len, default="")
    if not word:
        yield from _rest(chunk)
        return
    before, _, after = chunk.partition(word)
    yield from _tokens(before, known)
    yield Token(word, known[word])
    yield from _tokens(after, known)


def _rest(piece: str) -> Iterator[Token]:
    for verb in VERBS:
        piece = piece.removeprefix(verb)
    piece = CERTIFICATE.sub("", TOLD_BEHIND.sub("", piece))
    if piece in COMMON:
        yield Token(piece, common="yes")
    elif len(piece) >= 2:
        yield Token(piece)


def exact(chunks: tuple[Chunk, ...]) -> str:
    """All that was said, in its own words or in others for them."""
    things = [chunk for chunk in chunks if chunk.needed] or chunks
    return any_of((all_of(any_of(_whole(chunk.said)) for chunk in chunks), all_of(_worded(chunk) for chunk in things)))


def _worded(chunk: Chunk) -> str:
    if not chunk.needed:
        return any_of(_whole(chunk.said))
    return all_of(any_of(_word(way) for way in token.ways) for token in chunk.needed)


def _word(word: str) -> str:
    if not HAS_HAN.search(word):
        return any_of(_whole(word))
    return f"{quoted(word)}:*" if len(word) == 1 else all_of(quoted(pair) for pair in pairs(word))


def slips(chunks: tuple[Chunk, ...]) -> str:
    """What was said, but for one wrong character in each chunk, or written as it sounds."""
    return all_of(
        any_of((any_of(_whole(chunk.said)), *_but_one(chunk.said), *_alike(chunk.said), _worded(chunk)))
        for chunk in chunks
    )


def loose(chunks: tuple[Chunk, ...]) -> str:
    """Any telling word or pair of what was said: for whole sentences."""
    return any_of(part for token in telling(chunks) for part in (any_of(_word(way) for way in token.ways),))


def telling(chunks: tuple[Chunk, ...]) -> tuple[Token, ...]:
    """What a sentence is weighed by: its known words, and the pairs of the rest."""
    told: dict[Token, None] = {}
    for token in (token for chunk in chunks for token in chunk.needed):
        if token.others or not HAS_HAN.search(token.said):
            told[token] = None
        else:
            told |= {Token(pair): None for pair in pairs(token.said) if pair not in COMMON and len(pair) == 2}
    return tuple(told)


def begun(prefix: str) -> str:
    """What begins with the letters typed so far."""
    return (
        quoted(BEGIN + prefix) if len(prefix) <= (1 if HAS_HAN.search(prefix) else 2) else f"{quoted(WHOLE + prefix)}:*"
    )


def within(piece: str) -> str:
    """By what every name is found that holds this piece of it, or of its pinyin; empty: the piece tells too little."""
    if re.fullmatch(f"[{HAN}]{{2,}}", piece) and plain(piece) == piece:
        return all_of(quoted(pair) for pair in pairs(piece))
    if re.fullmatch("[0-9a-z]{3,}", piece):
        return all_of(quoted(run) for run in letters(piece))
    return ""


def _whole(chunk: str) -> Iterator[str]:
    if not HAS_HAN.search(chunk):
        yield quoted(WHOLE + chunk) + (":*" if len(chunk) > 3 else "")
        if 2 <= len(chunk) <= 10:
            yield all_of(quoted(INITIAL + pair) for pair in pairs(chunk))
        if len(chunk) >= 3:
            yield all_of(quoted(run) for run in letters(chunk))
    elif len(chunk) == 1:
        yield f"{quoted(chunk)}:*"
    else:
        yield quoted(WHOLE + chunk)
        yield all_of(quoted(pair) for pair in pairs(chunk))


def _but_one(chunk: str) -> Iterator[str]:
    """The lexemes that are left when one character is wrong, for each that may be."""
    for wrong in range(len(chunk)):
        left, right = chunk[:wrong], chunk[wrong + 1 :]
        if HAS_HAN.search(chunk):
            kept = [*(pairs(left) if len(left) > 1 else ()), *(pairs(right) if len(right) > 1 else ())]
            if left and right:
                kept.append(left[-1] + GAP + right[0])
            if len(chunk) >= 3 and not set(kept) <= COMMON:
                yield all_of(quoted(lexeme) for lexeme in kept)
        elif len(chunk) >= 6 and chunk.isalpha():
            kept = [*letters(left), *letters(right)]
            if len(kept) >= 2:
                yield all_of(quoted(run) for run in kept)
        if chunk.isascii() and chunk.isalpha() and 4 <= len(chunk) <= 10:
            heard = [INITIAL + pair for part in (left, right) if len(part) > 1 for pair in pairs(part)]
            if len(set(heard)) >= 2:
                yield all_of(quoted(pair) for pair in heard)


def _alike(chunk: str) -> Iterator[str]:
    """What sounds like the chunk: 户照 for 护照."""
    sound = sound_of(chunk) if len(chunk) >= 2 else ""
    if len(sound) >= 4:
        yield quoted(WHOLE + sound)
        yield all_of(quoted(run) for run in letters(sound))


def all_of(parts: Iterable[str]) -> str:
    return _joined(" & ", dict.fromkeys(parts))


def any_of(parts: Iterable[str]) -> str:
    return _joined(" | ", dict.fromkeys(part for part in parts if part))


def _joined(by: str, parts: Mapping[str, None]) -> str:
    """One part stays as it is: what means the same is written alike, and is not asked twice."""
    return f"({by.join(parts)})" if len(parts) > 1 else "".join(parts)


def quoted(lexeme: str) -> str:
    # Only letters, digits, Han and our own marks get here; quoted all the same.
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
