"""Proofs at the desk 证明清理: who asks for each and on what basis, and what was decided of it; per office, too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.actor import Role
from yimen.kernel.proofs import Criterion, Settled
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.reform import proof_register
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

SETTLED = {
    Settled.CANCEL: ("取消", "done"),
    Settled.COMMITMENT: ("改为告知承诺", "done"),
    Settled.CHECK: ("改为部门自己核验", "done"),
    Settled.KEEP: ("保留", "line"),
}
#: The six criteria 六个一律取消, as the register tells them.
CRITERIA = {
    Criterion.NO_LAW: "没有法律法规依据",
    Criterion.CERTIFICATE_SHOWS_IT: "现有证照能够证明",
    Criterion.WORD_SUFFICES: "书面承诺可以解决",
    Criterion.COVERED_BY_ANOTHER: "其他材料已经涵盖",
    Criterion.CHECKED_OVER_THE_NET: "能够网络核验",
    Criterion.NOBODY_CAN_ATTEST: "没有单位能够开具",
}
OPEN = "-"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("name decision basis")
def listed(request: HttpRequest) -> HttpResponse:
    """The proofs that items in force demand, fifty a page; the reform office and the city's desk decide of each."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    name = request.POST.get("name", "")[:200]
    if request.method == "POST":
        try:
            said, key = (request.POST.get("decision", ""), request.POST.get("basis", "")), request.POST.get("key", "")
            run(operations.settle_proof, name, *said, by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{request.path}?{urlencode({'words': name, 'done': 'yes'})}")
    asked = {"decision": request.GET.get("decision", "")[:20], "words": request.GET.get("words", "").strip()[:40]}
    found = proof_register.proofs(now, asked["decision"], asked["words"], request.GET.get("after", "")[:200])
    facts = {
        "rows": found.rows,
        "after": found.after,
        "asked": asked,
        "settled": SETTLED,
        "criteria": CRITERIA,
        "undecided": OPEN,
        "may": me.has_role(Role.REFORM_OFFICE)
        or any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in me.posts),
        "opened": name,
        "typed": {"decision": request.POST.get("decision", ""), "basis": request.POST.get("basis", "")},
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "proofs", "reform", facts, 422 if mend.mistakes else 200)


@never_cache
@require_safe
@for_the_desk
def uses(request: HttpRequest) -> HttpResponse:
    """The items that demand one proof, and how far each office has come with its proofs."""
    now, name = clock.now(), request.GET.get("name", "")[:200]
    facts = {
        "name": name,
        "uses": proof_register.uses(name, now) if name else (),
        "offices": () if name else proof_register.by_office(now),
    }
    return page(request, "proof_uses", "reform", facts)
