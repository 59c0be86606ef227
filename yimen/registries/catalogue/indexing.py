"""Indexing: what a version can be found by. Written when a version is published or imported, never at a search.

Lexemes: pairs of neighbouring characters and pairs with one character between them (so that one wrong character
leaves enough to find by), runs of three letters of the pinyin, pairs of initials, each word whole, marked by `=`, and
its first one or two letters, marked by `<`, for those who have typed no more. Ways of handing in are marked by `@`.
The pinyin tables weigh 56 MB: they are loaded by the process that publishes, never for a search.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.characters import simplified

HAN = "\u3400-\u9fff"
PLAIN = re.compile(rf"[^{HAN}0-9a-z]+")
WHOLE, SOUND, INITIAL, GAP, BEGIN, WAY = "=", "~", "^", "_", "<", "@"


@snapshot
class Indexed:
    """The lexemes of a version, its lines for ranking, and the key by which it is sorted."""

    lexemes: tuple[str, ...]
    lines: str
    sort_key: str


def indexed(
    name: str, keywords: Iterable[str], codes: Iterable[str], context: Iterable[str] = (), ways: Iterable[str] = ()
) -> Indexed:
    """What `name`, its plain words, its codes, its surroundings (office, theme) and its ways in can be found by."""
    words = [plain(name), *(plain(word) for word in keywords)]
    lines = [line for word in dict.fromkeys(words) if word for line in (_line(word),)]
    lexemes = {lexeme for line in lines for lexeme in _lexemes_of(line)}
    lexemes |= {WHOLE + plain(code) for code in codes if plain(code)}
    lexemes |= {WAY + way for way in ways}
    for word in context:
        lexemes |= set(pairs(plain(word)))
    return Indexed(tuple(sorted(lexemes)), "\n".join(lines), sounds(name)[0][:80] or plain(name)[:80])


def plain(text: str) -> str:
    """Text as it is compared: full-width letters made narrow, lower case, simplified, no spaces or punctuation."""
    return PLAIN.sub("", level(text))


def level(text: str) -> str:
    """Text with full-width letters made narrow, in lower case and simplified characters; what stands between stays."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)
    return simplified(narrow.lower())


def _line(word: str) -> str:
    sound, initials = sounds(word)
    return "\t".join((word, sound, initials))


def _lexemes_of(line: str) -> Iterator[str]:
    word, sound, initials = line.split("\t")
    yield WHOLE + word
    if sound:
        yield WHOLE + sound
        yield WHOLE + initials
    yield from begins(word, sound, initials)
    yield from pairs(word)
    yield from gaps(word)
    yield from letters(sound)
    yield from (INITIAL + pair for pair in pairs(initials))


def begins(*words: str) -> Iterator[str]:
    """The first letter and the first two: what a search box has heard when somebody begins to type."""
    return (BEGIN + word[:length] for word in words for length in (1, 2) if len(word) >= length)


def pairs(word: str) -> Iterator[str]:
    """Each two neighbouring characters; a word of one character is its own pair."""
    if len(word) == 1:
        yield word
    yield from (word[at : at + 2] for at in range(len(word) - 1))


def gaps(word: str) -> Iterator[str]:
    """Each two characters with one between them."""
    return (word[at] + GAP + word[at + 2] for at in range(len(word) - 2))


def letters(sound: str) -> Iterator[str]:
    """Each run of three letters of the pinyin."""
    return (SOUND + sound[at : at + 3] for at in range(len(sound) - 2))


@lru_cache(maxsize=4096)
def sounds(word: str) -> tuple[str, str]:
    """The pinyin of a word without tones, and its initials. Items of many offices bear the same names."""
    told = _pinyin().lazy_pinyin(plain(word), errors=lambda other: list(other))
    return "".join(told), "".join(syllable[0] for syllable in told)


@cache
def _pinyin() -> Any:
    return import_module("pypinyin")
