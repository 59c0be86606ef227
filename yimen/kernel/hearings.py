"""Hearings 听证 and expert reviews 专家评审: told in time, led by somebody else, and recorded before the case goes on.

Licensing law art. 46-48: notice seven working days before, a presider who did not review the application, a record that
the decision stands on. An expert review is called alike, with three experts at least.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.time.worktime import WorkCalendar

NOTICE = 7
EXPERTS = 3


class HearingKind(StrEnum):
    """What is held; the value is the ground on which the statutory clock stands still."""

    HEARING = "hearing"
    EXPERT_REVIEW = "expert_review"


class CalledTooLate(Refusal):
    """A hearing is told seven working days before; `earliest` is the first day on which it could be held."""

    code: ClassVar[str] = "hearing.called_too_late"
    earliest: date


class PresiderNotApart(Refusal):
    """Whoever reviews the application does not lead its hearing."""

    code: ClassVar[str] = "hearing.presider_not_apart"


class TooFewExperts(Refusal):
    """An expert review has three experts at least."""

    code: ClassVar[str] = "hearing.too_few_experts"
    least: int


class HearingOpen(Refusal):
    """A hearing was called and has no record yet: the procedure does not end, and another is not called."""

    code: ClassVar[str] = "hearing.open"


class HearingUnknown(Refusal):
    """There is no such hearing for this actor, or it has its record."""

    code: ClassVar[str] = "hearing.unknown"
    ref: str


class NotHeldYet(Refusal):
    """What has not been held has no record."""

    code: ClassVar[str] = "hearing.not_held_yet"


def must_be_in_time(kind: HearingKind, calendar: WorkCalendar, now: datetime, held_at: datetime) -> None:
    """Refuses with CalledTooLate; an expert review only has to lie ahead."""
    today = calendar.day_of(now)
    earliest = calendar.working_day_after(today, NOTICE) if kind is HearingKind.HEARING else today
    if calendar.day_of(held_at) < earliest or held_at <= now:
        raise CalledTooLate(earliest=earliest)


def must_be_led_by_another(presider: int, reviewing: Sequence[int]) -> None:
    """Refuses with PresiderNotApart."""
    if presider in reviewing:
        raise PresiderNotApart()


def must_have_experts(kind: HearingKind, participants: Sequence[str]) -> None:
    """Refuses with TooFewExperts."""
    if kind is HearingKind.EXPERT_REVIEW and len(set(participants)) < EXPERTS:
        raise TooFewExperts(least=EXPERTS)
