"""Keeping the sites: which regions have one, its line and colour, and the news of one's own place."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.kernel.actor import Actor, Role
from yimen.kernel.sites import Tone
from yimen.registries.dated import day_of
from yimen.registries.local_sites import operations, queries
from yimen.registries.local_sites.operations import KEEPERS
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.pages import SITE_TONES
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*KEEPERS, Role.CENTRE_MANAGER)
@takes("act basis from line news on reason region site text title tone")
def listed(request: HttpRequest) -> HttpResponse:
    """The sites that are open, the news of one's own places, and the forms of both."""
    me, now = actor_of_request(request), clock.now()
    today = day_of(now)
    mend = posted(request, ACTS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    tree = regions.tree(today)
    opened = queries.open_sites(today)
    mine = _own(me, tree, today)
    facts = {
        "here": "sites",
        "keeps": me.has_role(*KEEPERS),
        "rows": [(row, opened[row.ref]) for row in tree if row.ref in opened],
        "without": [(row.ref, row.name) for row in tree if row.ref not in opened],
        "own": [(row.ref, row.name) for row in mine],
        "news": [(row, one) for row in mine for one in queries.news(row.ref, 3)][:60],
        "tones": [(tone, SITE_TONES[tone]) for tone in Tone],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/sites/list.html", facts, status=422 if mend.mistakes else 200)


def _open(form: Form) -> None:
    said = (form.text("region"), form.text("line"), form.text("tone"))
    form.run(operations.open_site, *said, form.day("from"), form.text("basis"))


def _close(form: Form) -> None:
    form.run(operations.close_site, form.text("site"), form.day("on"), form.text("basis"))


def _publish(form: Form) -> None:
    form.run(operations.publish_news, form.text("region"), form.text("title"), form.text("text"))


def _take_down(form: Form) -> None:
    form.run(operations.take_down_news, form.text("news"), form.text("reason"))


ACTS: Mapping[str, Callable[[Form], None]] = {
    "open": _open, "close": _close, "publish": _publish, "take_down": _take_down,
}  # fmt: skip


def _own(me: Actor, tree: tuple[RegionRow, ...], today: date) -> tuple[RegionRow, ...]:
    """The regions for which this actor speaks; a hint for the form, the operation asks again."""
    if me.has_role(*KEEPERS):
        return tree
    ids = (post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER)
    centres = (offices.centre(id_, today) for id_ in ids if id_ is not None)
    own = {centre.region_ref for centre in centres if centre is not None}
    return tuple(row for row in tree if row.ref in own)
