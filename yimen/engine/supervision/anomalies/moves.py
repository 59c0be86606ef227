"""Reading and telling: the rule of a month, whose place it is, and the chains of rules and notes."""

from datetime import date

from yimen.engine.supervision.anomalies.models import AnomalyNote, AnomalyRule
from yimen.engine.supervision.findings.rows import Places, reaches
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.evidence import Line

PLACES = (ScopeKind.CITY, ScopeKind.COUNTY, ScopeKind.TOWN, ScopeKind.VILLAGE)


def rule_of(kind: str, month: date) -> AnomalyRule | None:
    """The rule by which a month is asked about: that of its first day, or the first that came in it."""
    found = AnomalyRule.objects.filter(kind=kind, valid__overlap=(month, _end(month))).order_by("valid")
    return found.first()


def _end(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def supervises(places: Places, by: Actor) -> bool:
    """Supervision of the place."""
    return by.has_role(Role.SUPERVISOR) and bool(reaches(by, places))


def told(row: AnomalyRule | AnomalyNote, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a rule or of a note."""
    kind, table = (
        ("anomaly_rule", "anomalies_anomalyrule")
        if isinstance(row, AnomalyRule)
        else ("anomaly_note", "anomalies_anomalynote")
    )
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
