"""What responsibility shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class CensureRow:
    """A censure of the published list."""

    ref: str
    censure: str
    points: int
    publicity: str
    document: str
    begins: date
    ends: date | None


@snapshot
class ResponsibilityRow:
    """A responsibility case as whoever is told of it reads it."""

    ref: str
    source: str
    source_ref: str
    source_said: str
    happened_at: datetime
    subject_name: str
    office_name: str
    finding: str
    opened_by: str
    opened_at: datetime
    hear_by: datetime
    decide_by: datetime
    state: str
    defence: str
    heard_at: datetime | None
    censure: str
    points: int
    publicity: str
    reason: str
    document: str
    notice: str
    decided_by: str
    decided_at: datetime | None
    appeal_by: datetime | None
    counted: str
    """yes: a month's assessment counts it, or counted it before it was withdrawn."""
    appeal: str
    appealed_at: datetime | None
    judge_by: datetime | None
    judgement: str
    judged_by: str
    judged_at: datetime | None
    late: str
    """yes: it is not decided, or its appeal not judged, by its day."""
    standing: str
    """stands, again or fell: how far what it rests on holds; asked for one case alone."""
    final: str
    """yes: the days to appeal are over."""
    seen: str
    """The mark of what is read here, said with a decision."""
    own: str
    """yes: it is about the asker."""
    may: tuple[str, ...]
    """speak, decide, clear, appeal, judge, withdraw."""


@snapshot
class MisdeedRow:
    """A finding from which a case may be opened, and who had to do with it."""

    source: str
    ref: str
    source_said: str
    happened_at: datetime
    people: tuple[tuple[str, str], ...]
    """By reference: name, staff number and the post held at the time."""
    opened: tuple[str, ...]
    """The cases that were opened from it."""


@snapshot
class NoticeRow:
    """A censure that is public: whose office, who by the first character of their name, and what for."""

    office_name: str
    who: str
    censure: str
    document: str
    notice: str
    decided_on: date


@snapshot
class ResponsibilityFigures:
    """How many cases of a time there were, and what came of them; for anybody."""

    opened: int
    decided: int
    cleared: int
    appealed: int
    withdrawn: int
    late: int


@snapshot
class ResponsibilityTold:
    """What the public reads: the list in force, the censures that are public, and the figures of a time."""

    censures: tuple[CensureRow, ...]
    notices: tuple[NoticeRow, ...]
    figures: ResponsibilityFigures
