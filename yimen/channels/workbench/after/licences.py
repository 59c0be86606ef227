"""A certificate at the desk: found by its number, and from there to where it is stopped or struck off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.workbench.after.pages import for_readers, page
from yimen.engine.papers.certificates import queries
from yimen.threshold.actors import actor_of_request


@never_cache
@require_safe
@for_readers
def licences(request: HttpRequest) -> HttpResponse:
    """Find a certificate by its identifier or verification code; whoever may see its case is led there."""
    asked = request.GET.get("code", "").strip()[:120]
    case_ref = queries.case_of(asked, actor_of_request(request)) if asked else ""
    if case_ref:
        return redirect("workbench:after_case", ref=case_ref)
    return page(request, "licences", "licences", {"asked": asked})
