"""Running: a run in the sandbox is begun at the desk, and each word of the system is judged and kept as it came.

A word that is not signed by the system is kept to be looked at, but moves nothing: nobody else can spoil a run.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from yimen.engine.exchange.onboardings import moves, signing
from yimen.engine.exchange.onboardings.models import ConformanceRun, ConformanceTry, Onboarding
from yimen.engine.exchange.onboardings.operations.applying import must_be_in_the_sandbox
from yimen.engine.exchange.onboardings.reading import Came, judged
from yimen.engine.exchange.onboardings.refusals import RunFull, RunUnknown, SandboxForged
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.onboarding import (
    EDITION,
    IN_THE_SANDBOX,
    MOST_TRIES,
    STEPS,
    ConformanceFault,
    OnboardingWay,
    RunMemory,
    Weighed,
    step_of,
)
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref

KEPT = 4000
MOVES_NOTHING = (ConformanceFault.FORGED, ConformanceFault.NOT_THE_TICKET)
MOST_FORGED = 50
"""So many words that nobody signed are kept of one run."""


@snapshot
class RunBegun:
    """A run in the sandbox."""

    ref: str
    onboarding: str


@snapshot
class SandboxSaid:
    """What the sandbox answers a word: as the real door would, and beside it what the word was worth."""

    status: int
    answer: Mapping[str, object]
    step: str
    verdict: str
    fault: str
    field: str
    next: str
    """The step at hand from now on; empty: all are passed."""


@operation
def begin_run(ref: str, *, by: Actor, now: datetime) -> RunBegun:
    """Begin a run in the sandbox; the one before takes nothing more. Refuses with OnboardingUnknown or NoSandbox."""
    row = moves.locked(ref, by, now)
    must_be_in_the_sandbox(row)
    run = ConformanceRun.objects.create(
        ref=new_ref(), onboarding=row, key_edition=row.key_edition, edition=EDITION, began_at=now,
        began_by_id=by.staff_id,
    )  # fmt: skip
    moves.told(row, Line("begin_run", {"run": run.ref, "edition": EDITION}, now), by)
    return RunBegun(run.ref, row.ref)


@operation
def take_sandbox_word(
    ref: str, door: str, body: bytes, signature: str, *, by: Actor, now: datetime
) -> SandboxSaid:  # fmt: skip
    """Take a word in the sandbox: judge it by the step at hand, keep it with what was answered. It does nothing real.

    Refuses with SandboxForged, RunUnknown or RunFull.
    """
    row = Onboarding.objects.filter(ref=ref).first()
    if row is None or row.state not in IN_THE_SANDBOX or len(body) > signing.MOST:
        raise SandboxForged()
    run = ConformanceRun.objects.select_for_update().filter(onboarding=row).order_by("-id").first()
    if run is None or run.key_edition != row.key_edition or run.edition != EDITION:
        raise RunUnknown()
    came = _came(row, run, door, body, signature, now)
    _must_have_room(run, came)
    memory = _memory(run)
    step = step_of(OnboardingWay(row.way), memory)
    if step is None:
        raise RunUnknown()
    weighed, field, answer = judged(step, came, memory)
    _keep(run, came, step, weighed, field, answer)
    if step_of(OnboardingWay(row.way), weighed.memory) is None:
        _pass(row, run, now)
    at_hand = step_of(OnboardingWay(row.way), weighed.memory)
    return SandboxSaid(
        weighed.status, answer, step, weighed.verdict, weighed.fault or "", field, at_hand or ""
    )  # fmt: skip


def _came(row: Onboarding, run: ConformanceRun, door: str, body: bytes, signature: str, now: datetime) -> Came:
    key = signing.key_of(row.ref, row.key_edition)
    return Came(
        way=OnboardingWay(row.way), door=door, body=body, signed=signing.is_signed(body, signature, key),
        digest=hashlib.sha256(body).hexdigest(), props=signing.props_of(run.ref, key), began_at=run.began_at,
        last_happened_at=run.happened_at, now=now,
    )  # fmt: skip


def _must_have_room(run: ConformanceRun, came: Came) -> None:
    if came.is_forged and run.words.filter(fault__in=MOVES_NOTHING).count() >= MOST_FORGED:
        raise SandboxForged()
    if not came.is_forged and run.tries >= MOST_TRIES:
        raise RunFull()


def _memory(run: ConformanceRun) -> RunMemory:
    return RunMemory(run.step, run.last, run.digest, run.held, run.known)


def _keep(
    run: ConformanceRun, came: Came, step: str, weighed: Weighed, field: str, answer: Mapping[str, object]
) -> None:  # fmt: skip
    number = run.words.count() + 1
    ConformanceTry.objects.create(
        run=run, number=number, step=step, door=came.door, came_at=came.now,
        request=came.body.decode("utf-8", "replace").replace("\x00", "�")[:KEPT], status=weighed.status,
        answer=json.dumps(answer, ensure_ascii=False), verdict=weighed.verdict, fault=weighed.fault or "", field=field,
    )  # fmt: skip
    if came.is_forged:
        return
    memory = weighed.memory
    if memory.last > run.last:
        run.happened_at = came.happened_at or run.happened_at
    run.step, run.last, run.digest, run.held, run.known = (
        memory.step, memory.last, memory.digest, memory.held, memory.known,
    )  # fmt: skip
    run.tries += 1
    run.save(update_fields=["step", "last", "digest", "held", "known", "happened_at", "tries"])


def _pass(row: Onboarding, run: ConformanceRun, now: datetime) -> None:
    """Every step is passed; that is told by the system, for nobody else saw it."""
    run.passed_at = now
    run.save(update_fields=["passed_at"])
    held = Onboarding.objects.select_for_update().get(pk=row.pk)
    body = {"run": run.ref, "steps": len(STEPS[OnboardingWay(row.way)]), "words": run.words.count()}
    moves.told(held, Line("run_passed", body, now), SYSTEM)
