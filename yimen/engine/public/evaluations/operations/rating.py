"""Rating: said once by whoever holds the code of the service, changed or taken back by them alone, and nobody else.

There is no act by which an office edits, hides or answers for a grade; the constraint of the table counts to two.
"""

from datetime import datetime

from yimen.engine.public.evaluations import moves
from yimen.engine.public.evaluations.models import Evaluation, FollowUp, Rating, RatingWords
from yimen.engine.public.evaluations.refusals import (
    AlreadyRated,
    BeingFollowedUp,
    EvaluationUnknown,
    NotRated,
    RatingOver,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evaluation import (
    ANSWERED_WITHIN,
    CONTACTED_WITHIN,
    RATED_WITHIN,
    RatingWay,
    Said,
    speaks_against,
    well_said,
)
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.writing import NotInList
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class RatingKept:
    """An evaluation by its reference, and which time it was rated."""

    ref: str
    nth: int


@operation
def rate(code: str, said: Said, way: str, *, by: Actor, now: datetime) -> RatingKept:
    """Say how a service was, once, by the code that its applicant was sent, or the one a receipt or a number leads to.

    Refuses with EvaluationUnknown, OwnService, AlreadyRated, RatingOver, NotInList, TextTooLong or TextUnclean.
    """
    row = moves.to_rate(code, by)
    if row.grade:
        raise AlreadyRated()
    if now >= row.until:
        raise RatingOver(until=row.until)
    _write(row, 1, said, way, by, now)
    row.grade, row.rated_at = said.grade, max(now, row.served_at)
    row.save(update_fields=["grade", "rated_at"])
    if said.bad == "yes":
        _follow_up(row, by, now)
    return RatingKept(row.ref, 1)


@operation
def rate_again(code: str, said: Said, way: str, *, by: Actor, now: datetime) -> RatingKept:
    """Say once more how it was when a bad grade has been followed up 追评; the first one stays and counts.

    Refuses with EvaluationUnknown, OwnService, NotRated, AlreadyRated, RatingOver, NotInList or TextTooLong.
    """
    row = moves.by_code(code, by)
    followed = FollowUp.objects.filter(evaluation=row).exclude(answered_at=None).first()
    if followed is None or followed.answered_at is None:
        raise NotRated()
    if now >= followed.answered_at + RATED_WITHIN:
        raise RatingOver(until=followed.answered_at + RATED_WITHIN)
    _write(row, 2, said, way, by, now)
    return RatingKept(row.ref, 2)


@operation
def change_rating(code: str, said: Said, *, by: Actor, now: datetime) -> RatingKept:
    """Think better of it: by the rater alone, while it could be rated and nobody has called about it yet.

    Refuses with EvaluationUnknown, OwnService, NotRated, BeingFollowedUp, RatingOver, NotInList or TextTooLong.
    """
    row = _still_open(code, by, now)
    rating = Rating.objects.get(evaluation=row, nth=1)
    kept = well_said(said)
    rating.grade, rating.reasons, rating.changed_at = kept.grade, list(kept.reasons), now
    rating.on_time, rating.extra, rating.paid = kept.on_time, kept.extra, kept.paid
    rating.save()
    _words(rating, kept)
    row.grade = kept.grade
    row.save(update_fields=["grade"])
    moves.told(row, Line("change_rating", _body(row, 1, kept), now), by)
    _follow_up(row, by, now) if kept.bad == "yes" else _lapse(row, by, now)
    return RatingKept(row.ref, 1)


@operation
def withdraw_rating(code: str, *, by: Actor, now: datetime) -> RatingKept:
    """Take a grade back as if nothing had been said; the service counts as not evaluated and may be rated anew.

    Refuses with EvaluationUnknown, OwnService, NotRated, BeingFollowedUp or RatingOver.
    """
    row = _still_open(code, by, now)
    Rating.objects.filter(evaluation=row).delete()
    row.grade, row.rated_at = "", None
    row.save(update_fields=["grade", "rated_at"])
    moves.told(row, Line("withdraw_rating", {}, now), by)
    _lapse(row, by, now)
    return RatingKept(row.ref, 0)


def _still_open(code: str, by: Actor, now: datetime) -> Evaluation:
    row = moves.by_code(code, by)
    if not row.grade:
        raise NotRated()
    # Whoever calls could talk them out of it: from the first call on the grade stays.
    if FollowUp.objects.filter(evaluation=row, contacted_at__isnull=False).exists():
        raise BeingFollowedUp()
    if now >= row.until:
        raise RatingOver(until=row.until)
    return row


def _write(row: Evaluation, nth: int, said: Said, way: str, by: Actor, now: datetime) -> None:
    kept = well_said(said)
    if way not in set(RatingWay):
        raise NotInList(field="way")
    with refusing(rating_is_given_once=AlreadyRated()):
        rating = Rating.objects.create(
            evaluation=row, nth=nth, grade=kept.grade, reasons=list(kept.reasons), on_time=kept.on_time,
            extra=kept.extra, paid=kept.paid, way=way, rated_at=now,
        )  # fmt: skip
    _words(rating, kept)
    moves.told(row, Line("rate", {**_body(row, nth, kept), "way": way}, now), by)


def _words(rating: Rating, said: Said) -> None:
    RatingWords.objects.filter(rating=rating).delete()
    if said.words:
        RatingWords.objects.create(rating=rating, words=said.words)


def _body(row: Evaluation, nth: int, said: Said) -> dict[str, object]:
    body: dict[str, object] = {"nth": nth, "grade": said.grade, "reasons": list(said.reasons)}
    if said.words:
        body["words"] = digest(said.words.encode(), row.ref.encode())
    return body | ({"against": list(against)} if (against := speaks_against(said)) else {})


def _follow_up(row: Evaluation, by: Actor, now: datetime) -> None:
    """A bad grade is looked into from the moment it is given."""
    calendar = _calendar(row)
    due = {
        "opened_at": now,
        "contact_by": calendar.closing_after(now, CONTACTED_WITHIN),
        "answer_by": calendar.closing_after(now, ANSWERED_WITHIN),
        "lapsed_at": None,
        "raised_at": None,
    }
    found = FollowUp.objects.filter(evaluation=row).first()
    if found is not None and found.lapsed_at is None:
        return
    if found is None:
        FollowUp.objects.create(ref=new_ref(), evaluation=row, office_id=row.office_id, centre_id=row.centre_id, **due)
    else:
        FollowUp.objects.filter(pk=found.pk).update(**due)
    told = {"contact_by": due["contact_by"], "answer_by": due["answer_by"]}
    moves.told(row, Line("open_follow_up", told, now), by)


def _calendar(row: Evaluation) -> WorkCalendar:
    """The days of the place where it was served, as it was then; of its office when it was at none."""
    on = day_of(row.served_at)
    centre = offices.centre(row.centre_id, on) if row.centre_id is not None else None
    office = offices.office(row.office_id, on) if row.office_id is not None else None
    place = centre or office
    if place is None:
        raise EvaluationUnknown()
    return calendars.calendar(place.calendar_id)


def _lapse(row: Evaluation, by: Actor, now: datetime) -> None:
    found = FollowUp.objects.filter(evaluation=row, lapsed_at=None, answered_at=None).first()
    if found is not None:
        moves.lapse(found, now)
        moves.told(row, Line("lapse_follow_up", {}, now), by)
