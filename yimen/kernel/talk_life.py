"""The life of a talk 在线交谈: an applicant and a window clerk write to each other, keyboard to keyboard 键对键.

It informs and decides nothing: what only a decision gives is neither promised nor denied there (0215).
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.noes import must_not_turn_away
from yimen.kernel.refusal import Refusal


class TalkState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    LEFT = "left"


class TalkMove(StrEnum):
    TAKE_UP = "take_up"
    CLOSE = "close"
    LEAVE = "leave"


_S, _M = TalkState, TalkMove

TALK_LIFE: Lifecycle[TalkState, TalkMove] = Lifecycle(
    start=_S.WAITING,
    moves={
        _M.TAKE_UP: (frozenset({_S.WAITING}), _S.OPEN),
        _M.CLOSE: (frozenset({_S.OPEN}), _S.CLOSED),
        # Nobody came, or whoever waited went: there is nothing to sum up.
        _M.LEAVE: (frozenset({_S.WAITING}), _S.LEFT),
    },
)
UNDER_WAY = (TalkState.WAITING, TalkState.OPEN)


class Side(StrEnum):
    """Who said a line."""

    APPLICANT = "applicant"
    CLERK = "clerk"
    HOUSE = "house"
    """Nobody: what happened in the talk, in its place among the lines."""


class TalkOutcome(StrEnum):
    """With what a talk ends, as its clerk sums it up. That somebody cannot be helped is none of them."""

    EXPLAINED = "explained"
    FILE_ONLINE = "file_online"
    COME_IN = "come_in"
    ASK_OFFICE = "ask_office"


SAID_MOST, LINES_MOST = 1000, 500
VIDEO_LASTS = timedelta(minutes=30)
VIDEO_AHEAD = timedelta(days=14)
ENTERED_EARLY = timedelta(minutes=10)
"""By how much the room of a video appointment opens before its hour."""

_SURE = r"(?:保证|肯定|一定|必定|绝对|百分之百|100%)"
_BETWEEN = r"(?:能|会|可以|给|帮|让|您|你|都|就|审批|，|,)*"
_GIVEN = r"(?:通过|批准|批下来|获批|过审|办下来|发证|拿到证|准予|许可|批)"
_PROMISES = re.compile(
    rf"(?<![不没]){_SURE}{_BETWEEN}{_GIVEN}|包过|包批"
    r"|\b(?:guarantee|promise|definitely|certainly|surely)\b[^.!?]{0,40}\b(?:approved?|granted?|approval)\b",
    re.IGNORECASE,
)

_NO_PROMISE = re.compile(r"(?:不能|不敢|不会|没法|无法|谁也不能|不)(?:向您|给您)?(?:保证|肯定|承诺)[^，。；,;.]*")
"""Who says that nothing can be promised promises nothing."""


class OnlyADecision(Refusal):
    """Words that promise what only a decision can give."""

    code: ClassVar[str] = "talk.only_a_decision"
    words: str


class NotAVideoHour(Refusal):
    """A video appointment begins at a full or half hour ahead, within two weeks, while the centre is open."""

    code: ClassVar[str] = "talk.not_a_video_hour"


def must_decide_nothing(text: str) -> str:
    """The words of a clerk, if they neither promise nor deny. Refuses with OnlyADecision or NoNeedsApprover."""
    plain = _NO_PROMISE.sub("", re.sub(r"\s+", " ", text))
    if found := _PROMISES.search(plain) or _PROMISES.search(plain.replace(" ", "")):
        raise OnlyADecision(words=found.group())
    must_not_turn_away(text)
    return text


def must_be_a_video_hour(begins: datetime, now: datetime) -> None:
    """Refuses with NotAVideoHour; whether the centre is open then, its calendar says."""
    on_the_grid = begins.minute in (0, 30) and begins.second == begins.microsecond == 0
    if not (on_the_grid and now < begins <= now + VIDEO_AHEAD):
        raise NotAVideoHour()


def transcript(lines: Iterable[tuple[int, str, str, datetime]]) -> bytes:
    """The lines of a talk, with who said it or what happened, as the bytes whose digest goes onto the case's chain."""
    return "\n".join(f"{nth}\x1f{which}\x1f{at.isoformat()}\x1f{text}" for nth, which, text, at in lines).encode()


def is_free_at(begins: datetime, taken: Iterable[datetime]) -> bool:
    """Whether half an hour that begins then meets none of those that are taken."""
    return all(abs(begins - other) >= VIDEO_LASTS for other in taken)
