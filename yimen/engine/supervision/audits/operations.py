"""Draw decided cases by lot and record what was found. Whoever audits a case was at no desk of its way."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar

from django.db import connection

from yimen.engine.case.cases import moves, seeing
from yimen.engine.supervision.audits.models import AuditedCase, AuditSample
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_foreign
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold
from yimen.registries.dated import ZONE, day_of, new_ref

MOST = 50
POOL = 20_000
WHO_DRAWS = (Role.OFFICE_HEAD, Role.SUPERVISOR)

# Neither at a desk of the case nor in it by hand: no review, no decision, no declared interest.
_POOL = """
with a as (select s.id, s.person_id, coalesce((select array_agg(g.post_id) from people_posting g where g.staff_id = s.id
    and g.valid && tstzrange(%(begins)s, %(now)s)), '{{}}') posts from people_staff s where s.ref = %(auditor)s)
select c.ref from cases_case c join cases_ruling r on r.case_id = c.id cross join a
where c.office_id = (select id from offices_office where ref = %(office)s)
  and c.decided_at >= %(begins)s and c.decided_at < %(ends)s and {visible}
  and not c.route && a.posts and not a.id = any(c.reviewers || coalesce(c.reviewed_before, '{{}}')
    || coalesce(c.recused, '{{}}'))
  and r.staff_id <> a.id
  and (a.person_id is null or (c.applicant_id <> a.person_id and c.actor_party_id is distinct from a.person_id))
  and not exists (select from audits_auditedcase d where d.case_id = c.id)
