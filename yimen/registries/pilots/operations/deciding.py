"""Decide what follows from a pilot: more take part, it runs until another day, it ends, or everybody has it.

What is given to more, or for longer, rests on an evaluation by somebody else that came after the last decision.
"""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.reform.pilots import LONGEST, PilotFeature, PilotResolve, PilotSubjectKind, must_be_evaluated
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, must_hold, named, span
from yimen.registries.bases import moves as bases
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.pilots import handing, moves
from yimen.registries.pilots.models import Pilot, PilotDecision, PilotEvaluation, PilotSubject
from yimen.registries.pilots.moves import Found, Named
from yimen.registries.pilots.operations.beginning import PLANNERS, PilotKept
from yimen.registries.pilots.refusals import NobodyNamed, NothingToCopy, OwnEvaluation, PilotOver


@operation
def extend_pilot(ref: str, more: Named, since: date, document: str, why: str, *, by: Actor, now: datetime) -> PilotKept:
    """Let more take part from a day on; what the first ones have is copied to them.

    A further office gets those of its items that are of the kinds already piloted, a further point all items that are
    handed down. Refuses with NotAllowed, PilotUnknown, PilotOver, NotEvaluated, EvaluatedAsFailed, OwnEvaluation,
    BasisOver, ImpossibleDates, NobodyNamed, NoSuchThing, NotTriedSo, TakesPart, NothingToCopy or as `delegate`.
    """
    row = _to_decide(ref, since, by, now)
    if since >= row.ends:
        raise ImpossibleDates()
    found = _more(row, more, since, now)
    decision = _decide(row, PilotResolve.EXTEND, since, document, why, "no", by, now)
    rows = [moves.take_part(row, one, since, decision) for one in found]
    who = [[one.kind, one.ref] for one in found]
    moves.told(row, "extend_pilot", {"since": since, "who": who, "document": decision.document}, by, now)
    if row.feature == PilotFeature.AT_POINT:
        _copy_to_points(row, rows, since, decision.document, by, now)
    return PilotKept(ref)


@operation
def change_pilot(ref: str, ends: date, document: str, why: str, *, by: Actor, now: datetime) -> PilotKept:
    """Let a pilot run until another day, earlier or later.

    Refuses with NotAllowed, PilotUnknown, PilotOver, NotEvaluated (when it is to run longer), OwnEvaluation, BasisOver,
    Missing, TextMissing or ImpossibleDates.
    """
    row = _to_decide(ref, day_of(now), by, now)
    span(row.begins, ends)
    before = row.ends
    if ends == before or ends <= day_of(now) or ends - row.begins > LONGEST:
        raise ImpossibleDates()
    decision = _decide(row, PilotResolve.CHANGE, ends, document, why, "yes" if ends > before else "no", by, now)
    row.ends = ends
    row.save(update_fields=["ends"])
    moves.told(row, "change_pilot", {"until": ends, "document": decision.document}, by, now)
    if row.feature == PilotFeature.AT_POINT:
        points = list(_points(row))
        if ends < before:
            handing.take_back(points, ends, decision.document, by, now)
        else:
            handing.hand_down(row, points, max(before, day_of(now)), ends, decision.document, by, now)
    return PilotKept(ref)


@operation
def end_pilot(ref: str, on: date, document: str, why: str, *, by: Actor, now: datetime) -> PilotKept:
    """End a pilot: from a day on nobody has by it what was tried, also when everybody had it meanwhile.

    Refuses with NotAllowed, PilotUnknown, PilotOver, OwnEvaluation, BasisOver, Missing, TextMissing or
    ImpossibleDates.
    """
    must_hold(by, *PLANNERS)
    row = moves.locked(ref)
    if row.ended_on is not None:
        raise PilotOver()
    if on < day_of(now):
        raise ImpossibleDates()
    decision = _decide(row, PilotResolve.END, on, document, why, "no", by, now)
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    moves.told(row, "end_pilot", {"on": on, "document": decision.document}, by, now)
    if row.feature == PilotFeature.AT_POINT:
        handing.take_back(_points(row), on, decision.document, by, now)
    return PilotKept(ref)


