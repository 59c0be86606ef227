"""Rules in public 制度和标准: the regulations that the public reads, and how centres stand against the norms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.engine.supervision.norms import queries as norms
from yimen.registries.regulations import queries as regulations
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """What is in force and public, the norms, and what self-checks that others confirmed came to."""
    now = clock.now()
    facts = {"rows": regulations.public(now), "norms": norms.norms(now), "standing": norms.published(now)}
    return render(request, "hall/rules/listed.html", facts)


@require_GET
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A regulation in full."""
    row = regulations.public_one(ref, clock.now())
    if row is None:
        raise Http404(ref)
    return render(request, "hall/rules/one.html", {"row": row})


@require_GET
@open_to_all
def norm(request: HttpRequest, ref: str) -> HttpResponse:
    """A norm, clause by clause."""
    found = norms.norm(ref, clock.now())
    if found is None:
        raise Http404(ref)
    return render(request, "hall/rules/norm.html", {"row": found[0], "groups": found[1]})
