"""What the trainings show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class PlaceRow:
    """Somebody in a training."""

    staff_ref: str
    staff_name: str
    came: str
    mark: int | None
    passed: str


@snapshot
class TrainingRow:
    """A training with whoever is in it."""

    ref: str
    kind: str
    title: str
    mandatory: str
    minutes: int
    months: int
    day: date
    items: tuple[str, ...]
    held_at: datetime | None
    called_off_at: datetime | None
    places: tuple[PlaceRow, ...]


@snapshot
class SkillRow:
    """Somebody posted at a comprehensive counter: for how much of what it takes in they are trained."""

    staff_ref: str
    staff_name: str
    window: str
    covered: int
    of: int
    missing: tuple[str, ...]
    """What they are not trained for, or no more."""
    until: date | None
    """When the first of what they are trained for runs out."""


@snapshot
class ProgressRow:
    """How far somebody is with a programme."""

    staff_name: str
    minutes: int
    of: int
    percent: str


@snapshot
class ProgrammeRow:
    """A programme and how far its people are."""

    ref: str
    title: str
    minutes: int
    begins: date
    ends: date | None
    document: str
    people: tuple[ProgressRow, ...]
    done: str
    """How many of a hundred have reached it."""


@snapshot
class MentorRow:
    """Who trains whom."""

    ref: str
    mentor: str
    learner: str
    begins: date
    ends: date | None


@snapshot
class KnowledgeRow:
    """The latest version of what is told of an item."""

    ref: str
    item_ref: str
    item_name: str
    office: str
    version: int
    title: str
    text: str
    author: str
    published_at: datetime
    expires_on: date
    expired: str
    """yes: nobody has renewed it."""
    read: str
    """yes: by who asks."""
    readers: int


@snapshot
class LearningRow:
    """What somebody is to learn."""

    ref: str
    staff_name: str
    law: str
    what: str
    due_on: date
    late: str
    learnt: str
    learnt_at: datetime | None
    mark: int | None
    mine: str
