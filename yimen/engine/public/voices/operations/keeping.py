"""Keeping the desk: who belongs to it, who is on duty when, where voices go by themselves, and how work is weighed."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from yimen.engine.public.voices import moves
from yimen.engine.public.voices.models import DeskMember, DutyShift, VoiceRoute, VoiceScheme
from yimen.engine.public.voices.refusals import MemberAlready, NotYourShift, RouteThere, ShiftClash
from yimen.engine.public.voices.rows import HEADS
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.voice_life import VoiceTopic, Weights, must_make_a_hundred
from yimen.kernel.writing import Missing, NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions

LONGEST_SHIFT, EARLY = timedelta(hours=12), timedelta(minutes=15)


@snapshot
class DeskKept:
    """What was written for the desk, by its reference."""

    ref: str


@operation
def appoint_member(staff_ref: str, *, by: Actor, now: datetime) -> DeskKept:
    """Make somebody a member of the desk from today. Refuses with NotAllowed, NoSuchThing or MemberAlready."""
    must_hold(by, *HEADS)
    member = _staff(staff_ref)
    if DeskMember.objects.filter(staff_id=member, valid__contains=day_of(now)).exists():
        raise MemberAlready()
    with refusing(desk_member_is_named_once=MemberAlready()):
        DeskMember.objects.create(staff_id=member, valid=days(day_of(now)))
    return DeskKept(staff_ref)


@operation
def dismiss_member(staff_ref: str, *, by: Actor, now: datetime) -> DeskKept:
    """End somebody's work at the desk with today. Refuses with NotAllowed or NoSuchThing."""
    must_hold(by, *HEADS)
    row = DeskMember.objects.select_for_update().filter(staff__ref=staff_ref, valid__endswith=None).first()
    if row is None:
        raise NoSuchThing(what="staff")
    row.valid = days(row.valid.lower, max(day_of(now), row.valid.lower + timedelta(days=1)))
    row.save(update_fields=["valid"])
    return DeskKept(staff_ref)


@operation
def plan_shift(staff_ref: str, begins: datetime, ends: datetime, *, by: Actor, now: datetime) -> DeskKept:
    """Plan a shift of at most twelve hours for a member. Refuses with NotAllowed, NoSuchThing or ShiftClash."""
    must_hold(by, *HEADS)
    member = _staff(staff_ref)
    if not DeskMember.objects.filter(staff_id=member, valid__contains=day_of(begins)).exists():
        raise NoSuchThing(what="staff")
    crossing = DutyShift.objects.filter(staff_id=member, begins__lt=ends, ends__gt=begins)
    if not timedelta() < ends - begins <= LONGEST_SHIFT or crossing.exists():
        raise ShiftClash()
    with refusing(duty_shift_begins_once=ShiftClash()):
        row = DutyShift.objects.create(ref=new_ref(), staff_id=member, begins=begins, ends=ends)
    return DeskKept(row.ref)


@operation
def come_on_duty(ref: str, *, by: Actor, now: datetime) -> DeskKept:
    """Come to one's own shift: from now on somebody is there. Refuses with NotYourShift."""
    row = _own(ref, by, Q(came_at=None, begins__lte=now + EARLY, ends__gt=now))
    row.came_at = now
    row.save(update_fields=["came_at"])
    return DeskKept(ref)


@operation
def go_off_duty(ref: str, *, by: Actor, now: datetime) -> DeskKept:
    """Go from one's own shift. Refuses with NotYourShift."""
    row = _own(ref, by, Q(came_at__isnull=False, left_at=None))
    row.left_at = now
    row.save(update_fields=["left_at"])
    return DeskKept(ref)


@operation
def lay_route(topic: str, region_ref: str, office_ref: str, *, by: Actor, now: datetime) -> DeskKept:
    """Let voices of a topic, a place or both go to a department by themselves from now on; the narrower place counts.

    Refuses with NotAllowed, NotAtTheDesk, NotInList, Missing, NoSuchThing or RouteThere.
    """
    _must_keep(by, now)
    if topic and topic not in set(VoiceTopic):
        raise NotInList(field="topic")
    if not topic and not region_ref:
        raise Missing(field="topic")
    region = regions.region(region_ref, day_of(now)) if region_ref else None
    office = offices.office(office_ref, day_of(now))
    if region_ref and region is None:
        raise NoSuchThing(what="region")
    if office is None:
        raise NoSuchThing(what="office")
    with refusing(voice_route_one_per_topic_and_place=RouteThere()):
        row = VoiceRoute.objects.create(
            ref=new_ref(), topic=topic, region_id=region.id if region else None, office_id=office.id, laid_at=now
        )
    return DeskKept(row.ref)


@operation
def end_route(ref: str, *, by: Actor, now: datetime) -> DeskKept:
    """End a route; what went by it stays where it is. Refuses with NotAllowed, NotAtTheDesk or NoSuchThing."""
    _must_keep(by, now)
    if not VoiceRoute.objects.filter(ref=ref, ended_at=None).update(ended_at=now):
        raise NoSuchThing(what="route")
    return DeskKept(ref)


@operation
def set_scheme(kind: str, since: date, weights: Weights, basis: str, *, by: Actor, now: datetime) -> DeskKept:
    """Say how work with voices (hotline) or posts is weighed from a day on, and by which rule of the city.

    Refuses with NotAllowed, NotInList, WeightsUnfit or Missing.
    """
    must_hold(by, *HEADS)
    if kind not in ("hotline", "posts"):
        raise NotInList(field="kind")
    must_make_a_hundred(weights)
    VoiceScheme.objects.create(
        kind=kind, since=since, responded=weights.responded, on_time=weights.on_time, quality=weights.quality,
        content=weights.content, basis=named(basis, "basis"), set_at=now,
    )  # fmt: skip
    return DeskKept(kind)


def _must_keep(by: Actor, now: datetime) -> None:
    if not by.has_role(*HEADS):
        moves.must_be_member(by, now)


def _staff(ref: str) -> int:
    member = people.staff_member(ref)
    if member is None:
        raise NoSuchThing(what="staff")
    return member.id


def _own(ref: str, by: Actor, when: Q) -> DutyShift:
    row = DutyShift.objects.select_for_update().filter(when, ref=ref, staff_id=by.staff_id or 0).first()
    if row is None:
        raise NotYourShift()
    return row
