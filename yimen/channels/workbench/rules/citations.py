"""Citations 依据引用: what names the article it rests on, and the items of which something does not."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.rules.shell import page
from yimen.insight.citations import queries
from yimen.kernel.publication import RULES, Level
from yimen.kernel.rates import Share
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff
from yimen.threshold.language import language
from yimen.threshold.words.rules import rule_said

WITHOUT = ("legal_basis_given", "material_has_basis", "fee_has_basis", "special_procedure_has_basis")
"""The rules by which nothing is published that names no article."""


@require_safe
@needs_staff()
def citations(request: HttpRequest) -> HttpResponse:
    """Of what binds somebody how much names its article; the rules that ask for it; and what is missing, by office."""
    now = clock.now()
    facts = {
        "shares": queries.shares(now),
        "gaps": queries.gaps(now),
        "rules": Share(sum(1 for one in RULES if one.basis), len(RULES)),
        "refusing": [
            (rule_said(one.code, language()), one.basis)
            for one in RULES
            if one.code in WITHOUT and one.level is Level.REFUSES_PUBLICATION
        ],
        "as_of": now,
    }
    return page(request, "citations", "citations", facts)
