"""Looking at evaluations: what I may rate and what I said, and at the desk what was said that has to be looked into.

The desk sees grades, reasons and words; who gave them is no column of any of its lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db.models import Q, QuerySet

from yimen.engine.public.evaluations.codes import code_of, hash_of, once_code_of, ref_of
from yimen.engine.public.evaluations.models import Evaluation, FollowUp, Rating
from yimen.engine.public.evaluations.moves import REGIONS
from yimen.engine.public.evaluations.rows import HANDLERS, EvaluationRow, FollowUpAnswer, FollowUpRow, RatingRow
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evaluation import RATED_WITHIN, Said, ServiceKind, speaks_against
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

PAGE, LATELY, COUNTED = 100, 30, 1000
HELD = (ServiceKind.TICKET, ServiceKind.ENQUIRY)
"""Services that whoever holds their address may rate, with or without a name."""


def by_code(code: str, now: datetime) -> EvaluationRow | None:
    """The service that this code opens; what was said of it, by the code alone that its rater was sent."""
    if ref := ref_of(code):
        return _to_rate(Evaluation.objects.filter(ref=ref), now)
    return next(iter(_rows(Evaluation.objects.filter(code_hash=hash_of(code)), now)), None)


def of_service(kind: str, subject_ref: str, actor: Actor, now: datetime) -> EvaluationRow | None:
    """The evaluation of a service, for whom it was done; to be rated, for who holds a ticket's or enquiry's address."""
    if actor.kind is ActorKind.STAFF:
        return None
    found = Evaluation.objects.filter(kind=kind, subject_ref=subject_ref)
    own = next(iter(_rows(found.filter(party_id__in=set(actor.parties())), now)), None)
    return own or (_to_rate(found, now) if kind in HELD else None)


def of_case(case_ref: str, now: datetime) -> EvaluationRow | None:
    """The evaluation of a case, to be rated, for a door at which number and query code were told."""
    return _to_rate(Evaluation.objects.filter(kind=ServiceKind.CASE, subject_ref=case_ref), now)


def _to_rate(found: QuerySet[Evaluation], now: datetime) -> EvaluationRow | None:
    """As it opens to who holds a paper that whoever served has seen too: nothing of what was said stands there."""
    row = next(iter(_rows(found, now)), None)
    if row is None:
        return None
    may = tuple(act for act in row.may if act == "rate")
    return replace(row, code=once_code_of(row.ref), may=may, ratings=(), follow_up=None)


def mine(actor: Actor, now: datetime) -> tuple[EvaluationRow, ...]:
    """The services of everybody for whom this actor acts, the latest first."""
    if actor.kind is not ActorKind.CITIZEN:
        return ()
    found = Evaluation.objects.filter(party_id__in=set(actor.parties())).order_by("-served_at", "-pk")
    return _rows(found[:PAGE], now)


def open_follow_ups(actor: Actor, now: datetime) -> tuple[FollowUpRow, ...]:
    """The bad grades that this member of staff may look into, what is due first on top."""
    where = _handled_by(actor)
    if where is None:
        return ()
    found = FollowUp.objects.filter(where, answered_at=None, lapsed_at=None).order_by("answer_by", "pk")
    return _follow_ups(found[:PAGE], actor, now)


def answered_follow_ups(actor: Actor, now: datetime) -> tuple[FollowUpRow, ...]:
    """Those that were answered last."""
    where = _handled_by(actor)
    if where is None:
        return ()
    found = FollowUp.objects.filter(where, answered_at__isnull=False).order_by("-answered_at", "-pk")
    return _follow_ups(found[:LATELY], actor, now)


def follow_up(ref: str, actor: Actor, now: datetime) -> FollowUpRow | None:
    """One of them, for who may look into it."""
    where = _handled_by(actor)
    return next(iter(_follow_ups(FollowUp.objects.filter(where, ref=ref), actor, now)), None) if where else None


def _handled_by(actor: Actor) -> Q | None:
    """The manager of a centre, the head of an office, supervision of a place; nobody else."""
    where = Q(centre_id__in=[p.centre_id for p in actor.posts if p.role is Role.CENTRE_MANAGER and p.centre_id])
    where |= Q(office_id__in=actor.offices(Role.OFFICE_HEAD))
    if actor.has_role(Role.SUPERVISOR):
        for scope in actor.scopes:
            if scope.kind in REGIONS:
                where |= Q(**{f"evaluation__{REGIONS[scope.kind]}": scope.id})
    return where if actor.has_role(*HANDLERS) else None


def _rows(found: QuerySet[Evaluation], now: datetime) -> tuple[EvaluationRow, ...]:
    rows = list(found.select_related("follow_up", "window").prefetch_related("ratings__said"))
    names, places = _names(rows, now)
    return tuple(
        EvaluationRow(
            ref=row.ref,
            code=code_of(row.ref),
            kind=row.kind,
            what=row.what,
            office_name=names.get(row.office_id or 0, ""),
            place_name=places.get(row.centre_id or 0, ""),
            online=row.online,
            served_at=row.served_at,
            until=row.until,
            may=_may(row, now),
            rated="yes" if row.grade else "",
            ratings=_ratings(row),
            follow_up=_answer(row),
        )
        for row in rows
    )


def _names(rows: Iterable[Evaluation], now: datetime) -> tuple[Mapping[int, str], Mapping[int, str]]:
    rows = tuple(rows)
    on = day_of(now)
    return (
        offices.office_names({row.office_id for row in rows if row.office_id}, on),
        offices.centre_names({row.centre_id for row in rows if row.centre_id}, on),
    )


def _followed(row: Evaluation) -> FollowUp | None:
    """The follow-up that stands; none when the grade was taken back."""
    found: FollowUp | None = getattr(row, "follow_up", None)
    return found if found is not None and found.lapsed_at is None else None


def _may(row: Evaluation, now: datetime) -> tuple[str, ...]:
    follow_up = _followed(row)
    if not row.grade:
        return ("rate",) if now < row.until else ()
    if follow_up is not None and follow_up.answered_at is not None:
        again = now < follow_up.answered_at + RATED_WITHIN and len(row.ratings.all()) == 1
        return ("rate_again",) if again else ()
    open_ = now < row.until and (follow_up is None or follow_up.contacted_at is None)
    return ("change", "withdraw") if open_ else ()


def _ratings(row: Evaluation) -> tuple[RatingRow, ...]:
    return tuple(
        RatingRow(one.nth, one.grade, tuple(one.reasons), one.on_time, one.extra, one.paid, _words(one), one.rated_at)
        for one in sorted(row.ratings.all(), key=lambda one: one.nth)
    )


def _words(one: Rating) -> str:
    said = getattr(one, "said", None)
    return said.words if said is not None else ""


def _answer(row: Evaluation) -> FollowUpAnswer | None:
    one = _followed(row)
    if one is None:
        return None
    return FollowUpAnswer(one.answer_by, one.contacted_at, one.answered_at, one.outcome, one.reason, one.remedy)


def _follow_ups(found: QuerySet[FollowUp], actor: Actor, now: datetime) -> tuple[FollowUpRow, ...]:
    rows = list(found.select_related("evaluation__window").prefetch_related("evaluation__ratings__said"))
    names, places = _names([row.evaluation for row in rows], now)
    staff = people.staff_names({row.handler_id for row in rows if row.handler_id})
    return tuple(
        _desk_row(row, names.get(row.office_id or 0, ""), places.get(row.centre_id or 0, ""), staff, actor, now)
        for row in rows
        if row.evaluation.ratings.all()
    )


def _desk_row(
    row: FollowUp, office: str, place: str, staff: Mapping[int, str], actor: Actor, now: datetime
) -> FollowUpRow:
    first, *again = _ratings(row.evaluation)
    said = Said(first.grade, first.reasons, first.on_time, first.extra, first.paid)
    ended = row.answered_at or row.lapsed_at
    missed = (row.answered_at or now) > row.answer_by or (row.contacted_at or now) > row.contact_by
    window = row.evaluation.window
    return FollowUpRow(
        ref=row.ref,
        kind=row.evaluation.kind,
        what=row.evaluation.what,
        office_name=office,
        place_name=place,
        window=f"{window.code} {window.name}" if window else "",
        grade=first.grade,
        reasons=first.reasons,
        against=speaks_against(said),
        words=first.words,
        opened_at=row.opened_at,
        contact_by=row.contact_by,
        answer_by=row.answer_by,
        handler=staff.get(row.handler_id or 0, ""),
        contacted_at=row.contacted_at,
        reached=row.reached,
        heard=row.heard,
        outcome=row.outcome,
        reason=row.reason,
        remedy=row.remedy,
        answered_at=row.answered_at,
        late="yes" if missed else "",
        raised="yes" if row.raised_at else "",
        again=again[0].grade if again else "",
        may=() if ended else _may_do(row, actor),
    )


def _may_do(row: FollowUp, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.handler_id == actor.staff_id:
        return ("contact", "answer") if row.contacted_at else ("contact",)
    apart = actor.staff_id not in row.evaluation.staff and row.evaluation.party_id not in actor.interests
    return ("take",) if apart else ()
