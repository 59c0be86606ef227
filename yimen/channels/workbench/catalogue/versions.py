"""The versions of an item on a line of time, and any two of them side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, may_edit, page
from yimen.kernel.version_life import Standing, VersionState, standing
from yimen.registries.catalogue import desk, queries
from yimen.registries.catalogue.review import changes
from yimen.threshold import clock
from yimen.threshold.words.differences import told_between

TONES = {
    Standing.IN_FORCE: "done",
    Standing.SCHEDULED: "trust",
    Standing.SUSPENDED: "late",
    Standing.DRAFT: "trust",
    Standing.PROPOSED: "soon",
}


@require_safe
@for_the_desk
def timeline(request: HttpRequest, ref: str) -> HttpResponse:
    """Every version of an item, the newest first: where it stands, from when to when, and by which change."""
    line, now = desk.line(ref[:64], clock.now()), clock.now()
    if line is None:
        raise Http404
    suspended = "yes" if queries.suspension(ref, now) else "no"
    lines = []
    for row in queries.history(ref):
        stands = standing(VersionState(row.state), row.in_force_from, row.in_force_until, suspended, now)
        lines.append((row, stands, TONES.get(stands, "still"), changes.change_of_version(row.version_ref)))
    facts = {
        "item": line,
        "lines": lines,
        "may": may_edit(request, line.office_id),
        "open_change": changes.open_change(ref),
        "can_end": any(stands in (Standing.IN_FORCE, Standing.SUSPENDED) for _, stands, _, _ in lines),
        "done": changes.of_item(ref),
    }
    return page(request, "versions", "items", facts)


@require_safe
@for_the_desk
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """Two versions of an item, element by element in plain words."""
    before, after = (queries.version(request.GET.get(name, "")[:64]) for name in ("before", "after"))
    if before is None or after is None or {before.ref, after.ref} != {ref}:
        raise Http404
    found = told_between(before, after)
    return page(request, "compare", "items", {"before": before, "after": after, "differences": found})
