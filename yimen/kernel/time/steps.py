"""Steps of time: which step of a case begins and ends with which act, and what limit the law gives it.

The version says what an office promises for a step; two steps have a limit by law: a lower unit that examines reports
up within twenty working days (art. 43), and a decision is handed over within ten (art. 44). Pure tables.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.kernel.time.limit import Limit, Unit

ART_43, ART_44 = "行政许可法第四十三条", "行政许可法第四十四条"

ACCEPT, REPORT, REVIEW, DECIDE, DELIVER = "accept", "report", "review", "decide", "deliver"

ACCEPTED = frozenset({"accept", "accept_tolerating", "accept_on_commitment", "deem_accepted"})
RULED = frozenset({"grant", "grant_tolerated", "deny", "deem_renewed"})
ENDED = frozenset({"withdraw", "lapse_correction", "refuse", "find_not_needed"})

BY_LAW: Mapping[str, tuple[Limit, str]] = {
    REPORT: (Limit(Decimal(20), Unit.WORKING_DAY), ART_43),
    DELIVER: (Limit(Decimal(10), Unit.WORKING_DAY), ART_44),
}
"""What the law gives a step: 20 days to examine and report up, 10 to hand the decision over."""


@snapshot
class StepLimit:
    """A limit of a step, on one side."""

    step: str
    side: str
    limit: Limit
    law: str = ""


@snapshot
class Turn:
    """What an act does to the steps of its case: which end, which begin."""

    ends: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()


EVERY = frozenset({ACCEPT, REPORT, REVIEW, DECIDE, DELIVER})
NOTHING = Turn()
TURNS = frozenset(
    {
        *ACCEPTED,
        *RULED,
        *ENDED,
        "receive",
        "open_correction",
        "open_further_correction",
        "close_correction",
        "hand_over",
    }
    | {"review", "send_back", "deliver"}
)
"""The acts that take a turn."""


def turn(verb: str, leg: int, legs: int) -> Turn:
    """The turn that an act takes; `leg` is the desk at which the case lies after it, of `legs`."""
    last = leg >= legs - 1
    if verb in ("receive", "close_correction"):
        return Turn(begins=(ACCEPT,))
    if verb in ("open_correction", "open_further_correction"):
        return Turn(ends=frozenset({ACCEPT}))
    if verb in ACCEPTED:
        return Turn(frozenset({ACCEPT}), (REPORT, DECIDE) if legs == 1 else (REPORT,))
    if verb == "hand_over":
        return Turn(begins=(DECIDE,) if last else (REVIEW,))
    if verb == "review":
        # Passed on to who decides: examined, and reported up.
        return Turn(frozenset({REVIEW, REPORT}), (DECIDE,)) if last else NOTHING
    if verb == "send_back":
        return Turn(frozenset({DECIDE}), (REVIEW,))
    if verb in RULED:
        return Turn(EVERY, (DELIVER,))
    if verb == "deliver":
        return Turn(frozenset({DELIVER}))
    return Turn(EVERY) if verb in ENDED else NOTHING


def limits(step: str, terms: Terms) -> Iterator[StepLimit]:
    """The limits of a step: what the version promises for it, and what the law gives it where the version has it."""
    promised = next((one.limit for one in terms.steps if one.code == step and one.limit is not None), None)
    if promised is not None and promised.amount > 0:
        yield StepLimit(step, "promised", Limit(promised.amount, Unit(promised.unit)))
    reports = any(one.code == REPORT for one in terms.steps)
    if step in BY_LAW and (step != REPORT or reports):
        limit, law = BY_LAW[step]
        yield StepLimit(step, "statutory", limit, law)
