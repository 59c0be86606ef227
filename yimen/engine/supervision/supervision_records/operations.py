"""Open a record for each permit that was decided, from the journal; follow what came of it; name who looks after it.

A decision waits for nothing here and says nothing here: the record follows its line, once, however often it is read.
"""

import json
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from yimen.engine.case.cases.reading import select
from yimen.engine.case.integrity import queries as integrity
from yimen.engine.case.integrity import recording as breaches
from yimen.engine.case.integrity.recording import About
from yimen.engine.supervision.supervision_records.models import SupervisionRecord, SupervisionResult
from yimen.engine.supervision.supervision_records.rows import NAMERS
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.endings import RevokeGround
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.risk import OF_REASON, BandReason, CheckOutcome, PermitWay, next_check, reason_of
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience, ItemKind
from yimen.kernel.writing import NoSuchThing, NotAllowed, must_hold, named
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.three_lists import queries as lists

CONSUMER, SLICE = "supervision_records", 200
GRANTS = frozenset({"grant", "grant_tolerated", "deem_renewed"})
OF_POST_CHECK = {
    "check_passed": CheckOutcome.SOUND,
    "check_cleared": CheckOutcome.SOUND,
    "check_mending": CheckOutcome.MENDED,
    "check_false": CheckOutcome.FALSE_PROMISE,
}
_GRANTED = """
select c.id, c.ref, c.item_id, c.item_name, c.applicant_id, c.applicant_name, c.office_id, c.committed_at,
  v.kind, v.audience,
  v.instant, (v.terms -> 'conditions')::text conditions, k.id certificate_id, array(select staff_id from cases_review
    where case_id = c.id union select staff_id from cases_ruling where case_id = c.id) decided_by
  from cases_case c join catalogue_itemversion v on v.id = c.version_id
  join certificates_certificate k on k.ref = %s or (%s = '' and k.case_id = c.id) where c.id = %s order by k.id limit 1
"""
_SPOTTED = "select record_id, outcome, summary from spot_checks_spotcheck where id = %s"
_TASKED = """
select r.id record_id, t.outcome, t.finding from supervision_tasks_supervisiontask t
  join supervision_records_supervisionrecord r on r.case_id = t.case_id where t.id = %s
"""
_POST_CHECKED = """
select r.id record_id, p.finding from postchecks_postcheck p
  join supervision_records_supervisionrecord r on r.case_id = p.case_id where p.case_id = %s
"""
_FALSE = """
select s.outcome, s.summary, s.recorded_by_id, s.signed_by_id, c.ref, c.number, c.item_name, c.applicant_id,
  c.office_id, c.office_name
  from spot_checks_spotcheck s join supervision_records_supervisionrecord r on r.id = s.record_id
  join cases_case c on c.id = r.case_id
 where r.case_id = %s and s.state = 'published' order by s.published_at desc, s.id desc limit 1
"""


class OwnerStands(Refusal):
    """An office looks after this permit already; who names another changes the supervision list."""

    code: ClassVar[str] = "supervision.owner_stands"


@snapshot
class PermitsFollowed:
    """How many lines were read, how many records were opened, and how many results were taken in."""

    done: int
    opened: int
    results: int


@snapshot
class OwnerNamed:
    """A record by its reference, and of how many permits of the item the office looks after now."""

    ref: str
    permits: int


