"""Measure the windows of a centre, answer what that proposes, and measure again what was done."""

from datetime import date, datetime, timedelta

from yimen.engine.centre.window_proposals import work
from yimen.engine.centre.window_proposals.models import WindowProposal, WindowThreshold
from yimen.engine.centre.window_proposals.refusals import NoRoomBetween, ProposalAnswered, ProposalUnknown
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.window_proposals import ProposalAnswer, Threshold, Work, proposed
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList, named, span, written
from yimen.registries.dated import day_of, days, end_term, new_ref, on_day, to_split
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow

LOOKED_BACK = timedelta(days=30)


@snapshot
class ThresholdSet:
    """A centre goes by these figures from this day."""

    centre_ref: str
    day: date


@snapshot
class WindowsMeasured:
    """How many proposals were made, and how many effects measured."""

    proposed: int
    measured: int


@snapshot
class ProposalSaid:
    """A proposal by its reference."""

    ref: str


@operation
def set_threshold(
    centre_ref: str, threshold: Threshold, from_day: date, basis: str, *, by: Actor, now: datetime
) -> ThresholdSet:
    """By which figures a centre adds and merges windows from a day on.

    Refuses with ProposalUnknown, NotAllowed, NoRoomBetween or ImpossibleDates.
    """
    span(from_day, None)
    centre = _managed(centre_ref, by, now)
    if not 0 <= threshold.few < threshold.many or not 0 < threshold.wait_minutes <= 240:
        raise NoRoomBetween()
    if not 0 < threshold.measure_days <= 366:
        raise NotInList(field="measure_days")
    running = list(WindowThreshold.objects.select_for_update().filter(centre_id=centre.id))
    why = written(basis, "basis")
    if on_day(running, from_day) is not None:
        term, before, _ = to_split(running, from_day)
        end_term(term, before, why)
    elif any(row.valid.lower >= from_day for row in running):
        raise ImpossibleDates()
    WindowThreshold.objects.create(
        centre_id=centre.id, many=threshold.many, few=threshold.few, wait_minutes=threshold.wait_minutes,
        measure_days=threshold.measure_days, valid=days(from_day), basis=why,
    )  # fmt: skip
    return ThresholdSet(centre_ref, from_day)


@operation
def measure_windows(centre_ref: str, *, by: Actor, now: datetime) -> WindowsMeasured:
    """Look at the last thirty days of a centre's counters: propose what is due, and measure what was done and is due.

    What waits for an answer is not proposed twice, nor the same again in the thirty days after its answer. Refuses with
    ProposalUnknown or NotAllowed.
    """
    centre = _managed(centre_ref, by, now)
    today = day_of(now)
    measured = _measured(centre, today, by, now)
    threshold = work.threshold_of(centre.id, today)
    told = WindowProposal.objects.select_for_update().filter(centre_id=centre.id)
    waiting = {(row.group_id, row.window_id) for row in told.filter(answer="")}
    lately = told.filter(answered_at__gte=now - LOOKED_BACK).values_list("group_id", "window_id", "kind")
    answered = set(lately)
    made = 0
    for one in work.of_centre(centre, today - LOOKED_BACK, today):
        kind = proposed(one.work, threshold)
        at = (one.group_id, one.window_id)
        if kind is None or at in waiting or (*at, kind) in answered:
            continue
        row = WindowProposal.objects.create(
            ref=new_ref(), centre_id=centre.id, group_id=one.group_id, window_id=one.window_id, kind=kind,
            since=today - LOOKED_BACK, until=today, counters=one.work.counters, days=one.work.days,
            arrivals=one.work.arrivals, waited=one.work.waited, called=one.work.called, many=threshold.many,
            few=threshold.few, wait_minutes=threshold.wait_minutes, made_at=now,
        )  # fmt: skip
        _tell(row, Line("propose", {"kind": kind, "arrivals": one.work.arrivals, "days": one.work.days}, now), by)
        made += 1
    return WindowsMeasured(made, measured)


@operation
def answer_proposal(ref: str, answer: str, why: str, *, by: Actor, now: datetime) -> ProposalSaid:
    """Confirm a proposal, and it is measured again after the centre's days; or decline it and say why.

    Windows are opened, closed and grouped by their own acts. Refuses with ProposalUnknown, ProposalAnswered,
    NotInList, Missing or NotAllowed.
    """
    row = WindowProposal.objects.select_for_update().filter(ref=ref).first()
    centre = offices.centre(row.centre_id, day_of(now)) if row is not None else None
    if row is None or centre is None or not _manages(by, centre):
        raise ProposalUnknown()
    if row.answer:
        raise ProposalAnswered()
    if answer not in set(ProposalAnswer):
        raise NotInList(field="answer")
    declined = answer == ProposalAnswer.DECLINED
    row.answer, row.answered_at, row.answered_by_id = answer, now, by.staff_id
    row.why = named(why, "why") if declined else written(why, "why")
    if not declined:
        row.measure_on = day_of(now) + timedelta(days=work.threshold_of(centre.id, day_of(now)).measure_days)
    row.save(update_fields=["answer", "answered_at", "answered_by", "why", "measure_on"])
    _tell(row, Line("answer_proposal", {"answer": answer, "measure_on": row.measure_on}, now), by)
    return ProposalSaid(ref)


def _measured(centre: CentreRow, today: date, by: Actor, now: datetime) -> int:
    due = WindowProposal.objects.select_for_update().filter(
        centre_id=centre.id, measured_at=None, measure_on__isnull=False, measure_on__lte=today
    )
    rows = list(due)
    for row in rows:
        assert row.answered_at is not None, "only a confirmed proposal is measured"
        since = day_of(row.answered_at) + timedelta(days=1)
        found = {(one.group_id, one.window_id): one.work for one in work.of_centre(centre, since, today)}
        after = found.get((row.group_id, row.window_id), Work(0, 0, 0))
        row.measured_at = now
        row.after_counters, row.after_days, row.after_arrivals = after.counters, after.days, after.arrivals
        row.after_waited, row.after_called = after.waited, after.called
        row.save()
        _tell(row, Line("measure", {"arrivals": after.arrivals, "counters": after.counters}, now), by)
    return len(rows)


def _managed(ref: str, by: Actor, now: datetime) -> CentreRow:
    centre = offices.centre(ref, day_of(now))
    if centre is None:
        raise ProposalUnknown()
    if not _manages(by, centre):
        raise NotAllowed()
    return centre


def _manages(by: Actor, centre: CentreRow) -> bool:
    here = any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre.id for post in by.posts)
    return here or by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR)


def _tell(row: WindowProposal, line: Line, by: Actor) -> None:
    table = "window_proposals_windowproposal"
    link = tell(Subject("window_proposal", table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
