"""Writes of the anomalies: a rule published from a day on, and what came of a figure written down by supervision."""

from datetime import date, datetime

from django.db import connection

from yimen.engine.supervision.anomalies import moves
from yimen.engine.supervision.anomalies.models import AnomalyNote, AnomalyRule
from yimen.engine.supervision.anomalies.refusals import AnomalyNoted, AnomalyUnknown
from yimen.engine.supervision.findings.rows import Places
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.anomalies import AnomalyKind, AnomalyOutcome, AnomalyRuleSaid, must_fit
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.supervision.responsibility import HeadsTheSubject, OwnResponsibility
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, midnight, new_ref, refusing
from yimen.registries.people import queries as people
from yimen.registries.people.duty import is_above

PUBLISHERS = (Role.REFORM_OFFICE,)
MOST_CASES = 50


@snapshot
class AnomalyKept:
    """A rule or a note by its reference."""

    ref: str


@snapshot
class AnomalyAnswered:
    """What came of a figure: of what, of whom, in which month, with which cases behind it."""

    kind: str
    staff_ref: str
    month: date
    cases: tuple[str, ...]
    outcome: str
    words: str


@operation
def publish_anomaly_rule(
    said: AnomalyRuleSaid, document: str, valid_from: date, *, by: Actor, now: datetime
) -> AnomalyKept:
    """Publish from which figure on something is asked about; the rule before ends with that day.

    Refuses with NotAllowed, RuleUnfit, ImpossibleDates or Missing.
    """
    must_hold(by, *PUBLISHERS)
    if by.staff_id is None:
        raise NotAllowed()
    must_fit(said)
    before = AnomalyRule.objects.select_for_update().filter(kind=said.kind, valid__endswith=None).first()
    if valid_from < day_of(now) or (before is not None and valid_from <= before.valid.lower):
        raise ImpossibleDates()
    if before is not None:
        before.valid = days(before.valid.lower, valid_from)
        before.save(update_fields=["valid"])
    row = AnomalyRule(
        ref=new_ref(), kind=said.kind, margin=said.margin, least=said.least, document=named(document, "document"),
        valid=days(valid_from), published_by_id=by.staff_id, published_at=now,
    )  # fmt: skip
    with refusing(anomaly_rule_is_one_at_a_time=ImpossibleDates()):
        row.save(force_insert=True)
    body = {"kind": row.kind, "margin": row.margin, "least": row.least, "document": row.document, "from": valid_from}
    moves.told(row, Line("publish_anomaly_rule", body, now), by)
    return AnomalyKept(row.ref)


@operation
def note_anomaly(said: AnomalyAnswered, *, by: Actor, now: datetime) -> AnomalyKept:
    """Write down what came of a figure, once; confirmed, it may be answered for. The cases are theirs by the journal.

    Refuses with NotAllowed, NotInList, AnomalyUnknown, OwnResponsibility, HeadsTheSubject, AnomalyNoted or TextMissing.
    """
    must_hold(by, Role.SUPERVISOR)
    member = people.staff_member(said.staff_ref)
    if by.staff_id is None or member is None:
        raise AnomalyUnknown()
    if said.outcome not in set(AnomalyOutcome):
        raise NotInList(field="outcome")
    _must_be_apart(by.staff_id, member.id, now)
    month = month_of(said.month)
    rule = moves.rule_of(said.kind, month) if said.kind in set(AnomalyKind) else None
    found = _theirs(said.cases, member.account_ref, month)
    if rule is None or len(found) < rule.least or len(found) != len(set(said.cases)):
        raise AnomalyUnknown()
    if not all(moves.supervises(places, by) for _, _, places in found):
        raise AnomalyUnknown()
    words = must_be_said("words", said.words, 2000).strip()
    row = AnomalyNote(
        ref=new_ref(), kind=said.kind, staff_id=member.id, month=month, rule=rule,
        cases=[case_id for case_id, *_ in found], last_at=max(at for _, at, _ in found), outcome=said.outcome,
        words=words, noted_by_id=by.staff_id, noted_at=now,
        **{f"{place}_id": id_ for place, id_ in found[0][2].items()},
    )  # fmt: skip
    with refusing(anomaly_is_noted_once_a_month=AnomalyNoted()):
        row.save(force_insert=True)
    body = {
        "kind": row.kind, "staff": said.staff_ref, "month": month, "cases": sorted(said.cases), "outcome": row.outcome,
        "said": digest(words.encode(), row.ref.encode()),
    }  # fmt: skip
    moves.told(row, Line("note_anomaly", body, now), by)
    return AnomalyKept(row.ref)


def _must_be_apart(judge: int, subject: int, now: datetime) -> None:
    if judge == subject:
        raise OwnResponsibility()
    if is_above(judge, subject, now) or is_above(subject, judge, now):
        raise HeadsTheSubject()


_THEIRS = """
select c.id, max(e.effective_at), c.city_id, c.county_id, c.town_id, c.village_id
from cases_case c join journal_entry e on e.subject_kind = 'case' and e.subject_id = c.id
where c.ref = any(%s) and e.actor_ref = %s and e.effective_at >= %s and e.effective_at < %s
group by c.id order by c.id
"""


def _theirs(refs: tuple[str, ...], account_ref: str, month: date) -> list[tuple[int, datetime, Places]]:
    """Of these cases those in which the officer did something in the month, with their places."""
    facts = (list(refs[:MOST_CASES]), account_ref, midnight(month), midnight(month_after(month)))
    with connection.cursor() as cursor:
        cursor.execute(_THEIRS, facts)
        return [
            (case_id, at, dict(zip(moves.PLACES, places, strict=True))) for case_id, at, *places in cursor.fetchall()
        ]
