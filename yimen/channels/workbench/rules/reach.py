"""Reach 线上线下和无障碍: what is done online alone, and who has to mend it; pages as they were checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.channels.workbench.rules.shell import page
from yimen.engine.public.access_checks import operations, queries
from yimen.insight.reach import queries as items
from yimen.kernel.accessibility import BY_PEOPLE
from yimen.kernel.rates import Share
from yimen.threshold import beside_the_net, clock, looked_at
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.rules import ACCESS_CRITERIA, NORM_OUTCOMES
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act address criterion outcome words")
def reach(request: HttpRequest) -> HttpResponse:
    """Functions and items without a desk, the pages as they were checked; who may, checks a page by machine or hand."""
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _asked(request)) if posted else None
    if posted and mend is None:
        return redirect("workbench:reach")
    me, share_rows = actor_of_request(request), items.items(clock.now())
    offered, missing, forms = beside_the_net.offered(), beside_the_net.missing(), looked_at.forms()
    unplaced = [forms[name] for name in beside_the_net.unplaced(forms)]
    facts = {
        "functions": Share(len(offered), len(offered) + len(missing) + len(unplaced)),
        "offered": offered,
        "missing": missing,
        "unplaced": unplaced,
        "filed": share_rows[0],
        "net_only": share_rows[1],
        "pages": queries.pages(looked_at.open_pages()),
        "tried": queries.by_people(),
        "checks": "yes" if any(me.has_role(role) for role in operations.CHECKERS) else "",
        "addresses": [(one, one) for one in looked_at.open_pages()],
        "criteria": [(str(one), told(ACCESS_CRITERIA[one])) for one in BY_PEOPLE],
        "outcomes": [(code, told(NORM_OUTCOMES[code])) for code in ("met", "unmet")],
    }
    return page(request, "reach", "reach", facts, mend)


def _asked(request: HttpRequest) -> Asked:
    address = request.POST.get("address", "")
    address = address if address in looked_at.open_pages() else ""
    if request.POST.get("act") == "look":
        seen = (looked_at.page_at(address), looked_at.page_at(address, "large")) if address else ("", "")
        return operations.check_page, (address, *seen)
    said = (request.POST.get(name, "") for name in ("criterion", "outcome", "words"))
    return operations.record_access_check, (address, *said)
