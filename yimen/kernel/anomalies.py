"""Anomalies 异常: what stands out in the month of an officer. A figure is a question and no finding.

From which figure on it is asked is a dated rule with a document; every figure leads to its cases. Supervision writes
down what came of the question, and only what was confirmed may be answered for.
"""

from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class AnomalyKind(StrEnum):
    """What is counted, all of it from the journal, which nobody writes by hand."""

    ASKED_AGAIN = "asked_again"
    """Further corrections asked of one case."""
    LATE_MATERIAL = "late_material"
    """Materials asked for after acceptance, late after it."""
    SENT_BACK = "sent_back"
    """One case sent back by the same officer again."""
    IN_SECONDS = "in_seconds"
    """Decided within seconds of the step before."""
    PULLED_FORWARD = "pulled_forward"
    """Cases put before others."""
    ONE_AGENT = "one_agent"
    """Cases received from one and the same agent."""
    SPECIAL_LATE = "special_late"
    """The clock stopped late after acceptance."""


MARGIN: dict[AnomalyKind, str] = {
    AnomalyKind.ASKED_AGAIN: "",
    AnomalyKind.LATE_MATERIAL: "days",
    AnomalyKind.SENT_BACK: "times",
    AnomalyKind.IN_SECONDS: "seconds",
    AnomalyKind.PULLED_FORWARD: "",
    AnomalyKind.ONE_AGENT: "percent",
    AnomalyKind.SPECIAL_LATE: "days",
}
"""What the margin of a rule counts; empty: it has none."""
MOST_MARGIN, MOST_LEAST = 1000, 1000


class AnomalyOutcome(StrEnum):
    """What came of a question."""

    EXPLAINED = "explained"
    CONFIRMED = "confirmed"
    """It was so, and somebody may answer for it."""


class RuleUnfit(Refusal):
    """A rule has a margin where its kind counts one, and a least of one case at least."""

    code: ClassVar[str] = "anomalies.rule_unfit"


@snapshot
class AnomalyRuleSaid:
    """From which figure on something is asked about."""

    kind: str
    margin: int
    least: int


def must_fit(said: AnomalyRuleSaid) -> None:
    """Refuses with RuleUnfit."""
    if said.kind not in set(AnomalyKind):
        raise RuleUnfit()
    counted = bool(MARGIN[AnomalyKind(said.kind)])
    if counted != (1 <= said.margin <= MOST_MARGIN) or not 1 <= said.least <= MOST_LEAST:
        raise RuleUnfit()
