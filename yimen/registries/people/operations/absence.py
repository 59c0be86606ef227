"""Absences and stand-ins A/B岗: who is away, who takes the post then, and that this happens by itself.

When an absence or a plan is written, the postings of the stand-ins are written with it, from moment to moment: nothing
has to wake up at midnight. What nobody covers is told at once, and stands on the head's page until somebody does.
"""

from datetime import datetime
from enum import StrEnum

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.offices.covering import Candidate, Cover, covers
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.spans import Span
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, span, written
from yimen.registries.dated import locked, moments, new_ref, refusing
from yimen.registries.people import seconded, staffing
from yimen.registries.people.models import Absence, Post, Posting, Staff, StandIn
from yimen.registries.people.refusals import AlreadyHolds, AwayAlready, OwnStandIn
from yimen.registries.people.subjects import tell_of


class AbsenceKind(StrEnum):
    """Why somebody is away."""

    LEAVE = "leave"
    SICK = "sick"
    TRIP = "trip"
    TRAINING = "training"
    OTHER = "other"


@snapshot
class AwayFrom:
    """Somebody is away; the posts for which nobody could be found stand beside it."""

    ref: str
    uncovered: tuple[str, ...]


@snapshot
class StandInNamed:
    """Somebody takes a post over whenever its holder is away; the posts that nobody covers now stand beside it."""

    post_ref: str
    staff_ref: str
    uncovered: tuple[str, ...]


@operation
def record_absence(
    staff_ref: str, begins: datetime, ends: datetime, kind: AbsenceKind, reason: str = "", *, by: Actor, now: datetime
) -> AwayFrom:
    """Record that somebody is away from a moment until another: by themselves, their head, manager or an administrator.

    The stand-ins of their posts take over by themselves for that time. Refuses with NoSuchThing, AwayAlready,
    ImpossibleDates or NotInList; with KeptByTheCentre or KeptAtHome when another keeps some of the days.
    """
    member = _member(staff_ref, by, (begins, ends), now)
    span(begins, ends)
    if kind not in list(AbsenceKind):
        raise NotInList(field="kind")
    with refusing(absence_one_at_a_time=AwayAlready()):
        absence = Absence.objects.create(
            ref=new_ref(), staff=member, kind=kind, reason=written(reason, "reason"), during=moments(begins, ends),
            recorded_by=by.ref, recorded_at=now,
        )  # fmt: skip
    tell_of(member, "record_absence", {"absence": absence.ref, "from": begins, "until": ends}, by, now)
    return AwayFrom(absence.ref, _arrange(_posts_of(member), now))


@operation
def end_absence(ref: str, at: datetime, *, by: Actor, now: datetime) -> AwayFrom:
    """Somebody is back earlier than planned: stand-ins end with it. Refuses with NoSuchThing."""
    absence = Absence.objects.select_for_update().filter(ref=ref).select_related("staff").first()
    if absence is None or absence.during.isempty or at >= absence.during.upper:
        raise NoSuchThing(what="absence")
    back = max(at, absence.during.lower)
    member = _member(absence.staff.ref, by, (back, back + _MOMENT), now)
    # An absence that was called off before it began stays on record and takes no time.
    begun = at > absence.during.lower
    absence.during = moments(absence.during.lower, at) if begun else DateTimeTZRange(empty=True)
    absence.save(update_fields=["during"])
    tell_of(member, "end_absence", {"absence": ref, "at": at}, by, now)
    return AwayFrom(ref, _arrange(_posts_of(member), now))


@operation
def name_stand_in(post_ref: str, staff_ref: str, turn: int = 1, *, by: Actor, now: datetime) -> StandInNamed:
    """Name who takes a post over whenever its holder is away; by the head, the manager or an administrator.

    Refuses with NoSuchThing, NotFormalStaff, OwnStandIn or AlreadyHolds.
    """
    post = Post.objects.select_for_update().filter(ref=post_ref).first()
    member = Staff.objects.select_for_update().filter(ref=staff_ref).first()
    if post is None or member is None or not _heads(by, post):
        raise NoSuchThing(what="post")
    staffing.must_be_formal(member, Role(post.role))
    staffing.must_be_apart(member, Role(post.role), moments(now))
    if Posting.objects.filter(post=post, staff=member, kind="holder", valid__contains=now).exists():
        raise OwnStandIn()
    with refusing(stand_in_is_named_once=AlreadyHolds()):
        StandIn.objects.create(post=post, staff=member, turn=turn, valid=moments(now))
    tell_of(post, "name_stand_in", {"staff": staff_ref, "turn": turn}, by, now)
    return StandInNamed(post_ref, staff_ref, _arrange([post], now))


