"""Looking at the anomalies: the rules of a month, and what supervision wrote down."""

from datetime import date

from django.db.models import Q

from yimen.engine.supervision.anomalies import figures, moves
from yimen.engine.supervision.anomalies.models import AnomalyNote
from yimen.engine.supervision.anomalies.rows import AnomalyFigure, AnomalyNoteRow, AnomalyRuleRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.anomalies import MARGIN, AnomalyKind, AnomalyRuleSaid
from yimen.kernel.staffing.assessment import month_of

MOST = 500


def rules(month: date) -> tuple[AnomalyRuleRow, ...]:
    """The rules by which a month is asked about."""
    found = [moves.rule_of(kind, month_of(month)) for kind in AnomalyKind]
    return tuple(
        AnomalyRuleRow(row.kind, MARGIN[AnomalyKind(row.kind)], row.margin, row.least, row.document, row.valid.lower)
        for row in found
        if row is not None
    )


def of_month(actor: Actor, month: date) -> tuple[AnomalyFigure, ...]:
    """What stands out in a month by its rules, in the places that somebody supervises."""
    said = [AnomalyRuleSaid(rule.kind, rule.margin, rule.least) for rule in rules(month)]
    return figures.of_month(said, month, actor)


def notes(actor: Actor, month: date) -> tuple[AnomalyNoteRow, ...]:
    """What came of the figures of a month, in the places that somebody supervises."""
    where = Q(pk=None)
    if actor.has_role(Role.SUPERVISOR):
        for scope in actor.scopes:
            if scope.kind in moves.PLACES:
                where |= Q(**{f"{scope.kind}_id": scope.id})
    found = AnomalyNote.objects.filter(where, month=month_of(month)).select_related("staff", "noted_by")
    return tuple(
        AnomalyNoteRow(
            row.ref, row.kind, row.staff.ref, row.outcome, row.words, row.noted_by.name, row.noted_at
        )
        for row in found.order_by("-pk")[:MOST]
    )  # fmt: skip
