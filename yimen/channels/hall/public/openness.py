"""Open handling 公开办事: guides, who is on duty, progress by query code and results on one page, and how open it is.

Whether the five elements of an item are told (basis, flow, fee, limit, result) is a list like the others: what an item
lacks to stand on it is worked out from its version and typed by nobody.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from yimen.engine.publication.disclosures import queries as disclosures
from yimen.insight.lists import explaining, queries
from yimen.kernel.lists import LISTS
from yimen.registries.dated import day_of
from yimen.registries.people import duty
from yimen.threshold import clock, listing, registered_lists
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told

OPEN = LISTS["open_handling"]
LATEST, MOST_LACKING = 5, 20


@require_GET
@open_to_all
def openness(request: HttpRequest) -> HttpResponse:
    """What is open to everybody; who is on duty in the chosen centre; which items do not tell everything yet."""
    now = clock.now()
    centres = registered_lists.centres(now)
    asked = request.GET.get("centre", "")
    centre = next((one for one in centres if one.ref == asked), centres[0] if centres else None)
    shares = queries.by_office(OPEN, now)
    lacking = explaining.not_on(OPEN, "", now, limit=MOST_LACKING).rows
    facts = {
        "centres": centres,
        "centre": centre,
        "on_duty": duty.at_windows(centre.ref, now, day_of(now)) if centre else (),
        "decisions": disclosures.listed(localtime(now).date()).rows[:LATEST],
        "told": sum(one.on_list for one in shares),
        "items": sum(one.items for one in shares),
        "needs": [told(listing.NEEDS[need.code]) for need in OPEN.needs],
        "lacking": [(row, [told(listing.NEEDS[need]) for need in row.needs]) for row in lacking],
        "as_of": now,
    }
    return render(request, "hall/openness.html", facts)
