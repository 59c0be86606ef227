"""Reading: what came to the sandbox, read by the rules of the real doors, and judged by the step at hand."""

import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.engine.exchange.connections import signing as connections
from yimen.engine.exchange.onboardings.signing import Props
from yimen.engine.exchange.pushes import signing as pushes
from yimen.kernel.connections import ENDS_A_JUMP, JumpWord
from yimen.kernel.onboarding import (
    ConformanceFault,
    ConformanceStep,
    OnboardingWay,
    RunMemory,
    Weighed,
    failed,
    passed,
    weigh,
)
from yimen.kernel.pushes import AHEAD, PushUnreadable, PushVerb
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of

Answer = Mapping[str, object]
Judged = tuple[Weighed, str, Answer]
ENDS = frozenset({PushVerb.GRANT, PushVerb.DENY})
COUNTED = 1
"""One jump was redeemed in a run: so many the system counts."""


@snapshot
class Came:
    """What came to the sandbox of a run."""

    way: OnboardingWay
    door: str
    body: bytes
    signed: str
    digest: str
    props: Props
    began_at: datetime
    last_happened_at: datetime | None
    now: datetime

    @property
    def is_forged(self) -> bool:
        """Neither signed nor the ticket of the run, which is its own signature: whoever sent it moves nothing."""
        return not self.signed and not self.is_the_ticket

    @property
    def is_the_ticket(self) -> bool:
        """The ticket of the run, at its door."""
        given = self.body[:200].strip()
        return self.door == "redeem" and hmac.compare_digest(given, self.props.ticket.encode())

    @property
    def happened_at(self) -> datetime | None:
        """When it happened there, of a push that reads well."""
        try:
            return pushes.understood(self.body).happened_at if self.door == "push" else None
        except PushUnreadable:
            return None


def door_of(way: OnboardingWay, step: ConformanceStep) -> str:
    """At which door a step is shown."""
    if way is OnboardingWay.PUSH:
        return "push"
    return {ConformanceStep.REDEEM: "redeem", ConformanceStep.COUNT: "counts"}.get(step, "words")


def judged(step: ConformanceStep, came: Came, memory: RunMemory) -> Judged:
    """What a word is worth, which field is wrong, and what it is answered."""
    if came.is_forged and came.way is OnboardingWay.JUMP and came.door == "redeem":
        return _wrong(memory, ConformanceFault.NOT_THE_TICKET, 401, "connection.ticket_forged")
    if came.is_forged:
        received = {"bytes": len(came.body), "sha256": came.digest}
        return _wrong(memory, ConformanceFault.FORGED, 401, "push.forged", received=received)
    if came.door != door_of(came.way, step):
        return _wrong(
            memory, ConformanceFault.OTHER_DOOR, 409, "onboarding.other_door", expected=door_of(came.way, step)
        )
    if came.way is OnboardingWay.PUSH:
        return _push(step, came, memory)
    if step is ConformanceStep.REDEEM:
        return _redeem(came, memory)
    told = connections.understood(came.body)
    if told is None:
        return _unreadable(memory, "body")
    return _count(told, came, memory) if step is ConformanceStep.COUNT else _word(step, told, came, memory)


def _push(step: ConformanceStep, came: Came, memory: RunMemory) -> Judged:
    try:
        said = pushes.understood(came.body)
    except PushUnreadable as wrong:
        return _unreadable(memory, wrong.field)
    if said.case_number != came.props.case_number:
        return _wrong(memory, ConformanceFault.NOT_THE_CASE, 422, "case.unknown", "case")
    if said.officer != came.props.officer:
        return _wrong(memory, ConformanceFault.NOT_THE_OFFICER, 422, "push.officer_unknown", "officer")
    if said.happened_at > came.now + AHEAD:
        return _wrong(memory, ConformanceFault.FUTURE, 422, "push.from_the_future", "happened_at")
    if came.last_happened_at is not None and said.happened_at < came.last_happened_at:
        return _wrong(memory, ConformanceFault.BACKWARDS, 409, "push.stale", "happened_at")
    weighed = weigh(step, said.number, came.digest, "yes" if said.verb in ENDS else "", memory)
    return _answered(weighed, said.number, {"field": "text"} if weighed.said == "push.unreadable" else {})


def _redeem(came: Came, memory: RunMemory) -> Judged:
    if not came.is_the_ticket:
        return _wrong(memory, ConformanceFault.NOT_THE_TICKET, 401, "connection.ticket_forged")
    shown = {
        "ref": came.props.jump, "case_number": came.props.case_number, "item_name": "联调测试事项", "item_code": "TEST",
        "applicant_name": "测试申请人", "applicant_kind": "person", "comes": "oneself", "person_name": "测试申请人",
        "state": "accepted",
    }  # fmt: skip
    return passed(memory, 0, ""), "", shown


def _word(step: ConformanceStep, told: Mapping[str, Any], came: Came, memory: RunMemory) -> Judged:
    number, word = told.get("number"), told.get("word")
    if told.get("jump") != came.props.jump:
        return _wrong(memory, ConformanceFault.NOT_THE_CASE, 422, "connection.word_unreadable", "jump")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number < 2**31:
        return _unreadable(memory, "number")
    if word not in list(JumpWord):
        return _unreadable(memory, "word")
    return _answered(weigh(step, number, came.digest, "yes" if word in ENDS_A_JUMP else "", memory), number, {})


def _count(told: Mapping[str, Any], came: Came, memory: RunMemory) -> Judged:
    theirs = told.get("count")
    if told.get("day") != day_of(came.began_at).isoformat():
        return _unreadable(memory, "day")
    if not isinstance(theirs, int) or isinstance(theirs, bool):
        return _unreadable(memory, "count")
    answer = {"ours": COUNTED, "theirs": theirs, "agrees": "yes" if theirs == COUNTED else "no"}
    if theirs != COUNTED:
        return failed(memory, ConformanceFault.MISCOUNTED, 200, "done"), "count", answer
    return passed(memory, memory.last, memory.digest), "", answer


def _answered(weighed: Weighed, number: int, more: Answer) -> Judged:
    if weighed.status == 200:
        return weighed, "", {"said": weighed.said, "number": number}
    expected = {"expected": weighed.memory.last + 1} if weighed.status == 409 else {}
    return weighed, str(more.get("field", "")), {"code": weighed.said, **expected, **more}


def _unreadable(memory: RunMemory, field: str) -> Judged:
    return _wrong(memory, ConformanceFault.UNREADABLE, 422, "push.unreadable", field)


def _wrong(
    memory: RunMemory, fault: ConformanceFault, status: int, code: str, field: str = "", **more: object
) -> Judged:  # fmt: skip
    answer = {"code": code, **({"field": field} if field else {}), **more}
    return failed(memory, fault, status, code), field, answer
