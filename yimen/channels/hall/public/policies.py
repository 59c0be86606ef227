"""Policies for enterprises 惠企政策: what may be claimed by one that tells a little of itself. Nothing told is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.channels.hall.lists.list_files import FORMS
from yimen.engine.public.enquiries import queries as enquiries
from yimen.kernel.lists import POLICIES
from yimen.kernel.policies import INDUSTRIES as KNOWN
from yimen.kernel.policies import Profile, Size
from yimen.registries.dated import day_of
from yimen.registries.policies import queries
from yimen.threshold import clock, listing, typed
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told
from yimen.threshold.registered_lists import REGISTERED
from yimen.threshold.words.policies import CRITERIA, FITS, INDUSTRIES, SIZES, whom_said


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The policies of today; with a profile, those that may be claimed, then those that depend on what was not told."""
    now, profile = clock.now(), _profile(request)
    found = queries.matching(profile, day_of(now))
    facts = {
        "code": POLICIES,
        "forms": FORMS,
        "counted": REGISTERED[POLICIES].counted_words(now, ""),
        "batch": listing.batch_words(POLICIES, now),
        "asked": profile != Profile(),
        "profile": profile,
        "founded": profile.founded.isoformat() if profile.founded else "",
        "rows": [
            (one.policy, FITS[one.fit], [told(CRITERIA[name]) for name in one.open], whom_said(one.policy.whom))
            for one in found
        ],
        "industries": [(code, told(words)) for code, words in INDUSTRIES.items()],
        "sizes": [(code, told(words)) for code, words in SIZES.items()],
    }
    return render(request, "hall/policies.html", facts)


@require_GET
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One policy: benefit, whom it is for, how to claim it, and the items that do."""
    now, row = clock.now(), queries.policy(ref[:40])
    if row is None:
        raise Http404
    over = row.ends is not None and row.ends <= day_of(now)
    facts = {
        "row": row,
        "whom": whom_said(row.whom),
        "items": queries.items_of(row, now),
        "over": over,
        "answers": enquiries.told_to_all(row.ref),
    }
    return render(request, "hall/policy.html", facts)


def _profile(request: HttpRequest) -> Profile:
    """What was told; what cannot be understood was not."""
    industry, size = request.GET.get("industry", ""), request.GET.get("size", "")
    founded = typed.day_or(request.GET, "founded", None)
    return Profile(industry if industry in KNOWN else "", size if size in set(Size) else "", founded)
