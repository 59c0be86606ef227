"""What the pilots show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.reform.pilots import (
    ONE_DAY,
    PilotFeature,
    PilotResolve,
    PilotStanding,
    PilotSubjectKind,
    PilotVerdict,
)
from yimen.kernel.snapshot import snapshot


@snapshot
class PilotRow:
    """A pilot in one line."""

    ref: str
    feature: PilotFeature
    name: str
    document: str
    begins: date
    ends: date
    """The first day on which it is over."""
    standing: PilotStanding
    subjects: tuple[str, ...]
    """Who takes part, offices and points before items, the first of them by name."""
    more: int
    """How many more take part."""
    verdict: str
    """What the last evaluation found; empty while there is none."""

    @property
    def last(self) -> date:
        """The last day on which it runs."""
        return self.ends - ONE_DAY

    @property
    def all(self) -> int:
        """How many take part."""
        return len(self.subjects) + self.more


@snapshot
class SubjectRow:
    """An office, an item or a point that takes part."""

    kind: PilotSubjectKind
    ref: str
    name: str
    since: date
    joined: str
    """yes: by a later decision."""


@snapshot
class EvaluationInPublic:
    """What somebody apart found by a day; who wrote it is told at the desk alone."""

    ref: str
    as_of: date
    verdict: PilotVerdict
    said: str


@snapshot
class EvaluationRow(EvaluationInPublic):
    """The same with who wrote it."""

    by_name: str


@snapshot
class DecisionInPublic:
    """What was decided, by which document, and on which evaluation it rests; by whom is told at the desk alone."""

    kind: PilotResolve
    effective: date
    document: str
    why: str
    decided_at: datetime
    evaluated_on: date | None

    @property
    def last(self) -> date:
        """Of a changed end: the last day on which it runs."""
        return self.effective - ONE_DAY


@snapshot
class DecisionRow(DecisionInPublic):
    """The same with who decided it."""

    by_name: str


@snapshot
class PilotInPublic:
    """A pilot as anybody reads it: its days, who takes part, what others found and what was decided."""

    row: PilotRow
    purpose: str
    opened_on: date | None
    ended_on: date | None
    kinds: tuple[PilotSubjectKind, ...]
    subjects: tuple[SubjectRow, ...]
    evaluations: tuple[EvaluationInPublic, ...]
    decisions: tuple[DecisionInPublic, ...]
    evaluated: str
    """yes: since the last decision, so that more may be decided."""


@snapshot
class PilotView(PilotInPublic):
    """A pilot whole, with the names of who evaluated it and who decided."""

    evaluations: tuple[EvaluationRow, ...]
    decisions: tuple[DecisionRow, ...]
    id: int
    seq: int
