"""Traces 办理轨迹: the way of a case as its journal tells it, cut into stays, each waited for and worked on. Pure.

A stay begins when the case comes to a desk (or to the applicant) and ends with the act that passes it on. Nobody has
touched it until somebody on the staff does the first act there: that is waiting, the rest is working time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.steps import ACCEPTED, RULED


class Step(StrEnum):
    """What a case stays for."""

    ACCEPT = "accept"
    CORRECT = "correct"
    HAND_OVER = "hand_over"
    REVIEW = "review"
    CHECK = "check"
    DECIDE = "decide"
    SPECIAL = "special"
    DELIVER = "deliver"


OURS = frozenset(Step) - {Step.CORRECT, Step.SPECIAL}
"""Steps in which the office holds the case; a correction is the applicant's, a special procedure has its own time."""

CLOSING: dict[str, str] = {
    **dict.fromkeys(RULED - {"deny"}, "granted"),
    "deny": "denied",
    "refuse": "refused",
    "find_not_needed": "not_needed",
    "withdraw": "withdrawn",
    "lapse_correction": "lapsed",
}
"""How a case ends, by the verb that ends it."""

FINISHED = frozenset({"granted", "denied"})
"""Ends that are decisions: only they can be in time or late."""


RANKS_ALLOWED: dict[str, int] = {"simple": 1, "general": 2, "complex": 4}
"""How many ranks a case of a class may pass inside its office: one officer at once, 一审一核, 3+1."""


class Hand(StrEnum):
    """Who did an act."""

    STAFF = "staff"
    APPLICANT = "applicant"
    SYSTEM = "system"


class Effort(StrEnum):
    """What an applicant may be asked to do 申请人动作; whatever else they did is told as other."""

    SUBMIT = "submit"
    CORRECT = "correct"
    PAY = "pay"
    COLLECT = "collect"
    OTHER = "other"


EFFORTS: dict[str, Effort] = {"receive": Effort.SUBMIT, "close_correction": Effort.CORRECT, "supply": Effort.CORRECT}
NOT_ASKED = frozenset({"withdraw", "hand_in"})
"""Acts of applicants that are none by themselves: their own wish, and each file of a correction."""


NOT_WORK = frozenset({"prioritise", "reclassify", "reassign"})
"""Acts about a case by those who answer for the desk: nobody has worked on it yet."""


@snapshot
class Happened:
    """One journal line of a case as the trace reads it; `leg` is told by acts that pass a case on."""

    verb: str
    at: datetime
    hand: Hand
    leg: int = 0
    how: str = ""


@snapshot
class Stay:
    """The case lay at a desk for a step: since when, when first touched, until when. None: not yet."""

    step: Step
    leg: int
    came_at: datetime
    touched_at: datetime | None = None
    left_at: datetime | None = None


@snapshot
class Trace:
    """The whole way of a case so far."""

    stays: tuple[Stay, ...]
    outcome: str
    """granted, denied, refused, not_needed, withdrawn or lapsed; empty while it is open."""
    ended_at: datetime | None
    vetoes: int
    """How often the applicant was told no at the window: what an approver confirmed, or the law has told at once."""
    corrections: int
    """How often the applicant was sent for corrections."""
    passed_back: int
    """How often a step was sent back or given to another desk."""
    errors: int
    """Corrections that should have been told before, errata of papers, and revocations."""
    efforts: tuple[Effort, ...]


ERRORS = frozenset({"open_further_correction", "erratum", "revoke"})
NOES = frozenset({"refuse", "find_not_needed"})
"""A "no" of the window that was said: the one that an approver confirmed, and the one that the law has it tell at once.

One that is only proposed has been heard by nobody. Taken back, sent back, overtaken by the acceptance that silence
makes, or lapsed with a case that its applicant withdrew, it turned nobody away (decision 0136).
"""
_CORRECTIONS = frozenset({"open_correction", "open_further_correction"})


