"""Noes at the desk, each with basis, explanation and guidance: confirm, send back, withdraw one's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.service.pages import Act, for_all, page, tried
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.noes import queries
from yimen.engine.public.enquiries import operations as enquiries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_all
@takes("act ref reason seen")
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for me, from the public and from other sections, and what I proposed myself and may take back."""
    mend = None
    if request.method == "POST":
        ref, reason = request.POST.get("ref", "")[:40], request.POST.get("reason", "")
        seen = request.POST.get("seen", "")[:16]
        acts: dict[str, Act] = {
            "confirm_enquiry": lambda: (enquiries.confirm_no, (ref, seen)),
            "send_back_enquiry": lambda: (enquiries.send_no_back, (ref, reason, seen)),
            "confirm_section": lambda: (consultations.confirm_against, (ref, seen)),
            "send_back_section": lambda: (consultations.send_against_back, (ref, reason, seen)),
            "withdraw_enquiry": lambda: (enquiries.withdraw_no, (ref,)),
            "withdraw_section": lambda: (consultations.withdraw_against, (ref,)),
        }
        mend = tried(request, acts)
        if mend is None:
            return redirect(f"{reverse('workbench:noes')}?done=yes")
    me = actor_of_request(request)
    facts = {
        "rows": queries.waiting(me, clock.now()),
        "proposed": queries.proposed(me),
        "done": request.GET.get("done", ""),
    }
    return page(request, "noes", "noes", facts, mend)
