"""The leading group 领导小组: who belongs to it and as what, and its meetings, whose decisions become directives."""

from datetime import date, datetime, timedelta

from yimen.engine.supervision.directives import moves
from yimen.engine.supervision.directives.models import GroupMember, Meeting
from yimen.engine.supervision.directives.refusals import GroupIncomplete, InTheGroup
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.directive_life import ExecutiveFromSupervision, GroupRole
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.people import queries as people

KEEPERS = (Role.REFORM_OFFICE,)
"""Who keeps the papers of the group."""


@snapshot
class GroupKept:
    """A member or a meeting by its reference."""

    ref: str


@operation
def name_to_group(staff_ref: str, role: str, seat: str, basis: str, *, by: Actor, now: datetime) -> GroupKept:
    """Name somebody to the leading group from today, as what, and by which document.

    The executive deputy comes from discipline inspection. Refuses with NotAllowed, NotInList, NoSuchThing,
    ExecutiveFromSupervision, InTheGroup or Missing.
    """
    must_hold(by, *KEEPERS)
    if role not in set(GroupRole):
        raise NotInList(field="role")
    member = people.staff_member(staff_ref)
    if member is None:
        raise NoSuchThing(what="staff")
    if role == GroupRole.EXECUTIVE and not _supervises(staff_ref, now):
        raise ExecutiveFromSupervision()
    today = day_of(now)
    with refusing(group_member_is_named_once=InTheGroup(), group_has_one_head_and_one_executive=InTheGroup()):
        row = GroupMember.objects.create(
            ref=new_ref(), staff_id=member.id, role=role, seat=named(seat, "seat", 60), basis=named(basis, "basis"),
            valid=days(today),
        )  # fmt: skip
    return GroupKept(row.ref)


@operation
def leave_group(ref: str, *, by: Actor, now: datetime) -> GroupKept:
    """End somebody's place in the group with today. Refuses with NotAllowed or NoSuchThing."""
    must_hold(by, *KEEPERS)
    row = GroupMember.objects.select_for_update().filter(ref=ref, valid__endswith=None).first()
    if row is None:
        raise NoSuchThing(what="staff")
    row.valid = days(row.valid.lower, max(day_of(now), row.valid.lower + timedelta(days=1)))
    row.save(update_fields=["valid"])
    return GroupKept(ref)


@operation
def keep_meeting(
    title: str, held_on: date, present: tuple[str, ...], minutes: str, *, by: Actor, now: datetime
) -> GroupKept:
    """Keep the minutes of a meeting that was held: the group complete, its head or executive deputy present.

    Refuses with NotAllowed, ImpossibleDates, NoSuchThing, GroupIncomplete, Missing or TextMissing.
    """
    must_hold(by, *KEEPERS)
    if held_on > day_of(now):
        raise ImpossibleDates()
    named_then = {row.ref: row for row in GroupMember.objects.filter(valid__contains=held_on)}
    if not set(present) <= named_then.keys():
        raise NoSuchThing(what="staff")
    heads = {ref for ref, row in named_then.items() if row.role in (GroupRole.HEAD, GroupRole.EXECUTIVE)}
    if len(heads) < 2 or not heads & set(present):
        raise GroupIncomplete()
    assert by.staff_id is not None, "who holds a post is somebody"
    row = Meeting.objects.create(
        ref=new_ref(), title=named(title, "title", 80), held_on=held_on,
        present=sorted(named_then[ref].staff_id for ref in set(present)),
        minutes=must_be_said("minutes", minutes, 4000).strip(), kept_by_id=by.staff_id, kept_at=now,
    )  # fmt: skip
    body = {"held_on": held_on, "minutes": digest(row.minutes.encode(), row.ref.encode())}
    moves.told(row, Line("keep_meeting", body, now), by)
    return GroupKept(row.ref)


def _supervises(staff_ref: str, now: datetime) -> bool:
    """Whether somebody holds a post of supervision now."""
    posts = {
        row.post_ref
        for row in people.postings_of(staff_ref)
        if row.begins <= now and (row.ends is None or now < row.ends)
    }
    return any(row.ref in posts for row in people.posts_of(Role.SUPERVISOR, day_of(now)))
