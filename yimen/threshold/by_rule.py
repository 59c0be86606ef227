"""By rule at the threshold: what an applicant has just handed in is weighed at once, while they stand there.

The case is handed in whatever comes of it: what this door forgot, the clockwork weighs a minute later.
"""

from contextlib import suppress

from yimen.engine.case.rule_orders.operations import decide_by_rule
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.run import run


def weigh_at_once(case_ref: str) -> None:
    """Have a case weighed by the order for its item; without one it lies at the window as ever."""
    with suppress(Refusal):
        run(decide_by_rule, case_ref, by=SYSTEM, now=clock.now())
