"""The staff file: skills, and the published exemption of a centre from the share of formal staff."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.writing import NoSuchThing, must_hold, named, span
from yimen.registries.dated import days, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people.models import Staff, StaffingWaiver


@dataclass(frozen=True, slots=True)
class SkillsNoted:
    """What somebody is able to do stands in their file."""

    ref: str


@dataclass(frozen=True, slots=True)
class ShareWaived:
    """A centre need not keep the share of formal staff for a while."""

    ref: str


@operation
def note_skills(staff_ref: str, skills: tuple[str, ...], *, by: Actor, now: datetime) -> SkillsNoted:
    """Write down what somebody is able to do, such as sign language or a field of law; by an administrator."""
    must_hold(by, Role.ADMINISTRATOR)
    member = Staff.objects.select_for_update().filter(ref=staff_ref).first()
    if member is None:
        raise NoSuchThing(what="staff")
    member.skills = sorted({named(one, "skills", 40) for one in skills})
    member.save(update_fields=["skills"])
    return SkillsNoted(ref=staff_ref)


@operation
def waive_formal_share(
    centre_ref: str, document: str, reason: str, from_day: date, until: date, *, by: Actor, now: datetime
) -> ShareWaived:
    """Publish that a centre need not keep the share of formal staff from a day until another; by an administrator."""
    must_hold(by, Role.ADMINISTRATOR)
    span(from_day, until)
    centre = offices.centre(centre_ref, from_day)
    if centre is None:
        raise NoSuchThing(what="centre")
    waiver = StaffingWaiver.objects.create(
        ref=new_ref(), centre_id=centre.id, document=named(document, "document"), reason=named(reason, "reason"),
        valid=days(from_day, until),
    )  # fmt: skip
    return ShareWaived(ref=waiver.ref)