@operation
def drop_stand_in(post_ref: str, staff_ref: str, *, by: Actor, now: datetime) -> StandInNamed:
    """Somebody no longer takes a post over; a time in which they do so now ends."""
    plan = StandIn.objects.select_for_update().filter(post__ref=post_ref, staff__ref=staff_ref, valid__endswith=None)
    found = plan.select_related("post").first()
    if found is None or not _heads(by, found.post):
        raise NoSuchThing(what="stand_in")
    found.valid = moments(found.valid.lower, max(now, found.valid.lower + _MOMENT))
    found.save(update_fields=["valid"])
    tell_of(found.post, "drop_stand_in", {"staff": staff_ref}, by, now)
    return StandInNamed(post_ref, staff_ref, _arrange([found.post], now))


_MOMENT = datetime.resolution


def _member(staff_ref: str, by: Actor, during: tuple[datetime, datetime], now: datetime) -> Staff:
    member = locked(Staff, staff_ref, "staff")
    own = member.pk == by.staff_id or member.office_id in by.offices(Role.OFFICE_HEAD)
    if not own and not any(_heads(by, post) for post in _posts_of(member, now)):
        raise NotAllowed()
    seconded.must_keep(by, member.pk, during, now)
    return member


def _posts_of(member: Staff, now: datetime | None = None) -> list[Post]:
    """The posts that somebody holds or stands in for."""
    held = Q(postings__staff=member) if now is None else Q(postings__staff=member, postings__valid__contains=now)
    return list(Post.objects.filter(held | Q(stand_ins__staff=member)).distinct().order_by("pk"))


def _heads(by: Actor, post: Post) -> bool:
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR):
        return True
    manages = any(held.role is Role.CENTRE_MANAGER and held.centre_id == post.centre_id for held in by.posts)
    return post.office_id in by.offices(Role.OFFICE_HEAD) or (post.centre_id is not None and manages)


def _arrange(posts: list[Post], now: datetime) -> tuple[str, ...]:
    """Write who takes each post from now on; the names of posts that nobody can take at some time."""
    uncovered = []
    for post in posts:
        Post.objects.select_for_update().get(pk=post.pk)
        if any(cover.staff_id is None for cover in _covered(post, now)):
            uncovered.append(post.name)
    return tuple(uncovered)


def _covered(post: Post, now: datetime) -> tuple[Cover, ...]:
    held = list(Posting.objects.filter(post=post, stand_in=None).filter(_still(now)).select_related("staff"))
    plans = list(StandIn.objects.filter(post=post).filter(_still(now)).order_by("turn", "pk"))
    away = _absences({one.staff_id for one in held} | {one.staff_id for one in plans}, now)
    ends = max((until for one in held for _, until in away.get(one.staff_id, ()) if until is not None), default=None)
    _take_back(post, now)
    if ends is None or ends <= now:
        return ()
    first = [Candidate(one.staff_id, (_span(one.valid),), away.get(one.staff_id, ())) for one in held]
    then = [
        Candidate(one.staff_id, (_span(one.valid),), away.get(one.staff_id, ()))
        for one in plans
        if _fit(one.staff, post) and all(one.staff_id != other.staff_id for other in held)
    ]
    found = covers([*first, *then], now, ends)
    for cover in found:
        plan = next((one for one in plans if one.staff_id == cover.staff_id), None)
        if plan is not None and any(one.staff_id == cover.staff_id for one in then):
            _post_in(plan, cover)
    return found


def _still(now: datetime) -> Q:
    """What has not ended yet, or has no end."""
    return Q(valid__endswith=None) | Q(valid__endswith__gt=now)


def _absences(staff: set[int], now: datetime) -> dict[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = {}
    for one in Absence.objects.filter(staff_id__in=staff).filter(during__endswith__gt=now):
        found[one.staff_id] = (*found.get(one.staff_id, ()), _span(one.during))
    return found


def _take_back(post: Post, now: datetime) -> None:
    """What was arranged before and lies ahead is arranged anew; what runs ends now and goes on if it is still so."""
    arranged = Posting.objects.filter(post=post).exclude(stand_in=None)
    arranged.filter(valid__startswith__gte=now).delete()
    for running in arranged.filter(valid__contains=now):
        running.valid = moments(running.valid.lower, now)
        running.save(update_fields=["valid"])


def _post_in(plan: StandIn, cover: Cover) -> None:
    before = Posting.objects.filter(stand_in=plan, valid__endswith=cover.begins).first()
    if before is not None:
        before.valid = moments(before.valid.lower, cover.ends)
        before.save(update_fields=["valid"])
        return
    Posting.objects.create(
        staff_id=plan.staff_id, post_id=plan.post_id, kind="substitute", valid=moments(cover.begins, cover.ends),
        basis="A岗不在，B岗顶岗", stand_in=plan,
    )  # fmt: skip


def _fit(member: Staff, post: Post) -> bool:
    return Role(post.role) not in staffing.FORMAL_ONLY or member.establishment == staffing.Establishment.FORMAL


def _span(valid: object) -> Span:
    return valid.lower, valid.upper  # type: ignore[attr-defined]
