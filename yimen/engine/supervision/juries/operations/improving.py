"""Improving what is weak 改进措施: a directive for the office that answers; the same figure before and after."""

from datetime import datetime
from typing import Any

from yimen.engine.supervision.directives import moves as directives
from yimen.engine.supervision.directives.moves import Given
from yimen.engine.supervision.juries import moves
from yimen.engine.supervision.juries.figures import between
from yimen.engine.supervision.juries.models import Jury, JuryFinding, JuryIndicator
from yimen.engine.supervision.juries.operations.calling import JuryKept
from yimen.engine.supervision.juries.operations.scoring import results
from yimen.engine.supervision.juries.refusals import ImprovedElsewhere, JuryUnknown, NotReported
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.directive_life import DirectiveMove, DirectiveSource, DirectiveState, must_be_accounted
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rates import Share
from yimen.kernel.supervision.juries import TOLD, Effect, JuryState, NothingToCompare, effect, must_have_waited
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import must_tell_nobody
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices


@operation
def order_improvement(ref: str, given: Given, *, by: Actor, now: datetime) -> JuryKept:
    """Order the improvement of a weakness: what is to be done, by which office, until which day.

    The unit's own office improves it; a centre and a window of nobody's own are improved by whom the convener names.
    Refuses with JuryUnknown, NotTheConvener, WrongState, ImprovedElsewhere, TellsWhoItWas, NoSuchThing, DueBeforeGiven,
    Missing or TextMissing.
    """
    row, finding = _finding(ref, by, now)
    if row.state not in TOLD:
        raise WrongState(move="order_improvement", state=row.state)
    open_one = finding.directive is not None and finding.directive.state != DirectiveState.CALLED_OFF
    own = row.office_id or (row.window.office_id if row.window else None)
    office = offices.office(given.office_ref, day_of(now))
    if open_one or (own is not None and (office is None or office.id != own)):
        raise ImprovedElsewhere()
    must_tell_nobody("title", given.title)
    said = f"{row.title}：{finding.indicator.title}"
    order = directives.hand_out(DirectiveSource.JURY, row.ref, said[:80], given, by.staff_id, by, now)
    JuryFinding.objects.filter(pk=finding.pk).update(directive=order)
    body = {"number": finding.indicator.number, "directive": order.ref}
    moves.told(row, Line("order_improvement", body, now), by)
    return JuryKept(row.ref, row.state)


@operation
def call_off_improvement(ref: str, why: str, *, by: Actor, now: datetime) -> JuryKept:
    """Call the improvement of a weakness off, with the reason; the weakness waits for another.

    Refuses with JuryUnknown, NotTheConvener, ImprovedElsewhere, NotTheVerifier, TextMissing or WrongState.
    """
    row, finding = _finding(ref, by, now)
    if finding.directive is None:
        raise ImprovedElsewhere()
    order = directives.lock_done_by_others(finding.directive.ref, by, now)
    directives.call_off(order, why, by, now)
    body = {"number": finding.indicator.number, "directive": order.ref}
    moves.told(row, Line("call_off_improvement", body, now), by)
    return JuryKept(row.ref, row.state)


@operation
def check_effect(ref: str, seen: str, answered: str = "", *, by: Actor, now: datetime) -> JuryKept:
    """Look at the effect of what was reported: the same figure, counted since then, against the one before.

    Better: the action is closed, with what its office answers for if it was late. Not better: it goes back to the
    office. Never by who reported it, or heads that office. Refuses with JuryUnknown, NotTheConvener, NotReported,
    NotTheVerifier, EffectTooEarly, NothingToCompare, AccountNeeded or TextMissing.
    """
    row, finding = _finding(ref, by, now)
    order = finding.directive
    if order is None or order.state != DirectiveState.REPORTED or order.reported_at is None:
        raise NotReported()
    reported_at = order.reported_at
    order = directives.lock_done_by_others(order.ref, by, now)
    must_have_waited(day_of(reported_at), day_of(now))
    said = must_be_said("seen", seen, 1000).strip()
    before = Share(finding.before_part, finding.before_whole)
    after = _since(row, finding.indicator, reported_at, now)
    came = effect(before, after)
    JuryFinding.objects.filter(pk=finding.pk).update(
        after_part=after.part, after_whole=after.whole, effect=came.value, checked_at=now, checked_by_id=by.staff_id
    )
    if came is Effect.BETTER:
        must_be_accounted(day_of(reported_at) > order.due_on, answered)
        facts = {"effect": said, "answered": answered, "closed_by_id": by.staff_id, "closed_at": now}
        directives.move(order, DirectiveMove.CLOSE, **facts)
    else:
        directives.move(order, DirectiveMove.RETURN, returned=order.returned + 1, returned_why=said)
    body = {
        "number": finding.indicator.number, "before": [before.part, before.whole], "after": [after.part, after.whole],
        "effect": came.value, "seen": digest(said.encode(), ref.encode()),
    }  # fmt: skip
    directives.told(order, Line("check_effect", {"of": row.ref, **body}, now), by)
    moves.told(row, Line("check_effect", body, now), by)
    return JuryKept(row.ref, came.value)


def _since(row: Jury, indicator: JuryIndicator, reported_at: datetime, now: datetime) -> Share:
    """The figure from the report until now; what people score, as the next group scored days that came after it."""
    unit_id = row.centre_id or row.window_id or row.office_id or 0
    if indicator.figure:
        return between(indicator.figure, row.unit, unit_id, reported_at, now)
    same: dict[str, Any] = {"unit": row.unit, row.unit: unit_id}
    later = Jury.objects.filter(
        **same, state__in=[JuryState.CLOSED.value, JuryState.PUBLISHED.value], first_day__gt=day_of(reported_at),
        indicators__title=indicator.title, indicators__figure="",
    ).order_by("closed_at").first()  # fmt: skip
    if later is None:
        raise NothingToCompare()
    return next(share for one, share in results(later).items() if one.title == indicator.title)


def _finding(ref: str, by: Actor, now: datetime) -> tuple[Jury, JuryFinding]:
    """The finding with its evaluation, locked, for who leads it."""
    found = JuryFinding.objects.filter(ref=ref).values_list("indicator__jury__ref", flat=True).first()
    if found is None:
        raise JuryUnknown()
    row = moves.lock_convened(found, by, now)
    return row, JuryFinding.objects.select_related("indicator", "directive").get(ref=ref)
