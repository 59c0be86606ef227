"""Claiming: each rung of a clock (amber, the promise missed, the statute missed) is noticed once, however many workers.

The cases whose rung has come are found by the index of next warnings and locked for the moment of the slice; another
worker skips them. What was missed is told on the case, and an item is opened, in the same transaction: a worker that
dies leaves the rung unclaimed and nothing told.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import ClassVar

from django.db import connection

from yimen.engine.case.accountability.models import AccountabilityItem, Escalation
from yimen.engine.case.accountability.moves import Missed, open_items
from yimen.engine.case.cases import allow, clocks, many, moves
from yimen.engine.case.cases.clocks import Derived
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.case.cases.many import Timed
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.engine.case.cases.seeing import OPEN
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.deadline import ServiceGround, Side
from yimen.registries.concentration import leading
from yimen.registries.dated import ZONE, day_of

SLICE = 200
CHECK_LAW = "优化营商环境条例第四十条"
ART_45 = "行政许可法第四十五条"
LAW = {Side.STATUTORY: "行政许可法第四十二条", Side.PROMISED: "优化营商环境条例第三十五条"}

_TAKE = f"""
select id from cases_case where {OPEN} and next_warning_at < %s
 order by next_warning_at limit %s for no key update skip locked
"""


POST_CHECK = "post_check"
"""The step under which a later check stands whose day passed."""
_CHECKS = """
select p.case_id, p.case_ref, p.due_on, p.office_id, c.desk_id
  from postchecks_postcheck p join cases_case c on c.id = p.case_id
 where p.closed_at is null and p.due_on < %s and not exists (
   select from accountability_accountabilityitem a where a.case_id = p.case_id and a.step = 'post_check'
     and (a.due_at at time zone %s)::date = p.due_on)
"""


class AccountabilityUnknown(Refusal):
    """There is no such item for this actor."""

    code: ClassVar[str] = "accountability.unknown"
    ref: str


class EscalationUnknown(Refusal):
    """Nothing of the kind was brought before this actor."""

    code: ClassVar[str] = "accountability.escalation_unknown"
    ref: str


@snapshot
class Claimed:
    """How many cases a slice claimed a rung of, and how many limits it found missed."""

    claimed: int
    missed: int
    amber: tuple[int, ...] = ()
    """The cases that turned amber: nothing is missed yet, and supervision warns."""


@snapshot
class _Miss:
    """What a case missed since its last rung."""

    case: Timed
    sides: tuple[tuple[Side, datetime], ...]
    ahead: Derived

    @property
    def gravest(self) -> Side:
        return Side.STATUTORY if any(side is Side.STATUTORY for side, _ in self.sides) else Side.PROMISED


@operation
def claim_warnings(size: int = SLICE, *, by: Actor, now: datetime) -> Claimed:
    """Take note of the rungs that have come, and set the next one of each case; tell what was missed and open its item.

    A special procedure that takes longer than its notice told stops the clock no more, and that is told too; so is a
    supplement for which the promise has waited as long as was told.

    An amber lamp is not told to the journal, or an officer's open page would go stale by itself.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise AccountabilityUnknown(ref="")
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, (now, size))
        ids = [id_ for (id_,) in cursor.fetchall()]
    cases = many.read(ids)
    misses = [found for case in cases if (found := _missed(case, now)) is not None]
    late = {miss.case.id for miss in misses}
    quiet = [case for case in cases if case.id not in late]
    waited = [case for case in quiet if _promise_runs_on(case, now)]
    stood = [case for case in quiet if _runs_on(case, now) and not _promise_runs_on(case, now)]
    many.tell(((case, _ahead(case, now), Line("run_on", {}, now, law=ART_45)) for case in stood), by)
    many.tell(((case, _ahead(case, now), Line("outwait_supplement", {}, now)) for case in waited), by)
    told = {case.id for case in (*waited, *stood)}
    many.put((case, _ahead(case, now)) for case in quiet if case.id not in told)
    for side in Side:
        many.tell((_told(miss, now) for miss in misses if miss.gravest is side), by)
    open_items(_of_case(misses), now)
    return Claimed(
        len(cases), sum(len(miss.sides) for miss in misses), tuple(case.id for case in quiet if _amber(case))
    )


def _amber(case: Timed) -> bool:
    """Whether the rung that came was the amber one; while the applicant mends, nobody's lamp turns."""
    known = case.known
    return not case.mending and known.warning_at is not None and known.next_warning_at == known.warning_at


def _ahead(case: Timed, now: datetime) -> Derived:
    """The moments as they were derived, with the next rung; a calendar that has changed is for its own run to tell."""
    known = case.known
    if case.mending:
        ahead = known.due_at if known.due_at is not None and now <= known.due_at else None
    else:
        found = clocks.derive(case.sides, case.calendar, now)
        if _runs_on(case, now) or _promise_runs_on(case, now):
            return found
        ahead = found.next_warning_at
    return Derived(known.due_at, known.warning_at, ahead)


def _runs_on(case: Timed, now: datetime) -> bool:
    """Whether it stood still for a procedure whose time is over, and falls due again."""
    stood = case.known.due_at is None and case.accepted_at is not None
    return stood and clocks.derive(case.sides, case.calendar, now).due_at is not None


