"""Guides 全程陪同/帮办: assigned to a case, each step logged with time and place, confirmed by the applicant."""

from datetime import datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.public.outreach.models import Accompaniment, AccompanyStep
from yimen.engine.public.outreach.refusals import GuidedAlready, NothingToConfirm, NotTheGuide
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.reform.pilots import PilotFeature
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, written
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.people import queries as people
from yimen.registries.pilots import trying

ASSIGNS = (Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.WINDOW)
FOR, WITH = "for", "with"


@snapshot
class GuidanceSaid:
    """A guidance by its reference, and the case it is about."""

    ref: str
    case: str


@operation
def assign_guide(case_ref: str, staff_ref: str, reason: str, *, by: Actor, now: datetime) -> GuidanceSaid:
    """Give a case a guide who goes all the way with the applicant; by the centre or the office's head.

    Refuses with GuidedAlready, NoSuchThing, CaseUnknown or NotAllowed, or with TriedElsewhere while others try it.
    """
    must_hold(by, *ASSIGNS)
    file, staff = moves.read(case_ref, by, now), people.staff_member(staff_ref)
    today = day_of(now)
    where = {"office_id": file.office_id, "item_id": file.item_id, "centre_id": file.centre_id}
    trying.must_be_tried_here(PilotFeature.GUIDE, today, **where)
    if staff is None or not (staff.begins <= today and (staff.ends is None or today < staff.ends)):
        raise NoSuchThing(what="staff")
    moves.remark(file, Line("assign_guide", {"guide": staff_ref}, now), by)
    with refusing(accompaniment_one_guide_at_a_time=GuidedAlready()):
        row = Accompaniment.objects.create(
            ref=new_ref(),
            case_id=file.id,
            guide_id=staff.id,
            reason=written(reason, "reason"),
            begun_at=now,
        )
    return GuidanceSaid(row.ref, case_ref)


@operation
def log_step(case_ref: str, place: str, text: str, how: str = WITH, *, by: Actor, now: datetime) -> GuidanceSaid:
    """Log what was just done for the applicant or with them, and where; by the guide.

    Refuses with NotTheGuide, NotInList, Missing, TextMissing or CaseUnknown.
    """
    file, row = _guided(case_ref, by, now)
    if how not in (FOR, WITH):
        raise NotInList(field="how")
    said = must_be_said("text", text, 500).strip()
    AccompanyStep.objects.create(accompaniment=row, how=how, place=named(place, "place", 60), text=said, done_at=now)
    body = {"how": how, "text": digest(said.encode(), file.ref.encode())}
    moves.remark(file, Line("accompany", body, now), by)
    return GuidanceSaid(row.ref, case_ref)


@operation
def finish_guidance(case_ref: str, *, by: Actor, now: datetime) -> GuidanceSaid:
    """Say that the way is gone to its end; the applicant confirms it. By the guide.

    Refuses with NotTheGuide or CaseUnknown.
    """
    file, row = _guided(case_ref, by, now)
    row.finished_at = now
    row.save(update_fields=["finished_at"])
    moves.remark(file, Line("finish_guidance", {}, now), by)
    return GuidanceSaid(row.ref, case_ref)


@operation
def confirm_guidance(case_ref: str, *, by: Actor, now: datetime) -> GuidanceSaid:
    """Confirm that the guide has done all this; by the applicant. Refuses with NothingToConfirm or CaseUnknown."""
    file = moves.read(case_ref, by, now)
    allow.applicant(file, by)
    waiting = Accompaniment.objects.select_for_update().filter(
        case_id=file.id, finished_at__isnull=False, confirmed_at=None
    )
    row = waiting.order_by("-pk").first()
    if row is None:
        raise NothingToConfirm()
    row.confirmed_at = now
    row.save(update_fields=["confirmed_at"])
    moves.remark(file, Line("confirm_guidance", {}, now), by)
    return GuidanceSaid(row.ref, case_ref)


def _guided(case_ref: str, by: Actor, now: datetime) -> tuple[CaseFile, Accompaniment]:
    """The case with its running guidance, for the guide, who sees the case by being its guide."""
    file = moves.read_freely(case_ref, by, now)
    row = Accompaniment.objects.select_for_update().filter(case_id=file.id, finished_at=None).first()
    if row is None or by.staff_id is None or row.guide_id != by.staff_id:
        raise NotTheGuide()
    return file, row
