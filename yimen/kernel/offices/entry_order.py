"""The order of entry 进驻次序: which items come into a centre first, by the theme they are tagged with. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class EntryTag(StrEnum):
    """Why an item comes into the centre before others."""

    INVESTMENT = "investment"
    """与投资项目审批密切相关: without it nothing is built."""
    DAILY_LIFE = "daily_life"
    """与群众生活密切相关: people come for it themselves."""
    OTHER = "other"


ENTRY_ORDER: tuple[EntryTag, ...] = tuple(EntryTag)
"""What comes first, unless a plan is asked for another tag first."""

TAG_WORDS: Mapping[EntryTag, tuple[str, ...]] = {
    EntryTag.INVESTMENT: ("investment_project", "投资项目"),
    EntryTag.DAILY_LIFE: ("people_service", "为民服务"),
}
"""Tags of an item that say it outright; they go before its theme."""

TAG_THEMES: Mapping[EntryTag, tuple[str, ...]] = {
    EntryTag.INVESTMENT: ("project", "land", "environment", "safety", "utilities"),
    EntryTag.DAILY_LIFE: (
        *("household", "birth", "marriage", "education", "work", "social", "health", "housing"),
        *("traffic", "border", "elderly", "relief", "disability", "death"),
    ),
}
"""Themes of the catalogue that say it of an item without such a tag."""


def entry_order(first: EntryTag) -> tuple[EntryTag, ...]:
    """The order in which one tag was asked for first; the others stay as they are."""
    return first, *(one for one in ENTRY_ORDER if one is not first)
