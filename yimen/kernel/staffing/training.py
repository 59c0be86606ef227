"""Training 培训: what somebody is able to do is proved by a test, for so many months, and then again."""

from datetime import date
from enum import StrEnum

PASSED_FROM = 60
FULL_MARK = 100


class TrainingKind(StrEnum):
    SKILLS = "skills"
    BUSINESS = "business"
    LAW = "law"
    ETIQUETTE = "etiquette"
    CHIEFS = "chiefs"


def passes(mark: int) -> str:
    """yes or no."""
    return "yes" if mark >= PASSED_FROM else "no"


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last there is of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, last))
