"""Writes of the anomalies: a rule published from a day on, and what came of a figure written down by supervision."""

from datetime import date, datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.supervision.anomalies import figures, moves
from yimen.engine.supervision.anomalies.models import AnomalyNote, AnomalyRule
from yimen.engine.supervision.anomalies.refusals import AnomalyMonthRuns, AnomalyNoted, AnomalyUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.anomalies import AnomalyKind, AnomalyOutcome, AnomalyRuleSaid, must_fit
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.supervision.responsibility import HeadsTheSubject, OwnResponsibility
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.people import queries as people
from yimen.registries.people.duty import is_above

PUBLISHERS = (Role.REFORM_OFFICE,)


@snapshot
class AnomalyKept:
    """A rule or a note by its reference."""

    ref: str


@snapshot
class AnomalyAnswered:
    """What came of a figure: of what, of whom, in which month."""

    kind: str
    staff_ref: str
    month: date
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
    """Write down what came of a figure of a month that is over, once; confirmed, it may be answered for.

    It is counted anew, with its cases. Refuses with NotAllowed, NotInList, AnomalyUnknown, AnomalyMonthRuns,
    OwnResponsibility, HeadsTheSubject, AnomalyNoted or TextMissing.
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
    if rule is None:
        raise AnomalyUnknown()
    if month_after(month) > day_of(now):
        raise AnomalyMonthRuns()
    asked = [AnomalyRuleSaid(rule.kind, rule.margin, rule.least)]
    found = figures.of_month(asked, month, by, said.staff_ref)
    if not found:
        raise AnomalyUnknown()
    cases = found[0].cases
    words = must_be_said("words", said.words, 2000).strip()
    row = AnomalyNote(
        ref=new_ref(), kind=said.kind, staff_id=member.id, month=month, rule=rule,
        cases=[case.id for case in cases], first_at=min(case.at for case in cases), outcome=said.outcome, words=words,
        noted_by_id=by.staff_id, noted_at=now, **_place_of(cases[0].id),
    )  # fmt: skip
    with refusing(anomaly_is_noted_once_a_month=AnomalyNoted()):
        row.save(force_insert=True)
    body = {
        "kind": row.kind, "staff": said.staff_ref, "month": month, "outcome": row.outcome,
        "cases": sorted(case.case_ref for case in cases), "said": digest(words.encode(), row.ref.encode()),
    }  # fmt: skip
    moves.told(row, Line("note_anomaly", body, now), by)
    return AnomalyKept(row.ref)


def _must_be_apart(judge: int, subject: int, now: datetime) -> None:
    if judge == subject:
        raise OwnResponsibility()
    if is_above(judge, subject, now) or is_above(subject, judge, now):
        raise HeadsTheSubject()


def _place_of(case_id: int) -> dict[str, int | None]:
    """Where a case lies: whose supervision reads the note."""
    (row,) = select("select city_id, county_id, town_id, village_id from cases_case where id = %s", (case_id,))
    return dict(row)
