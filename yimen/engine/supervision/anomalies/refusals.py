"""How the anomalies say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class AnomalyUnknown(Refusal):
    """There is no such figure before this supervisor: no rule, not their cases, or fewer than the rule asks for."""

    code: ClassVar[str] = "anomalies.unknown"


class AnomalyMonthRuns(Refusal):
    """The month is not over: what comes in the rest of it would be asked about no more."""

    code: ClassVar[str] = "anomalies.month_runs"


class AnomalyNoted(Refusal):
    """What came of this figure has been written down."""

    code: ClassVar[str] = "anomalies.noted"
