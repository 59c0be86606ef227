"""Staff, posts and postings: enrol, define, hold, end. A posting is dated and never removed."""

from datetime import date, datetime
from enum import StrEnum

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import Rank
from yimen.kernel.identity import person_number
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.dated import ZONE, days, locked, new_ref, refusing, to_close
from yimen.registries.offices import queries as offices
from yimen.registries.people import holding, watched
from yimen.registries.people.models import Party, Post, Posting, Staff, StaffStatus
from yimen.registries.people.refusals import PostNeeds, StaffNumberTaken
from yimen.registries.people.staffing import Establishment
from yimen.registries.people.subjects import tell_of
from yimen.registries.people.vault import keyed_hash
from yimen.registries.regions import queries as regions


class PostingKind(StrEnum):
    """The holder (A角) or who stands in (B角)."""

    HOLDER = "holder"
    SUBSTITUTE = "substitute"


#: A catalogue desk without an office is the city's: it edits the items of all.
_STANDS_AT_OFFICE = frozenset(
    {
        Role.REVIEWER,
        Role.CHIEF,
        Role.DECIDER,
        Role.OFFICE_HEAD,
        Role.LEGAL_REVIEWER,
        Role.REFORM_OFFICE,
        Role.ESTABLISHMENT_OFFICE,
        Role.ADMINISTRATOR,
    }
)
_STANDS_AT_CENTRE = frozenset({Role.CENTRE_MANAGER, Role.CASHIER, Role.AGENT})
_NUMBER = 40


@snapshot
class StaffEnrolled:
    """Somebody is a member of staff."""

    ref: str


@snapshot
class StaffLeft:
    """Somebody is no longer a member of staff from this day."""

    ref: str
    day: date


@snapshot
class PostDefined:
    """A post has come to be."""

    ref: str


@snapshot
class PostClosed:
    """A post is no more from this day."""

    ref: str
    day: date


@snapshot
class PostHeldFrom:
    """Somebody holds a post."""

    staff_ref: str
    post_ref: str


@snapshot
class PostingEnded:
    """Somebody no longer holds a post."""

    staff_ref: str
    post_ref: str


@operation
def enrol_staff(
    number: str,
    name: str,
    office_ref: str,
    establishment: str,
    valid_from: date,
    valid_to: date | None = None,
    identity_number: str = "",
    *,
    by: Actor,
    now: datetime,
) -> StaffEnrolled:
    """Write a new member of staff. The identity number ties the officer to the person at home: it finds conflicts.

    The line that tells it names neither the officer nor the number: office, establishment and days alone.
    """
    must_hold(by, Role.ADMINISTRATOR)
    if establishment not in list(Establishment):
        raise NotInList(field="establishment")
    office = offices.office(office_ref, valid_from)
    if office is None:
        raise NoSuchThing(what="office")
    person = None
    if identity_number:
        person = Party.objects.filter(number_hash=keyed_hash(person_number(identity_number))).first()
        if person is None:
            raise NoSuchThing(what="party")
    with refusing(people_staff_number=StaffNumberTaken()):
        member = Staff.objects.create(
            ref=new_ref(),
            number=named(number, "number", _NUMBER),
            name=named(name, "name"),
            person=person,
            office_id=office.id,
            establishment=establishment,
            valid=days(*span(valid_from, valid_to)),
        )
    begins = datetime(valid_from.year, valid_from.month, valid_from.day, tzinfo=ZONE)
    StaffStatus.objects.create(staff=member, establishment=establishment, since=begins)
    body = {"office": office_ref, "establishment": establishment, "from": valid_from, "until": valid_to}
    tell_of(member, "enrol_staff", body, by, now)
    return StaffEnrolled(ref=member.ref)


@operation
def leave_staff(ref: str, on: date, *, by: Actor, now: datetime) -> StaffLeft:
    """Somebody leaves on a day: open postings end with that day's beginning, or now when that is later.

    Refuses with SupervisionMustStay while nobody else supervises what they do.
    """
    must_hold(by, Role.ADMINISTRATOR)
    member = locked(Staff, ref, "staff")
    end = max(datetime(on.year, on.month, on.day, tzinfo=ZONE), now)
    guarded = watched.guarding(Posting.objects.filter(staff=member), end)
    member.valid = to_close([member], on)[1]
    member.save(update_fields=["valid"])
    mine = member.postings.select_for_update()
    for posting in mine.filter(valid__endswith=None, valid__startswith__lt=end):
        holding.end(posting, end)
    watched.must_go_on(guarded, end)
    tell_of(member, "leave_staff", {"on": on}, by, now)
    return StaffLeft(ref=ref, day=on)


