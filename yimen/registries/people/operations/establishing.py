"""The staff file: skills, and the published exemption of a centre from the share of formal staff."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, must_hold, named, span
from yimen.registries.dated import days, locked, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people.models import Staff, StaffingWaiver, StaffSkill
from yimen.registries.people.subjects import tell_of


@snapshot
class SkillsNoted:
    """What somebody is able to do stands in their file."""

    ref: str


@snapshot
class ShareWaived:
    """A centre need not keep the share of formal staff for a while."""

    ref: str


@operation
def note_skills(staff_ref: str, skills: tuple[str, ...], *, by: Actor, now: datetime) -> SkillsNoted:
    """Write down what somebody is able to do from now on, such as sign language; by an administrator.

    What is named no more ends, what is named anew begins, and each is told on its own chain; the rest is untouched.
    """
    must_hold(by, Role.ADMINISTRATOR)
    member = locked(Staff, staff_ref, "staff")
    wanted = {named(one, "skills", 40) for one in skills}
    held = {row.skill: row for row in StaffSkill.objects.filter(staff_id=member.pk, ended_at=None)}
    for skill in sorted(held.keys() - wanted):
        row = held[skill]
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        tell(_subject(row), Line("skill_ended", {"staff": staff_ref}, now), by)
    for skill in sorted(wanted - held.keys()):
        row = StaffSkill.objects.create(ref=new_ref(), staff_id=member.pk, skill=skill, since=now)
        tell(_subject(row), Line("skill_noted", {"staff": staff_ref, "skill": skill}, now), by)
    return SkillsNoted(ref=staff_ref)


def _subject(row: StaffSkill) -> Subject:
    return Subject("staff_skill", "people_staffskill", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))


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
    body = {"centre": centre_ref, "document": waiver.document, "from": from_day, "until": until}
    tell_of(waiver, "waive_formal_share", body, by, now)
    return ShareWaived(ref=waiver.ref)
