"""What the satisfaction shows: frozen rows. None of them names who rated, nor the case it was."""

from datetime import date

from yimen.kernel.evaluation import Satisfaction
from yimen.kernel.snapshot import snapshot


@snapshot
class RatedPlace:
    """A level, office, window or item with its counts."""

    ref: str
    """Of a level its number."""
    name: str
    place: str
    counts: Satisfaction


@snapshot
class QuestionAsked:
    """One of the three questions: how many answered it, and how many of them against the office."""

    question: str
    answered: int
    against: int


@snapshot
class RatedReport:
    """Satisfaction of a time: the whole, and by level, office, window and item; the worst first."""

    whole: Satisfaction
    found_wrong: int
    """Grades that a follow-up did not confirm; they are counted all the same."""
    levels: tuple[RatedPlace, ...]
    offices: tuple[RatedPlace, ...]
    windows: tuple[RatedPlace, ...]
    items: tuple[RatedPlace, ...]
    questions: tuple[QuestionAsked, ...]


@snapshot
class GradeRow:
    """A grade behind the figure."""

    what: str
    office_name: str
    place_name: str
    window: str
    grade: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    words: str
    again: str
    outcome: str
    rated_on: date


@snapshot
class GradePage:
    """Grades behind a figure, a page by key."""

    rows: tuple[GradeRow, ...]
    after: str | None
