"""On or off the establishment: a change of status and what it takes away at once. Within the act of the letters alone.

Whoever goes off loses the posts that are for formal staff in the same transaction; the letters are the caller's.
"""

from datetime import datetime

from yimen.kernel.actor import Actor, Role
from yimen.kernel.writing import NotInList, named
from yimen.registries.dated import locked, moments
from yimen.registries.people.models import Posting, Staff, StaffStatus, StandIn
from yimen.registries.people.refusals import EstablishmentUnchanged
from yimen.registries.people.staffing import FORMAL_ONLY, Establishment
from yimen.registries.people.subjects import tell_of, unread


def change_establishment(staff_ref: str, establishment: str, basis: str, by: Actor, now: datetime) -> int:
    """Write the new status with its document; the id of the member of staff."""
    if establishment not in list(Establishment):
        raise NotInList(field="establishment")
    member = locked(Staff, staff_ref, "staff")
    if member.establishment == establishment:
        raise EstablishmentUnchanged()
    member.establishment = establishment
    member.save(update_fields=["establishment"])
    StaffStatus.objects.create(staff=member, establishment=establishment, since=now, basis=named(basis, "basis"))
    if establishment == Establishment.AUXILIARY:
        _end_what_needs_formal_staff(member, now)
    body = {"establishment": establishment, "basis": unread(basis, staff_ref)}
    tell_of(member, "change_status", body, by, now)
    return member.pk


def _end_what_needs_formal_staff(member: Staff, now: datetime) -> None:
    roles = [Role(role) for role in FORMAL_ONLY]
    held = Posting.objects.filter(staff=member, post__role__in=roles)
    held.filter(valid__startswith__gte=now).delete()
    for running in held.filter(valid__contains=now):
        running.valid = moments(running.valid.lower, now)
        running.save(update_fields=["valid"])
    for plan in StandIn.objects.filter(staff=member, post__role__in=roles, valid__endswith=None):
        plan.valid = moments(plan.valid.lower, max(now, plan.valid.lower + datetime.resolution))
        plan.save(update_fields=["valid"])