order by c.id limit {most}
"""


# Not by whoever draws: they had no hand in what they have looked over.
_ANOTHERS = (
    "not exists (select from people_staff w join people_account u on u.id = w.account_id"
    " where u.ref = %s and (w.id = r.staff_id or w.id = any(c.reviewers)))"
)


class Result(StrEnum):
    """What an auditor found."""

    SOUND = "sound"
    FLAWED = "flawed"
    WRONG = "wrong"


class NothingToAudit(Refusal):
    """No decided case of these days is left that the auditor had no hand in."""

    code: ClassVar[str] = "audit.nothing_to_audit"


class AuditUnknown(Refusal):
    """There is no such audit for this actor."""

    code: ClassVar[str] = "audit.unknown"
    ref: str


class AuditedAlready(Refusal):
    """The result has been recorded."""

    code: ClassVar[str] = "audit.recorded_already"


@snapshot
class AuditSetAside:
    """What an auditor set aside, and whether another case was drawn in its place."""

    ref: str
    replaced: str


@snapshot
class SampleDrawn:
    """A sample by its reference: how many cases, out of how many."""

    ref: str
    cases: int
    pool: int


@operation
def draw_sample(
    office_ref: str, auditor_ref: str, since: date, until: date, size: int, due_on: date, *, by: Actor, now: datetime
) -> SampleDrawn:
    """Draw decided cases of an office by lot for somebody outside their way; by its head or by supervision.

    Who reviewed or decided a case does not choose its auditor: it is drawn by others alone. Refuses with NotAllowed,
    NoSuchThing, ImpossibleDates, NotInList or NothingToAudit.
    """
    must_hold(by, *WHO_DRAWS)
    if not since < until <= day_of(now) or due_on < day_of(now):
        raise ImpossibleDates()
    if not 1 <= size <= MOST:
        raise NotInList(field="size")
    office, auditor = _ids(office_ref, auditor_ref, now)
    visible, values = seeing.visible(by)
    among = (f"({visible}) and {_ANOTHERS}", (*values, by.ref))
    pool = _pool(office_ref, auditor_ref, since, until, among, now)
    if not pool:
        raise NothingToAudit()
    drawn = secrets.SystemRandom().sample(pool, min(size, len(pool)))
    sample = AuditSample.objects.create(
        ref=new_ref(), office_id=office, auditor_id=auditor, drawn_by=by.ref, since=since, until=until,
        pool=len(pool), drawn_at=now, due_on=due_on,
    )  # fmt: skip
    for ref in drawn:
        file = moves.read_freely(ref, by, now)
        AuditedCase.objects.create(ref=new_ref(), sample=sample, case_id=file.id)
        moves.remark(file, Line("audit_drawn", {"sample": sample.ref, "of": len(pool)}, now), by)
    return SampleDrawn(sample.ref, len(drawn), len(pool))


def _ids(office_ref: str, auditor_ref: str, now: datetime) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select id from offices_office where ref = %s),"
            " (select id from people_staff where ref = %s and valid @> %s::date)",
            (office_ref, auditor_ref, day_of(now)),
        )
        office, auditor = cursor.fetchone()
    if office is None:
        raise NoSuchThing(what="office")
    if auditor is None:
        raise NoSuchThing(what="auditor")
    return office, auditor


def _pool(
    office: str, auditor: str, since: date, until: date, among: tuple[str, Sequence[Any]], now: datetime
) -> list[str]:
    """The cases that may be drawn, `among` those that a condition with its values narrows them to."""
    visible, values = among
    facts: dict[str, Any] = {
        "office": office, "auditor": auditor, "now": now,
        "begins": datetime.combine(since, time(), ZONE), "ends": datetime.combine(until, time(), ZONE),
    }  # fmt: skip
    for n, value in enumerate(values):
        visible = visible.replace("%s", f"%(seen{n})s", 1)
        facts[f"seen{n}"] = value
    with connection.cursor() as cursor:
        cursor.execute(_POOL.format(visible=visible, most=POOL), facts)
        return [ref for (ref,) in cursor.fetchall()]


@snapshot
class AuditRecorded:
    """An audited case by its reference, with the result."""

    ref: str
    result: Result


@operation
def record_audit(ref: str, result: Result, finding: str, *, by: Actor, now: datetime) -> AuditRecorded:
    """Record what was found in a case, once, by its auditor; whatever is not sound is named.

    Refuses with AuditUnknown, OwnMatter, AuditedAlready, NotInList or TextMissing.
    """
    row = AuditedCase.objects.select_for_update(of=("self",)).filter(ref=ref).select_related("sample", "case").first()
    if row is None or by.staff_id is None or row.sample.auditor_id != by.staff_id:
        raise AuditUnknown(ref=ref)
    # The lot looks at the auditor's person; whom they act for at home may have come since.
    must_be_foreign(by.interests, (row.case.applicant_id, row.case.actor_party_id))
    if row.recorded_at is not None:
        raise AuditedAlready()
    if result not in list(Result):
        raise NotInList(field="result")
    said = must_be_clean("finding", finding.strip(), 2000)
    if result is not Result.SOUND:
        said = must_be_said("finding", finding, 2000)
    row.result, row.finding, row.recorded_at = result, said, now
    row.save(update_fields=["result", "finding", "recorded_at"])
    file = moves.read_freely(row.case.ref, by, now)
    body = {"audit": ref, "result": result, "finding": digest(said.encode(), file.ref.encode())}
    moves.remark(file, Line("audit_recorded", body, now), by)
    return AuditRecorded(ref, result)


@operation
def set_audit_aside(ref: str, reason: str, *, by: Actor, now: datetime) -> AuditSetAside:
    """Stand aside 回避 from one case of a sample, with the reason; another is drawn in its place, if one is left.

    By its auditor, before the result. The case goes back to be drawn for somebody else; both cases tell it. Refuses
    with AuditUnknown, AuditedAlready or TextMissing.
    """
    row = (
        AuditedCase.objects.select_for_update(of=("self",))
        .filter(ref=ref)
        .select_related("sample__office", "sample__auditor", "case")
        .first()
    )
    if row is None or by.staff_id is None or row.sample.auditor_id != by.staff_id:
        raise AuditUnknown(ref=ref)
    if row.recorded_at is not None:
        raise AuditedAlready()
    said = must_be_said("reason", reason, 500)
    left = moves.read_freely(row.case.ref, by, now)
    body = {"audit": ref, "sample": row.sample.ref, "reason": digest(said.encode(), left.ref.encode())}
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    # Whoever stood aside has no hand in the case: it is not drawn for them again.
    moves.remark(left, Line("audit_set_aside", body, now), by, {"recused": [*left.recused, by.staff_id]}, [note])
    return AuditSetAside(ref, "yes" if _drawn_instead(row, left.county_id, by, now) else "no")


def _drawn_instead(row: AuditedCase, county_id: int | None, by: Actor, now: datetime) -> bool:
    """Another case of the same office, district and days takes the place; when none is left, the place is given up."""
    sample = row.sample
    among = (f"c.county_id is not distinct from %s and {_ANOTHERS}", (county_id, sample.drawn_by))
    pool = _pool(sample.office.ref, sample.auditor.ref, sample.since, sample.until, among, now)
    if not pool:
        row.delete()
        return False
    file = moves.read_freely(secrets.choice(pool), by, now)
    row.case_id = file.id
    row.save(update_fields=["case"])
    moves.remark(file, Line("audit_drawn", {"sample": sample.ref, "of": len(pool)}, now), by)
    return True