@operation
def define_post(
    name: str,
    role: str,
    office_ref: str | None,
    centre_ref: str | None,
    window_ref: str | None,
    region_ref: str | None,
    valid_from: date,
    valid_to: date | None = None,
    *,
    by: Actor,
    now: datetime,
) -> PostDefined:
    """Write a new post; refuses with PostNeeds when its role stands at something that was not named."""
    must_hold(by, Role.ADMINISTRATOR)
    if role not in list(Role):
        raise NotInList(field="role")
    span(valid_from, valid_to)
    office = centre = window = region = None
    if office_ref and (office := offices.office(office_ref, valid_from)) is None:
        raise NoSuchThing(what="office")
    if window_ref and (window := offices.window(window_ref, valid_from)) is None:
        raise NoSuchThing(what="window")
    if centre_ref and (centre := offices.centre(centre_ref, valid_from)) is None:
        raise NoSuchThing(what="centre")
    if region_ref and (region := regions.region(region_ref, valid_from)) is None:
        raise NoSuchThing(what="region")
    centre_id = centre.id if centre else window.centre_id if window else None
    _must_stand(Role(role), office is not None, centre_id is not None, region.level if region else None)
    post = Post.objects.create(
        ref=new_ref(),
        name=named(name, "name"),
        role=role,
        office_id=office.id if office else window.office_id if window else None,
        centre_id=centre_id,
        window_id=window.id if window else None,
        region_id=region.id if region else None,
        valid=days(valid_from, valid_to),
    )
    places = {"office": office_ref, "centre": centre_ref, "window": window_ref, "region": region_ref}
    where = {kind: ref for kind, ref in places.items() if ref}
    tell_of(post, "define_post", {"role": role, **where, "from": valid_from, "until": valid_to}, by, now)
    return PostDefined(ref=post.ref)


@operation
def rank_post(ref: str, rank: int, *, by: Actor, now: datetime) -> PostDefined:
    """Say at which rank the holder of a deciding post decides; graded cases are drawn to the lowest that fits."""
    must_hold(by, Role.ADMINISTRATOR)
    post = locked(Post, ref, "post")
    if rank not in list(Rank) or Role(post.role) not in (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD):
        raise NotInList(field="rank")
    post.rank = rank
    post.save(update_fields=["rank"])
    tell_of(post, "rank_post", {"rank": rank}, by, now)
    return PostDefined(ref=ref)


@operation
def close_post(ref: str, on: date, *, by: Actor, now: datetime) -> PostClosed:
    """The post is no more from a day on; whoever holds it loses it then.

    Refuses with SupervisionMustStay while nobody else supervises what they do.
    """
    must_hold(by, Role.ADMINISTRATOR)
    end = max(datetime(on.year, on.month, on.day, tzinfo=ZONE), now)
    guarded = watched.guarding(Posting.objects.filter(post__ref=ref), end)
    post = locked(Post, ref, "post")
    post.valid = to_close([post], on)[1]
    post.save(update_fields=["valid"])
    watched.must_go_on(guarded, end)
    tell_of(post, "close_post", {"on": on}, by, now)
    return PostClosed(ref=ref, day=on)


@operation
def hold_post(
    staff_ref: str,
    post_ref: str,
    valid_from: datetime,
    valid_to: datetime | None,
    kind: str,
    basis: str = "",
    *,
    by: Actor,
    now: datetime,
) -> PostHeldFrom:
    """Somebody holds a post from a moment on, as holder or substitute.

    Refuses with NotFormalStaff, ApprovesAndSupervises, FormalShareTooLow, NotInService or AlreadyHolds.
    """
    must_hold(by, Role.ADMINISTRATOR)
    if kind not in list(PostingKind):
        raise NotInList(field="kind")
    span(valid_from, valid_to)
    member, post = locked(Staff, staff_ref, "staff"), locked(Post, post_ref, "post")
    holding.hold(member, post, valid_from, valid_to, kind, basis, by, now)
    return PostHeldFrom(staff_ref=staff_ref, post_ref=post_ref)


@operation
def end_posting(staff_ref: str, post_ref: str, at: datetime, *, by: Actor, now: datetime) -> PostingEnded:
    """Somebody holds a post no longer from a moment on.

    Refuses with SupervisionMustStay while nobody else supervises what they do.
    """
    must_hold(by, Role.ADMINISTRATOR)
    member = locked(Staff, staff_ref, "staff")
    mine = (
        Posting.objects.select_for_update(of=("self",))
        .select_related("post")
        .filter(staff__ref=staff_ref, post__ref=post_ref)
    )
    posting = mine.filter(valid__contains=at, valid__startswith__lt=at).first()
    if posting is None:
        raise NoSuchThing(what="posting")
    watches = _watching([posting])
    holding.end(posting, at)
    watched.must_stay(watches, at)
    tell_of(member, "end_posting", {"post": post_ref, "at": at}, by, now)
    return PostingEnded(staff_ref=staff_ref, post_ref=post_ref)


def _watching(postings: list[Posting]) -> frozenset[int]:
    """What somebody supervises by these postings; two who give it up take turns."""
    watches = watched.regions_watched(postings)
    if watches:
        watched.take_turns()
    return watches


def _must_stand(role: Role, at_office: bool, at_centre: bool, level: int | None) -> None:
    if role in _STANDS_AT_OFFICE and not at_office:
        raise PostNeeds(role=role, what="office")
    # An office's own counter is a window that stands in no centre.
    if (role is Role.WINDOW and not at_centre and not at_office) or (role in _STANDS_AT_CENTRE and not at_centre):
        raise PostNeeds(role=role, what="centre")
    if role is Role.SUPERVISOR and (level is None or level < 2):
        raise PostNeeds(role=role, what="region")
