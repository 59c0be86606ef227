"""Characters: traditional ones as the simplified ones they are, and how a character is read. Two small tables.

The pinyin tables of the indexing weigh 56 MB and know words; these know single characters and weigh nothing. A search
reads with these, a publication with those.
"""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def simplified(text: str) -> str:
    """Text with its traditional characters as simplified ones."""
    return text.translate(_simplifying())


def sound_of(text: str) -> str:
    """How the characters are read, without tones; empty when one of them is not common."""
    readings = _readings()
    told = [readings.get(character, "") for character in text]
    return "".join(told) if all(told) else ""


@cache
def _simplifying() -> dict[int, str]:
    pairs = (HERE / "traditional.txt").read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def _readings() -> dict[str, str]:
    lines = (HERE / "readings.txt").read_text(encoding="utf-8").splitlines()
    return {character: sound for line in lines for sound, _, row in [line.partition(" ")] for character in row}
