"""Take up supervision 谁审批谁监管, and keep the abnormal list: in with a ground, out when the ground has gone."""

from datetime import datetime

from yimen.engine.supervision.enterprises import moves
from yimen.engine.supervision.enterprises.models import AbnormalEntry, Enterprise, EnterpriseFact, EntryNotice
from yimen.engine.supervision.enterprises.refusals import (
    AbnormalLeft,
    AlreadyAbnormal,
    EnterpriseOver,
    GroundStands,
    NoticeAcknowledged,
)
from yimen.engine.supervision.enterprises.rows import SUPERVISORS
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_foreign, must_be_formal
from yimen.kernel.enterprises import AbnormalGround, FactKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.dated import new_ref, refusing

LAW = "企业信息公示暂行条例第十七条"


@snapshot
class EntryTakenUp:
    """A notice, or an entry of the abnormal list, by its reference."""

    ref: str


@operation
def acknowledge_entry(ref: str, arranged: str, *, by: Actor, now: datetime) -> EntryTakenUp:
    """Take a new entry up, and say how it is supervised from here on; by the office that was told.

    Refuses with NoSuchThing, TextMissing or NoticeAcknowledged.
    """
    row = EntryNotice.objects.select_for_update(of=("self",)).select_related("enterprise").filter(ref=ref).first()
    if row is None or by.staff_id is None or row.office_id not in by.offices(*SUPERVISORS):
        raise NoSuchThing(what="notice")
    if row.acknowledged_at is not None:
        raise NoticeAcknowledged()
    row.acknowledged_at, row.acknowledged_by_id = now, by.staff_id
    row.arranged = must_be_said("arranged", arranged, 500)
    row.save(update_fields=["acknowledged_at", "acknowledged_by", "arranged"])
    enterprise = moves.locked(row.enterprise.ref)
    body = {"notice": ref, "arranged": digest(row.arranged.encode(), ref.encode())}
    moves.tell_of(enterprise, Line("acknowledge_entry", body, now), by)
    return EntryTakenUp(ref)


@operation
def enter_abnormal(code: str, ground: str, reason: str, *, by: Actor, now: datetime) -> EntryTakenUp:
    """Enter an enterprise in the abnormal list; by its registering office, with the reason that everybody reads.

    Refuses with NoSuchThing, NotAllowed, NotFormal, OwnMatter, NotInList, EnterpriseOver, TextMissing or
    AlreadyAbnormal.
    """
    row = Enterprise.objects.select_for_update(of=("self",)).filter(code=code).first()
    if row is None:
        raise NoSuchThing(what="enterprise")
    keeper = _must_keep(row, by)
    if ground not in set(AbnormalGround):
        raise NotInList(field="ground")
    if row.ended_at is not None:
        raise EnterpriseOver()
    with refusing(abnormal_entry_stands_once=AlreadyAbnormal()):
        made = AbnormalEntry.objects.create(
            ref=new_ref(), enterprise=row, ground=ground, reason=must_be_said("reason", reason, 500), entered_at=now,
            entered_by_id=keeper,
        )  # fmt: skip
    body = {"entry": made.ref, "ground": ground, "reason": digest(made.reason.encode(), made.ref.encode())}
    moves.tell_of(row, Line("enter_abnormal", body, now, law=LAW), by)
    return EntryTakenUp(made.ref)


@operation
def leave_abnormal(ref: str, reason: str, *, by: Actor, now: datetime) -> EntryTakenUp:
    """Let an enterprise leave the list when the ground has gone; a report left out has to be filed first.

    Refuses with NoSuchThing, NotAllowed, NotFormal, OwnMatter, AbnormalLeft, GroundStands or TextMissing.
    """
    made = AbnormalEntry.objects.select_for_update(of=("self",)).select_related("enterprise").filter(ref=ref).first()
    if made is None:
        raise NoSuchThing(what="abnormal_entry")
    row = moves.locked(made.enterprise.ref)
    _must_keep(row, by)
    if made.left_at is not None:
        raise AbnormalLeft()
    if made.ground == AbnormalGround.NO_REPORT and not _reported_since(row, made.entered_at):
        raise GroundStands()
    made.left_at, made.left_by_id, made.left_reason = now, by.staff_id, must_be_said("reason", reason, 500)
    made.save(update_fields=["left_at", "left_by", "left_reason"])
    body = {"entry": ref, "reason": digest(made.left_reason.encode(), ref.encode())}
    moves.tell_of(row, Line("leave_abnormal", body, now, law=LAW), by)
    return EntryTakenUp(ref)


def _must_keep(row: Enterprise, by: Actor) -> int:
    if by.staff_id is None or row.office_id not in by.offices(*SUPERVISORS):
        raise NotAllowed()
    must_be_formal(by.formal)
    must_be_foreign(by.interests, (row.party_id,))
    return by.staff_id


def _reported_since(row: Enterprise, since: datetime) -> bool:
    return EnterpriseFact.objects.filter(enterprise=row, kind=FactKind.REPORT_YEAR, since__gte=since).exists()
