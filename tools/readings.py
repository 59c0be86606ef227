"""Draws yimen/registries/catalogue/readings.txt: how each common character is read, without its tone.

    python -m tools.readings

One line a syllable, its characters behind it. The search reads this small table; the large one of pypinyin is loaded
only where a publication is indexed.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

READINGS = Path(__file__).parents[1] / "yimen" / "registries" / "catalogue" / "readings.txt"


def common() -> list[str]:
    """The 6,763 characters of GB 2312."""
    rows = (bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [character for character in rows if character]


def drawn() -> str:
    """The whole table as text."""
    read: dict[str, list[str]] = defaultdict(list)
    for character in common():
        read[lazy_pinyin(character)[0]].append(character)
    return "".join(f"{sound} {''.join(sorted(read[sound]))}\n" for sound in sorted(read) if sound.isascii())


if __name__ == "__main__":
    READINGS.write_text(drawn(), encoding="utf-8")