@operation
def open_pilot(ref: str, on: date, document: str, why: str, *, by: Actor, now: datetime) -> PilotKept:
    """Let everybody have it from a day on: every office, or every point of the kinds that tried it, for good.

    Refuses with NotAllowed, PilotUnknown, PilotOver, NotEvaluated, EvaluatedAsFailed, OwnEvaluation, BasisOver,
    Missing, TextMissing or ImpossibleDates; where items are handed down to points, as `delegate`.
    """
    row = _to_decide(ref, on, by, now)
    decision = _decide(row, PilotResolve.OPEN, on, document, why, "no", by, now)
    row.opened_on = on
    row.save(update_fields=["opened_on"])
    moves.told(row, "open_pilot", {"on": on, "document": decision.document}, by, now)
    if row.feature == PilotFeature.AT_POINT:
        _give_to_all_points(row, decision, on, by, now)
    return PilotKept(ref)


def _to_decide(ref: str, on: date, by: Actor, now: datetime) -> Pilot:
    """The pilot, locked, while something can still be decided about it, for a day that is not over."""
    must_hold(by, *PLANNERS)
    row = moves.locked(ref)
    if row.ended_on is not None or row.opened_on is not None:
        raise PilotOver()
    span(on, None)
    if on < day_of(now):
        raise ImpossibleDates()
    return row


def _decide(
    row: Pilot, kind: PilotResolve, effective: date, document: str, why: str, longer: str, by: Actor, now: datetime
) -> PilotDecision:
    """Write a decision down with the evaluation it rests on, which is not the decider's own."""
    evaluation = PilotEvaluation.objects.filter(pilot=row).order_by("-id").first()
    last = PilotDecision.objects.filter(pilot=row).order_by("-id").first()
    fresh = evaluation is not None and (last is None or evaluation.at > last.at)
    verdict = evaluation.verdict if evaluation is not None else ""
    must_be_evaluated(kind, longer, verdict, "yes" if fresh else "no")
    if evaluation is not None and by.staff_id is not None and evaluation.staff_id == by.staff_id:
        raise OwnEvaluation()
    said = named(document, "document")
    bases.must_stand(said, effective)
    return PilotDecision.objects.create(
        ref=new_ref(), pilot=row, kind=kind, document=said, why=must_be_said("why", why, 1000).strip(),
        effective=effective, evaluation=evaluation, staff_id=by.staff_id, at=now,
    )  # fmt: skip


def _more(row: Pilot, more: Named, since: date, now: datetime) -> tuple[Found, ...]:
    """Who is named, with what is copied to them."""
    found = moves.find(more, since, now)
    kinds = moves.kinds_of(row)
    moves.must_fit(row.feature, found, kinds)
    if not found:
        raise NobodyNamed()
    new = frozenset(one.id for one in found if one.kind is PilotSubjectKind.OFFICE)
    if not new or PilotSubjectKind.ITEM not in kinds:
        return found
    named_items = {one.ref for one in found if one.kind is PilotSubjectKind.ITEM}
    copied = handing.sisters(row, new, now)
    own = handing.with_items(row, {one.office_id for one in found if one.kind is PilotSubjectKind.ITEM})
    for one in found:
        if one.kind is PilotSubjectKind.OFFICE and not copied[one.id] and one.id not in own:
            raise NothingToCopy(office=one.name)
    refs = tuple(ref for sister in copied.values() for ref in sister if ref not in named_items)
    return (*found, *moves.find(Named(items=refs), since, now))


def _points(row: Pilot) -> list[PilotSubject]:
    return list(PilotSubject.objects.filter(pilot=row, centre__isnull=False).order_by("id"))


def _copy_to_points(row: Pilot, rows: list[PilotSubject], since: date, document: str, by: Actor, now: datetime) -> None:
    """New points get every item; new items go to every point."""
    further_items = any(one.item_id is not None for one in rows)
    points = _points(row) if further_items else [one for one in rows if one.centre_id is not None]
    handing.hand_down(row, points, since, row.ends, document, by, now)


def _give_to_all_points(row: Pilot, decision: PilotDecision, on: date, by: Actor, now: datetime) -> None:
    """Every point of the same kinds takes part, and what was handed down for a time stays."""
    named_points = {one.centre_id for one in _points(row)}
    everywhere = offices.centres(on)
    kinds = {one.kind for one in everywhere if one.id in named_points}
    for one in everywhere:
        if one.kind in kinds and one.id not in named_points:
            moves.take_part(row, Found(PilotSubjectKind.POINT, one.id, one.ref, one.name), on, decision)
    points = _points(row)
    handing.hand_down(row, [p for p in points if p.centre_id in named_points], max(row.ends, on), None,
                      decision.document, by, now)  # fmt: skip
    handing.hand_down(row, [p for p in points if p.centre_id not in named_points], on, None,
                      decision.document, by, now)  # fmt: skip
