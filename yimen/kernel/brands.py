"""Brands 视觉标识: the one name, colour and mark of a house. A colour in which nobody could read is none. Pure.

Contrast is reckoned as WCAG 2.2 does; every pair in which the house writes with the colour, or on it, keeps 4.5 to 1.
"""

import re
from collections.abc import Mapping
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

LEAST = 4.5
WHITE, BLACK = "#ffffff", "#000000"
GROUND, PALE_INK = "#f6f5f1", "#d5e1f2"
"""The warm paper behind bands, and the paler ink on the bar of the desk."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")
SIDE, MOST_BYTES = (64, 1024), 60_000
"""The shortest and the longest side of a mark in pixels, and its size."""


class NoColour(Refusal):
    """A colour is a number sign and six digits of it."""

    code: ClassVar[str] = "brands.no_colour"


class Unreadable(Refusal):
    """With this colour something would stand on a page that cannot be read."""

    code: ClassVar[str] = "brands.unreadable"
    ratio: str


class MarkUnfit(Refusal):
    """A mark is a PNG picture of a size that fits a page and a paper."""

    code: ClassVar[str] = "brands.mark_unfit"


@snapshot
class Look:
    """How a house looks: its name, its colour, and its mark as PNG; empty: as the house was built."""

    name: str = ""
    colour: str = ""
    mark: bytes = b""


def colour_of(typed: str) -> str:
    """A colour as it is kept; refuses with NoColour."""
    told = typed.strip().lower()
    if not _COLOUR.fullmatch(told):
        raise NoColour()
    return told


def shades(colour: str) -> Mapping[str, str]:
    """The tokens of the pages that follow from the one colour."""
    return {
        "trust": colour,
        "trust-strong": mixed(colour, BLACK, 25),
        "trust-deep": mixed(colour, BLACK, 45),
        "trust-tint": mixed(colour, WHITE, 92),
        "trust-line": mixed(colour, WHITE, 70),
    }


def must_be_readable(colour: str) -> None:
    """Refuses with Unreadable when a pair of the house falls short."""
    of = shades(colour)
    pairs = (
        (WHITE, of["trust"]), (WHITE, of["trust-strong"]), (PALE_INK, of["trust-deep"]), (of["trust"], GROUND),
        (of["trust"], of["trust-tint"]), (of["trust-strong"], of["trust-tint"]),
    )  # fmt: skip
    least = min(contrast(*pair) for pair in pairs)
    if least < LEAST:
        raise Unreadable(ratio=f"{int(least * 10) / 10:.1f}")


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: 1 for the same, 21 for black and white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, per_hundred: int) -> str:
    """A colour with so much of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * per_hundred / 100):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(one / 255) for one in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
