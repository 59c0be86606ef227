"""Without a review: the village withdraws what it sealed, or the office that decides sets the check aside."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.public.village_checks import may, moves, reading
from yimen.engine.public.village_checks.models import VillageCheck
from yimen.engine.public.village_checks.operations.checking import VillageCheckTold
from yimen.engine.public.village_checks.refusals import VillageCheckUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.rulings import Awaited
from yimen.kernel.text import must_be_said
from yimen.kernel.villages.village_check_life import VillageCheckMove, VillageCheckState

WITHDRAW = "withdraw_from_town"


@operation
def withdraw_from_town(ref: str, reason: str, *, by: Actor, now: datetime) -> VillageCheckTold:
    """Take back what the village sealed before the town reviewed it; by the agent of its point.

    The decision waits for it no more; for an earlier file that the town returned it waits still. Refuses with
    VillageCheckUnknown, WrongState, OwnMatter, StoodAside or TextMissing.
    """
    row = moves.lock(ref)
    if by.agent_at() != row.point_id:
        raise VillageCheckUnknown(ref=ref)
    file = cases.read_freely(row.case.ref, by, now)
    officer = allow.at_the_counter(file, WITHDRAW)
    may.must_be_open(file, WITHDRAW)
    before = reading.last_but(file.id, ref)
    waits = (Awaited.VILLAGE_RETURNED,) if before and before.state == VillageCheckState.RETURNED else ()
    return _closed(row, file, officer, VillageCheckMove.WITHDRAW, reason, waits, by, now)


@operation
def set_check_aside(ref: str, reason: str, *, by: Actor, now: datetime) -> VillageCheckTold:
    """Decide without the review of what a village sealed, with a reason; by who may decide, or heads that office.

    Refuses with VillageCheckUnknown, WrongState, NotYourRole, NotFormal, SameOfficer, OwnMatter, StoodAside,
    MayNotDecide, RightEnded, TakenOver or TextMissing.
    """
    row = moves.lock(ref)
    try:
        file = cases.read(row.case.ref, by, now)
    except CaseUnknown as unknown:
        raise VillageCheckUnknown(ref=ref) from unknown
    officer = may.set_aside(file, row.checked_by_id, now)
    return _closed(row, file, officer, VillageCheckMove.SET_ASIDE, reason, (), by, now)


def _closed(
    row: VillageCheck, file: CaseFile, officer: Officer, step: VillageCheckMove, reason: str,
    waits: tuple[Awaited, ...], by: Actor, now: datetime,
) -> VillageCheckTold:  # fmt: skip
    words = must_be_said("reason", reason, 2000)
    state = moves.move(row, step, {"closed_by_id": officer.staff_id, "closed_at": now, "reason": words})
    body = {"check": row.ref, "reason": digest(words.encode(), row.ref.encode())}
    act = WITHDRAW if step is VillageCheckMove.WITHDRAW else may.SET_ASIDE
    cases.remark(file, Line(act, body, now), by, reading.waits(file, *waits))
    return VillageCheckTold(row.ref, state, file.ref)
