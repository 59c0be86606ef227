"""Window votes 审批之窗我来评: one of a person, a window and a quarter; and on which grounds words are hidden. Pure."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class HiddenGround(StrEnum):
    """What makes words unlawful to show; that they are unkind is no ground."""

    INSULT = "insult"
    PRIVACY = "privacy"
    SECRET = "secret"
    RUMOUR = "rumour"
    ADVERT = "advert"


class VoteOrder(StrEnum):
    """In which order votes are read."""

    NEWEST = "newest"
    HOTTEST = "hottest"


class OwnWindow(Refusal):
    """Who works at a window, heads its office or manages its centre neither rates it nor hides what is said of it."""

    code: ClassVar[str] = "windowvotes.own_window"


class WordsHidden(Refusal):
    """Words that were hidden are not written anew in the same vote; the grade may change."""

    code: ClassVar[str] = "windowvotes.words_hidden"


def quarter_of(day: date) -> date:
    """The first day of the quarter."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
