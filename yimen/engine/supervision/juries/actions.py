"""Which weaknesses of an evaluation wait for an action: they have none, or it was called off."""

from django.db.models import Q, QuerySet

from yimen.engine.supervision.juries.models import Jury, JuryFinding
from yimen.kernel.directive_life import DirectiveState


def without_action(row: Jury) -> QuerySet[JuryFinding]:
    """The weaknesses that nobody improves."""
    none = Q(directive=None) | Q(directive__state=DirectiveState.CALLED_OFF.value)
    return JuryFinding.objects.filter(none, indicator__jury=row)
