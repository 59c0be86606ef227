"""Onboarding 系统接入: what a department's system passes before it is let in, step by step, judged by its words. Pure.

The sandbox behaves as the house does on a bad day: it turns a word away, keeps an answer to itself, refuses one. A
system that comes through knows what to do on such a day. Nobody ticks a step; each is judged by what came.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

EDITION = "2026.1"
"""The edition of the interface description; who passed by another one is not let in by it."""
GOOD_FOR = timedelta(days=90)
"""So long a run that was passed lets a system in."""
OFF_THE_REGISTER = "已从系统登记撤下"
"""The basis of a suspension by which somebody took the system off the register on its own page."""
MOST_TRIES = 300
"""So many words one run takes; a system that needs more begins anew."""


class OnboardingWay(StrEnum):
    """By which interface a system comes in."""

    PUSH = "push"
    """推送: it says what its officers do, as an office's own system."""
    JUMP = "jump"
    """跳转: people go over to it with their case, and it tells back what became of it."""


class OnboardingState(StrEnum):
    APPLIED = "applied"
    TESTING = "testing"
    LIVE = "live"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class OnboardingMove(StrEnum):
    ADMIT = "admit"
    GO_LIVE = "go_live"
    SUSPEND = "suspend"
    WITHDRAW = "withdraw"


_S, _M = OnboardingState, OnboardingMove
ONBOARDING_LIFE: Lifecycle[OnboardingState, OnboardingMove] = Lifecycle(
    start=_S.APPLIED,
    moves={
        _M.ADMIT: ({_S.APPLIED}, _S.TESTING),
        _M.GO_LIVE: ({_S.TESTING, _S.SUSPENDED}, _S.LIVE),
        _M.SUSPEND: ({_S.LIVE}, _S.SUSPENDED),
        _M.WITHDRAW: ({_S.APPLIED, _S.TESTING, _S.LIVE, _S.SUSPENDED}, _S.WITHDRAWN),
    },
)
IN_THE_SANDBOX = frozenset({_S.TESTING, _S.SUSPENDED})
"""In these a system may show what it can do."""


class ConformanceStep(StrEnum):
    """What a system shows."""

    REDEEM = "redeem"
    FIRST = "first_word"
    AGAIN = "sent_again"
    LOST = "answer_lost"
    MENDED = "mended"
    LAST = "last_word"
    COUNT = "count"


_C = ConformanceStep
STEPS: Mapping[OnboardingWay, tuple[ConformanceStep, ...]] = {
    OnboardingWay.PUSH: (_C.FIRST, _C.AGAIN, _C.LOST, _C.MENDED, _C.LAST),
    OnboardingWay.JUMP: (_C.REDEEM, _C.FIRST, _C.AGAIN, _C.LOST, _C.LAST, _C.COUNT),
}


class ConformanceVerdict(StrEnum):
    """What came of a word in the sandbox."""

    PASSED = "passed"
    HELD = "held"
    """The sandbox played its part: it waits for what the system does now."""
    FAILED = "failed"


class ConformanceFault(StrEnum):
    """Why a word did not pass."""

    FORGED = "forged"
    OTHER_DOOR = "other_door"
    UNREADABLE = "unreadable"
    NOT_THE_CASE = "not_the_case"
    NOT_THE_OFFICER = "not_the_officer"
    NOT_THE_TICKET = "not_the_ticket"
    FUTURE = "future"
    BACKWARDS = "backwards"
    STALE = "stale"
    AHEAD = "ahead"
    NOT_THE_SAME = "not_the_same"
    WENT_ON = "went_on"
    NOT_MENDED = "not_mended"
    NOT_LAST = "not_last"
    ENDED_EARLY = "ended_early"
    MISCOUNTED = "miscounted"


class CheckPoint(StrEnum):
    """What stands beside the run before a system goes live; each is said in words."""

    OWNER = "owner"
    SECURITY = "security"
    KEY = "key"
    FALLBACK = "fallback"
    RECKONING = "reckoning"
    TRAINING = "training"


class ConformanceMissing(Refusal):
    """No run was passed that counts today: none by this key and edition, or too long ago."""

    code: ClassVar[str] = "onboarding.conformance_missing"


class CheckPointsMissing(Refusal):
    """Points of the checklist are open."""

    code: ClassVar[str] = "onboarding.points_missing"
    open: int


class OnboardFirst(Refusal):
    """A system that says what happens in it comes in by its onboarding, and by nobody's word alone."""

    code: ClassVar[str] = "onboarding.first"


class OwnOnboarding(Refusal):
    """Who applied for a system, or said a point of its list, does not let it in."""

    code: ClassVar[str] = "onboarding.own"