def _promise_runs_on(case: Timed, now: datetime) -> bool:
    """Whether the promise waited for the applicant until the day that was told, and that day ended since the last rung.

    A sweep that stood still comes late: the rung it claims may have been due before that day was over.
    """
    rung = case.known.next_warning_at
    return rung is not None and any(
        line.kind == "pause"
        and line.ground == ServiceGround.SUPPLEMENT
        and line.ends_at is None
        and (until := clocks.told_until(line)) is not None
        and rung <= until <= now
        for line in case.ledger
    )


def _missed(case: Timed, now: datetime) -> _Miss | None:
    """The limits that ran out between the last rung and now; none at the door, nor while the applicant mends."""
    at = case.known.next_warning_at
    if at is None or case.accepted_at is None:
        return None
    sides = tuple(
        (one.side, due)
        for one in case.sides
        if (due := one.as_of(now).due_at(case.calendar)) is not None and at <= due < now
    )
    return _Miss(case, sides, _ahead(case, now)) if sides else None


def _told(miss: _Miss, now: datetime) -> tuple[Timed, Derived, Line]:
    body = {str(side): due for side, due in miss.sides}
    return miss.case, miss.ahead, Line("fall_overdue", body, now, law=LAW[miss.gravest])


def _of_case(misses: Iterable[_Miss]) -> Iterator[Missed]:
    for miss in misses:
        for side, due in miss.sides:
            yield Missed(miss.case.id, "", str(side), due, miss.case.office_id, miss.case.desk_id)


@operation
def claim_checks(size: int = SLICE, *, by: Actor, now: datetime) -> Claimed:
    """Take note of later checks 后置核查 whose day has passed, each once for each day it was given: the office answers
    for it, its division hears of it, and the case tells it. The check itself stays open.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise AccountabilityUnknown(ref="")
    facts = (day_of(now), str(ZONE))
    with connection.cursor() as cursor:
        cursor.execute(f"{_CHECKS} order by p.due_on, p.id limit %s for update of p skip locked", (*facts, size))
        locked = [case_id for case_id, *_ in cursor.fetchall()]
        # Asked again under the lock: another worker may have claimed it while this one looked.
        cursor.execute(f"{_CHECKS} and p.case_id = any(%s)", (*facts, locked))
        late = cursor.fetchall()
    missed = [
        (ref, Missed(case_id, POST_CHECK, str(Side.PROMISED), _end_of(day), office_id, desk_id))
        for case_id, ref, day, office_id, desk_id in late
    ]
    open_items((one for _, one in missed), now)
    for ref, one in missed:
        file = moves.read_freely(ref, by, now)
        moves.remark(file, Line("miss_check", {"due": one.due_at}, now, law=CHECK_LAW), by)
    return Claimed(len(locked), len(missed))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), ZONE)


@operation
def answer_item(ref: str, reason: str, remedy: str, *, by: Actor, now: datetime) -> Moved:
    """Answer for a missed limit: why, and what is done about it; the head of the office does it, once.

    Refuses with AccountabilityUnknown, NotYourRole, TextMissing or AlreadyDone.
    """
    row = AccountabilityItem.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref).first()
    if row is None:
        raise AccountabilityUnknown(ref=ref)
    file = moves.read_freely(row.case.ref, by, now)
    if not moves.may_see(file, by) and row.office_id not in by.offices(Role.OFFICE_HEAD):
        raise AccountabilityUnknown(ref=ref)
    officer = _head(file, row.office_id)
    if row.answered_at is not None:
        raise AlreadyDone(act="answer_item")
    row.reason, row.remedy = must_be_said("reason", reason, 1000), must_be_said("remedy", remedy, 1000)
    row.answered_by_id, row.answered_at = officer.staff_id, now
    row.save(update_fields=["reason", "remedy", "answered_by_id", "answered_at"])
    said = digest(f"{row.reason}\x1f{row.remedy}".encode(), row.ref.encode())
    return moves.remark(file, Line("answer_overdue", {"item": ref, "said": said}, now), by)


@operation
def instruct(ref: str, instruction: str, *, by: Actor, now: datetime) -> Moved:
    """Say what is to be done about a limit that was brought before one 批示; once, by who has the duty on that day.

    Refuses with EscalationUnknown, TextMissing, TextUnclean or AlreadyDone.
    """
    row = Escalation.objects.select_for_update(of=("self",)).select_related("item__case").filter(ref=ref).first()
    if row is None or by.staff_id is None or not leading.holds(by.staff_id, row.office_id, row.duty, day_of(now)):
        raise EscalationUnknown(ref=ref)
    if row.instructed_at is not None:
        raise AlreadyDone(act="instruct")
    row.instruction = must_be_said("instruction", instruction, 1000)
    row.instructed_by_id, row.instructed_at = by.staff_id, now
    row.save(update_fields=["instruction", "instructed_by_id", "instructed_at"])
    file = moves.read_freely(row.item.case.ref, by, now)
    said = digest(row.instruction.encode(), row.ref.encode())
    return moves.remark(file, Line("instruct", {"item": row.item.ref, "duty": row.duty, "said": said}, now), by)


def _head(file: CaseFile, office_id: int) -> Officer:
    """Who answers: the head of the office of the case, or of the unit that did a piece of it."""
    if office_id in (file.office_id, file.desk_office):
        return allow.in_office(file, "answer_item", Role.OFFICE_HEAD)
    officer = allow.officer_of(file, "answer_item")
    if not officer.holds_role(office_id, Role.OFFICE_HEAD):
        raise NotYourRole(act="answer_item")
    return officer
