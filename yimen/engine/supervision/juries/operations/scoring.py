"""Scoring: each member once and alone; at the end what is weak is found, and all of it published."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from yimen.engine.supervision.juries import moves, near
from yimen.engine.supervision.juries.actions import without_action
from yimen.engine.supervision.juries.models import Juror, Jury, JuryFinding, JuryIndicator, JuryScore
from yimen.engine.supervision.juries.operations.calling import JuryKept
from yimen.engine.supervision.juries.refusals import JuryUnknown, ScoredAlready, ScoringOver
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.juries import (
    FindingsWithoutAction,
    JuryMove,
    JuryState,
    Weighed,
    must_be_over,
    must_have_every_kind,
    must_score_each,
    scored,
    weak,
)
from yimen.kernel.text import must_be_clean
from yimen.registries.dated import day_of, new_ref, refusing


@snapshot
class Scored:
    """What somebody scores an indicator, of a hundred, and why."""

    number: int
    score: int
    said: str = ""


@operation
def give_scores(ref: str, scores: tuple[Scored, ...], *, by: Actor, now: datetime) -> JuryKept:
    """Score every indicator that people score, at once and once; nobody sees what the others scored until all have.

    Until the last day for it is over. Refuses with JuryUnknown, WrongState, TooNear, ScoredAlready, ScoringOver,
    ScoresIncomplete or TextTooLong.
    """
    row, seat = _seat(ref, by)
    moves.must_be(row, JuryState.OPEN, "give_scores")
    if seat.scored_at is not None:
        raise ScoredAlready()
    if day_of(now) > row.score_by:
        raise ScoringOver()
    near.must_be_apart(row, seat.staff_id, now, seat.person_id)
    asked = {one.number: one.pk for one in row.indicators.filter(figure="")}
    must_score_each(asked, {one.number: one.score for one in scores} if _each_once(scores) else {})
    given = [
        JuryScore(
            juror=seat, indicator_id=asked[one.number], score=one.score,
            said=must_be_clean("said", one.said, 500).strip(),
        )
        for one in scores
    ]  # fmt: skip
    with refusing(jury_score_is_given_once=ScoredAlready()):
        JuryScore.objects.bulk_create(given)
    Juror.objects.filter(pk=seat.pk).update(scored_at=now)
    words = "\x1f".join(f"{one.number}={one.score}={one.said}" for one in sorted(scores, key=lambda one: one.number))
    body = {"seat": seat.ref, "kind": seat.kind, "scores": digest(words.encode(), seat.ref.encode())}
    moves.told(row, Line("give_scores", body, now), by)
    return JuryKept(ref, row.state)


@operation
def close_jury(ref: str, *, by: Actor, now: datetime) -> JuryKept:
    """Close the scoring when all have scored or its last day is over; what is below its least becomes a finding.

    Refuses with JuryUnknown, NotTheConvener, WrongState, StillScoring or KindsMissing.
    """
    row = moves.lock_convened(ref, by, now)
    moves.must_be(row, JuryState.OPEN, JuryMove.CLOSE)
    seats = list(row.jurors.filter(taken_at__isnull=False))
    must_be_over(sum(one.scored_at is None for one in seats), day_of(now) > row.score_by)
    must_have_every_kind({one.kind for one in seats if one.scored_at is not None})
    found = results(row)
    weaknesses = [one for one in found if weak(Weighed(one.weight, one.least, found[one]))]
    JuryFinding.objects.bulk_create(
        JuryFinding(ref=new_ref(), indicator=one, before_part=found[one].part, before_whole=found[one].whole)
        for one in weaknesses
    )
    moves.move(row, JuryMove.CLOSE, closed_at=now)
    body = {
        "scored": [[one.number, share.part, share.whole] for one, share in found.items()],
        "weak": [one.number for one in weaknesses],
    }
    moves.told(row, Line("close_jury", body, now), by)
    return JuryKept(ref, row.state)


@operation
def publish_jury(ref: str, *, by: Actor, now: datetime) -> JuryKept:
    """Publish what was found: every weakness has an action with an office and a day.

    Refuses with JuryUnknown, NotTheConvener, FindingsWithoutAction or WrongState.
    """
    row = moves.lock_convened(ref, by, now)
    waiting = without_action(row)
    if row.state == JuryState.CLOSED and waiting:
        numbers = waiting.order_by("indicator__number").values_list("indicator__number", flat=True)
        raise FindingsWithoutAction(numbers=tuple(numbers))
    moves.move(row, JuryMove.PUBLISH, published_at=now)
    moves.told(row, Line("publish_jury", {}, now), by)
    return JuryKept(ref, row.state)


def results(row: Jury) -> Mapping[JuryIndicator, Share]:
    """What every indicator came to: as it was counted when the scoring began, or as the members scored it."""
    given: dict[int, list[int]] = defaultdict(list)
    for indicator, score in JuryScore.objects.filter(juror__jury=row).values_list("indicator_id", "score"):
        given[indicator].append(score)
    return {
        one: Share(one.part or 0, one.whole or 0) if one.figure else scored(given[one.pk])
        for one in row.indicators.order_by("number")
    }


def _seat(ref: str, by: Actor) -> tuple[Jury, Juror]:
    """The evaluation, locked, with the reader's own seat; refuses with JuryUnknown."""
    row = Jury.objects.select_for_update(of=("self",)).select_related("window").filter(ref=ref).first()
    seat = moves.seat_of(row, by) if row is not None else None
    if row is None or seat is None:
        raise JuryUnknown()
    return row, seat


def _each_once(scores: tuple[Scored, ...]) -> bool:
    return len({one.number for one in scores}) == len(scores)
