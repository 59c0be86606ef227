"""What entered which centre 各中心进驻的事项: with its windows, department by department, as the entries stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.channels.hall.lists.list_files import FORMS
from yimen.kernel.lists import ENTERED
from yimen.registries.concentration import queries
from yimen.threshold import clock, listing, registered_lists
from yimen.threshold.actors import open_to_all
from yimen.threshold.registered_lists import REGISTERED


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The items handled in a centre, or in all of them; fifty a page, by department."""
    now, centre = clock.now(), request.GET.get("centre", "")[:40]
    page = queries.entered_items(now, centre, request.GET.get("after", "")[:300])
    facts = {
        "here": "lists",
        "rows": page.rows,
        "after": page.after,
        "centre": centre,
        "centres": registered_lists.centres(now),
        "code": ENTERED,
        "forms": FORMS,
        "counted": REGISTERED[ENTERED].counted_words(now, centre),
        "batch": listing.batch_words(ENTERED, now),
    }
    return render(request, "hall/entered.html", facts)
