"""Text that people type: bounded, and free of characters that hide in it."""

import unicodedata
from typing import ClassVar

from yimen.kernel.refusal import Refusal

LINES = frozenset("\n\r\t")
# Joiners that Mongolian is written with; they hide nothing.
JOINERS = frozenset("\u200c\u200d\u180e")


class TextTooLong(Refusal):
    """More characters than there is room for."""

    code: ClassVar[str] = "text.too_long"
    field: str
    most: int


class TextUnclean(Refusal):
    """Control characters, or marks that turn the direction of reading, hide in the text."""

    code: ClassVar[str] = "text.unclean"
    field: str


class TextMissing(Refusal):
    """Something must be said here."""

    code: ClassVar[str] = "text.missing"
    field: str


def must_be_clean(field: str, text: str, most: int) -> str:
    """The text itself, if it is short enough and holds nothing hidden."""
    if len(text) > most:
        raise TextTooLong(field=field, most=most)
    for character in text:
        # Cc are control characters; Cf turn the direction or hide; Cs are halves of characters.
        if unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in LINES | JOINERS:
            raise TextUnclean(field=field)
    return text


def must_be_said(field: str, text: str, most: int) -> str:
    """The text, clean, and not empty."""
    if not text.strip():
        raise TextMissing(field=field)
    return must_be_clean(field, text, most)