@operation
def follow_permits(size: int = SLICE, *, by: Actor, now: datetime) -> PermitsFollowed:
    """Read the next lines of the journal: permits, results of checks, breaches, offices named; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    lines = cursors.batch(CONSUMER, size)
    opened = results = 0
    for line in lines:
        opened += _opened(line, by, now)
        results += _results(line, by, now)
        _breaches(line, by, now)
        _owners(line, by, now)
    for row in SupervisionRecord.objects.select_for_update().filter(weigh_on__lte=day_of(now)).order_by("pk")[:size]:
        _weigh(row, by, now)
    return PermitsFollowed(len(lines), opened, results)


@operation
def name_owner(ref: str, office_ref: str, basis: str, *, by: Actor, now: datetime) -> OwnerNamed:
    """Name the office that looks after the permits of an item that nobody does: all those that stand like this one.

    Refuses with NotAllowed, NoSuchThing, OwnerStands, Missing or TooLong.
    """
    must_hold(by, *NAMERS)
    row = SupervisionRecord.objects.filter(ref=ref).first()
    office = offices.office(office_ref, day_of(now))
    if row is None or office is None:
        raise NoSuchThing(what="office" if row else "supervision_record")
    said = named(basis, "basis")
    alike = SupervisionRecord.objects.select_for_update().filter(
        item_id=row.item_id, approver_id=row.approver_id, owner=None
    )
    rows = list(alike.order_by("pk"))
    if row.pk not in {one.pk for one in rows}:
        raise OwnerStands()
    for one in rows:
        _own(one, office.id, said, by, now)
    return OwnerNamed(ref, len(rows))


def _opened(line: Told, by: Actor, now: datetime) -> int:
    """The record of one permit; 0 when the line grants none, or it is there."""
    if line.kind != "case" or line.verb not in GRANTS:
        return 0
    certificate = str(line.body.get("certificate", ""))
    found = select(_GRANTED, (certificate, certificate, line.subject_id))
    if not found or not _is_permit(found[0]):
        return 0
    case, granted = found[0], day_of(line.effective_at)
    if SupervisionRecord.objects.filter(certificate_id=case["certificate_id"]).exists():
        return 0
    entries = lists.to_check(case["item_id"], line.effective_at)
    way, owner = _way(case), next(iter(entries), None)
    until = integrity.barred_until(case["applicant_id"], day_of(now))
    reason = reason_of(way, None, until)
    band = OF_REASON[reason]
    row = SupervisionRecord.objects.create(
        ref=new_ref(), certificate_id=case["certificate_id"], case_id=case["id"], item_id=case["item_id"],
        item_name=case["item_name"], holder_id=case["applicant_id"], holder_name=case["applicant_name"],
        approver_id=case["office_id"], owner_id=owner.office_id if owner else None,
        owner_basis=owner.basis if owner else "", way=way, decided_by=case["decided_by"],
        plan=[entry.says for entry in entries] or _conditions(case), granted_on=granted, opened_at=now, band=band,
        reason=reason, next_on=next_check(band, granted), weigh_on=_after(until),
    )  # fmt: skip
    body = {"case": case["ref"], "way": way, "owner": owner.office_name if owner else "", "next_on": row.next_on}
    _tell(row, Line("open_supervision", body, now), by)
    return 1


def _is_permit(case: dict[str, Any]) -> bool:
    """A licence that an organisation may hold, or whatever was granted on a promise; a passport is none."""
    business = case["kind"] == ItemKind.LICENCE and case["audience"] != Audience.PERSON
    return business or case["committed_at"] is not None


def _way(case: dict[str, Any]) -> PermitWay:
    if case["committed_at"] is not None:
        return PermitWay.PROMISED
    return PermitWay.AT_ONCE if case["instant"] == "yes" else PermitWay.USUAL


def _conditions(case: dict[str, Any]) -> list[str]:
    """What an item demands is what is looked at, where the supervision list says nothing of its own."""
    return [str(one) for one in json.loads(case["conditions"] or "[]")]


def _results(line: Told, by: Actor, now: datetime) -> int:
    """What one line tells of a look at a permit; 0 when it tells of none, or was read before."""
    source, found = _told_by(line)
    if not found or SupervisionResult.objects.filter(entry=line.id).exists():
        return 0
    fact = found[0]
    row = SupervisionRecord.objects.select_for_update().get(pk=fact["record_id"])
    outcome = CheckOutcome(fact["outcome"])
    SupervisionResult.objects.create(
        record=row, entry=line.id, source=source, outcome=outcome, finding=fact["finding"], found_at=line.effective_at
    )
    on = day_of(line.effective_at)
    if row.last_on is None or on >= row.last_on:
        row.last_outcome, row.last_on = outcome, on
    _weigh(row, by, now)
    return 1


def _told_by(line: Told) -> tuple[str, list[dict[str, Any]]]:
    if line.kind == "spot_check" and line.verb == "sign_spot_check":
        rows = select(_SPOTTED, (line.subject_id,))
        return "spot_check", [{**row, "finding": row["summary"]} for row in rows]
    if line.kind == "supervision_task" and line.verb == "supervision_task_closed":
        return "task", select(_TASKED, (line.subject_id,))
    if line.kind == "case" and line.verb in OF_POST_CHECK:
        rows = select(_POST_CHECKED, (line.subject_id,))
        return "post_check", [{**row, "outcome": OF_POST_CHECK[line.verb]} for row in rows]
    return "", []


def _breaches(line: Told, by: Actor, now: datetime) -> None:
    """What a line tells of breaches: a false promise is written down, and each breach weighs on its party's permits.

    Only what the latest spot check found, and only a permit revoked for fraud: an office that revokes for a fault of
    its own records nothing of the enterprise.
    """
    if line.kind == "case" and line.verb == "revoke" and line.body.get("ground") == RevokeGround.FRAUD:
        for found in select(_FALSE, (line.subject_id,)):
            if found["outcome"] != CheckOutcome.FALSE_PROMISE:
                continue
            about = About(
                found["applicant_id"], found["ref"], found["number"], found["item_name"], found["office_id"],
                found["office_name"],
            )  # fmt: skip
            two = (found["recorded_by_id"], found["signed_by_id"])
            breaches.record(breaches.BROKEN_PROMISE, about, found["summary"], two[0], day_of(now), by, now, two[1])
    if line.kind == "integrity_record":
        sql = "select party_id from integrity_integrityrecord where id = %s"
        held = [one["party_id"] for one in select(sql, (line.subject_id,))]
        for row in SupervisionRecord.objects.select_for_update().filter(holder_id__in=held).order_by("pk"):
            _weigh(row, by, now)


def _owners(line: Told, by: Actor, now: datetime) -> None:
    """An office that the supervision list names for an item looks after its permits that nobody did."""
    if line.kind != "list_entry" or line.verb != "list_entry_entered":
        return
    sql = "select item_id, office_id, basis from three_lists_listentry where id = %s and office_id is not null"
    for entry in select(sql, (line.subject_id,)):
        unowned = SupervisionRecord.objects.select_for_update().filter(item_id=entry["item_id"], owner=None)
        for row in unowned.order_by("pk"):
            _own(row, entry["office_id"], entry["basis"], by, now)


def _own(row: SupervisionRecord, office_id: int, basis: str, by: Actor, now: datetime) -> None:
    row.owner_id, row.owner_basis = office_id, basis
    row.save(update_fields=["owner", "owner_basis"])
    _tell(row, Line("name_owner", {"office": office_id, "basis": basis}, now), by)


def _weigh(row: SupervisionRecord, by: Actor, now: datetime) -> None:
    """Work the band out again, and with it the day of the next look; told when it changed."""
    today = day_of(now)
    until = integrity.barred_until(row.holder_id, today)
    last = CheckOutcome(row.last_outcome) if row.last_outcome else None
    reason = reason_of(PermitWay(row.way), last, until)
    band = OF_REASON[reason]
    before = (row.reason, row.next_on)
    row.reason, row.band, row.weigh_on = reason, band, _after(until)
    row.next_on = next_check(band, row.last_on or row.granted_on)
    row.save(update_fields=["reason", "band", "weigh_on", "next_on", "last_outcome", "last_on"])
    if (reason, row.next_on) != before:
        body = {"before": BandReason(before[0]), "reason": reason, "band": band, "next_on": row.next_on}
        _tell(row, Line("weigh_supervision", body, now), by)


def _after(until: date | None) -> date | None:
    return None if until is None else until + timedelta(days=1)


def _tell(row: SupervisionRecord, line: Line, by: Actor) -> None:
    subject = Subject(
        "supervision_record", "supervision_records_supervisionrecord", row.pk, row.ref, row.journal_seq,
        bytes(row.journal_head),
    )  # fmt: skip
    told = tell(subject, line, by)
    row.journal_seq, row.journal_head = told.seq, told.hash