@dataclass(slots=True)
class _Walk:
    """The walk over the lines: what lies behind, and the stay that is open."""

    legs: int
    done: list[Stay] = field(default_factory=list)
    step: Step | None = None
    leg: int = 0
    came_at: datetime | None = None
    touched_at: datetime | None = None

    def begin(self, step: Step, leg: int, at: datetime) -> None:
        self.end(at)
        self.step, self.leg, self.came_at, self.touched_at = step, leg, at, None

    def end(self, at: datetime) -> None:
        if self.step is None or self.came_at is None:
            return
        self.done.append(Stay(self.step, self.leg, self.came_at, self.touched_at or at, at))
        self.step = None

    def touch(self, at: datetime) -> None:
        if self.step in OURS and self.touched_at is None:
            self.touched_at = at

    def stays(self) -> tuple[Stay, ...]:
        if self.step is None or self.came_at is None:
            return tuple(self.done)
        return (*self.done, Stay(self.step, self.leg, self.came_at, self.touched_at))

    def at_leg(self, leg: int) -> Step:
        if leg >= self.legs - 1:
            return Step.DECIDE
        if leg == 0:
            return Step.HAND_OVER
        return Step.REVIEW if leg == 1 else Step.CHECK


def traced(lines: Iterable[Happened], legs: int) -> Trace:
    """The way of a case by its lines in their order; `legs` is how many desks lie on its route."""
    told, walk, outcome, ended = tuple(lines), _Walk(legs), "", None
    now: datetime | None = None
    for line in told:
        # What is back-dated (art. 32) ends nothing before it began.
        now = line.at if now is None else max(now, line.at)
        if line.hand is Hand.STAFF and line.verb not in NOT_WORK:
            walk.touch(now)
        _step(walk, line, now)
        if line.verb in CLOSING and not outcome:
            outcome, ended = CLOSING[line.verb], now
    return Trace(
        walk.stays(),
        outcome,
        ended,
        sum(line.verb in NOES for line in told),
        sum(line.verb in _CORRECTIONS for line in told),
        sum(line.verb in ("send_back", "reassign") for line in told),
        sum(line.verb in ERRORS for line in told),
        tuple(_efforts(told)),
    )


def _step(walk: _Walk, line: Happened, now: datetime) -> None:
    match line.verb:
        case "receive" | "close_correction":
            walk.begin(Step.ACCEPT, 0, now)
        case "open_correction" | "open_further_correction":
            walk.begin(Step.CORRECT, 0, now)
        case verb if verb in ACCEPTED:
            walk.begin(walk.at_leg(0), 0, now)
        case "hand_over":
            walk.begin(walk.at_leg(line.leg or 1), line.leg or 1, now)
        case "review":
            walk.begin(walk.at_leg(line.leg + 1), line.leg + 1, now)
        case "send_back":
            walk.begin(walk.at_leg(max(line.leg - 1, 0)), max(line.leg - 1, 0), now)
        case "open_special":
            walk.begin(Step.SPECIAL, walk.leg, now)
        case "close_special":
            walk.begin(walk.at_leg(walk.leg), walk.leg, now)
        case "deliver":
            walk.end(now)
        case verb if CLOSING.get(verb) in FINISHED:
            walk.begin(Step.DELIVER, 0, now)
        case verb if verb in CLOSING:
            walk.end(now)
        case _:
            pass


def _efforts(lines: Sequence[Happened]) -> Iterable[Effort]:
    """What was asked of the applicant: what they did themselves, and the result they came to collect."""
    for line in lines:
        if line.verb in EFFORTS:
            yield EFFORTS[line.verb]
        elif line.verb == "deliver" and line.how == "window":
            yield Effort.COLLECT
        elif line.hand is Hand.APPLICANT and line.verb not in NOT_ASKED and line.verb != "deliver":
            yield Effort.OTHER