@snapshot
class RunMemory:
    """What a run remembers between two words."""

    step: int = 0
    """How many steps are passed."""
    last: int = 0
    """The number of the last word that was taken."""
    digest: str = ""
    """Of the last word that was taken."""
    held: str = ""
    """The digest of the word with which the sandbox played its part."""
    known: str = ""
    """yes: the word whose answer was lost came again."""


@snapshot
class Weighed:
    """What a numbered word is worth, and what is remembered from now on."""

    verdict: ConformanceVerdict
    memory: RunMemory
    status: int
    said: str
    """done, known, or why not: a code of the house."""
    fault: ConformanceFault | None = None


def step_of(way: OnboardingWay, memory: RunMemory) -> ConformanceStep | None:
    """The step at hand; None: all are passed."""
    steps = STEPS[way]
    return steps[memory.step] if memory.step < len(steps) else None


def failed(memory: RunMemory, fault: ConformanceFault, status: int, said: str) -> Weighed:
    """The word did not pass: the step begins anew, what was taken before stays."""
    kept = RunMemory(memory.step, memory.last, memory.digest)
    return Weighed(ConformanceVerdict.FAILED, kept, status, said, fault)


def passed(memory: RunMemory, last: int, digest: str, said: str = "done") -> Weighed:
    """The step is passed."""
    return Weighed(ConformanceVerdict.PASSED, RunMemory(memory.step + 1, last, digest), 200, said)


def weigh(step: ConformanceStep, number: int, digest: str, ends: str, memory: RunMemory) -> Weighed:
    """Weigh a word that reads well, by its number and digest; `ends` is "yes" when it ends the matter."""
    lost = step is ConformanceStep.LOST and memory.held
    if number == memory.last and digest == memory.digest:
        known = RunMemory(memory.step, memory.last, digest, memory.held, "yes" if lost else "")
        return _held(known, 200, "known")
    if number == memory.last and lost:
        return failed(memory, ConformanceFault.NOT_THE_SAME, 409, "onboarding.not_the_same")
    if number != memory.last + 1:
        wrong = ConformanceFault.AHEAD if number > memory.last else ConformanceFault.STALE
        return failed(memory, wrong, 409, f"onboarding.{wrong}")
    if ends == "yes" and step is not ConformanceStep.LAST:
        return failed(memory, ConformanceFault.ENDED_EARLY, 422, "onboarding.ended_early")
    return _NEXT.get(step, _plainly)(step, number, digest, ends, memory)


def _plainly(step: ConformanceStep, number: int, digest: str, ends: str, memory: RunMemory) -> Weighed:
    """Taken as it comes; the last one ends the matter."""
    if step is ConformanceStep.LAST and ends != "yes":
        return failed(RunMemory(memory.step, number, digest), ConformanceFault.NOT_LAST, 200, "done")
    return passed(memory, number, digest)


def _sent_again(step: ConformanceStep, number: int, digest: str, ends: str, memory: RunMemory) -> Weighed:
    """It was turned away as if the house were busy, and comes again byte for byte."""
    if not memory.held:
        return _held(RunMemory(memory.step, memory.last, memory.digest, digest), 503, "errand.too_busy")
    if digest != memory.held:
        return failed(memory, ConformanceFault.NOT_THE_SAME, 409, "onboarding.not_the_same")
    return passed(memory, number, digest)


def _after_a_lost_answer(step: ConformanceStep, number: int, digest: str, ends: str, memory: RunMemory) -> Weighed:
    """It was taken but the answer was lost; it comes again, is known, and the next one follows."""
    if not memory.held:
        return _held(RunMemory(memory.step, number, digest, digest), 503, "errand.too_busy")
    if memory.known != "yes":
        return failed(RunMemory(memory.step, number, digest), ConformanceFault.WENT_ON, 200, "done")
    return passed(memory, number, digest)


def _mended(step: ConformanceStep, number: int, digest: str, ends: str, memory: RunMemory) -> Weighed:
    """It was refused; it comes again under the same number, put right."""
    if not memory.held:
        return _held(RunMemory(memory.step, memory.last, memory.digest, digest), 422, "push.unreadable")
    if digest == memory.held:
        return failed(memory, ConformanceFault.NOT_MENDED, 422, "push.unreadable")
    return passed(memory, number, digest)


_NEXT: Mapping[ConformanceStep, Callable[[ConformanceStep, int, str, str, RunMemory], Weighed]] = {
    ConformanceStep.AGAIN: _sent_again,
    ConformanceStep.LOST: _after_a_lost_answer,
    ConformanceStep.MENDED: _mended,
}


def _held(memory: RunMemory, status: int, said: str) -> Weighed:
    return Weighed(ConformanceVerdict.HELD, memory, status, said)


def must_have_passed(passed_at: datetime | None, now: datetime) -> None:
    """A run was passed, and not too long ago; refuses with ConformanceMissing."""
    if passed_at is None or now > passed_at + GOOD_FOR:
        raise ConformanceMissing()
