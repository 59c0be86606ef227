"""Microblogs 政务微博: on which platforms a city is spoken to, and what of a post is kept. Pure."""

import unicodedata
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import JOINERS

TEXT_MOST, LINE_MOST = 2000, 200
HOURS = range(1, 36)
"""Office hours in which a department answers what was said on its account: none longer than the hotline's."""
OLDEST = datetime(2000, 1, 1, tzinfo=UTC)
AT_ONCE = 100
"""Posts that are taken in by one act; a source is asked again for the rest."""


class BlogPlatform(StrEnum):
    """Where an official account speaks and is spoken to."""

    WEIBO = "weibo"
    WECHAT = "wechat"
    DOUYIN = "douyin"
    KUAISHOU = "kuaishou"
    TOUTIAO = "toutiao"
    FORUM = "forum"


@snapshot
class SeenPost:
    """A post as its platform tells it: its number there, who wrote it, what, when, and where it is read."""

    key: str
    author: str
    text: str
    posted_at: datetime
    address: str = ""


class TooManyPosts(Refusal):
    """A program tells at most a hundred posts at once."""

    code: ClassVar[str] = "microblogs.too_many"


class HoursUnfit(Refusal):
    """An account is answered within one to thirty-five office hours."""

    code: ClassVar[str] = "microblogs.hours_unfit"


def readable(text: str, most: int) -> str:
    """The text without what hides in it, no longer than its place: nobody can ask a stranger to mend it."""
    shown = (
        one for one in text if one in JOINERS or one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cf", "Cs")
    )
    return "".join(shown).strip()[:most]


def link(address: str) -> str:
    """Where a post is read, if that is an address that can be followed whole; otherwise nowhere."""
    fit = len(address) <= LINE_MOST and address.isprintable() and " " not in address
    return address if fit and address.startswith("https://") else ""


def written_at(told: datetime, now: datetime) -> datetime:
    """When a post was written, as far as its platform can be believed; otherwise when it was taken in."""
    return told if told.tzinfo is not None and OLDEST <= told <= now else now
