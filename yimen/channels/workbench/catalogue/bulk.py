"""Bulk works at the desk 批量办理: bring a file in, take one along, say one element anew in many items; with reports.

Nothing is written before its look was shown and confirmed; the page follows the worker, and works by its links alone.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.catalogue import looks
from yimen.channels.workbench.catalogue.bulk_words import BULK_COUNTS, BULK_KINDS, BULK_LEVELS, BULK_STATES
from yimen.channels.workbench.catalogue.pages import STANDINGS, for_the_desk, page
from yimen.engine.publication.bulk import allow, operations, queries
from yimen.engine.publication.bulk.operations import LARGEST, BulkAsked
from yimen.engine.publication.bulk.rows import BulkKind, BulkLevel, BulkLineRow, BulkWorkRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.bulk_life import UNDER_WORK, BulkState
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import desk
from yimen.registries.catalogue.desk import Sieve, Standing
from yimen.registries.catalogue.restating import Restatement
from yimen.registries.catalogue.themes import THEMES
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.elements.kinds import Control
from yimen.threshold.elements.many import ForMany, for_many, offered, said, value_said
from yimen.threshold.elements.reading import place_of, read
from yimen.threshold.language import language, told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.items import ITEM_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment, as_stream
from yimen.threshold.sentences import sentence_of
from yimen.threshold.waking import wake_bulk
from yimen.threshold.words.rules import element_said, rule_said

SHOWN = 8
LONGEST = 200
COUNTED: Mapping[BulkKind, tuple[str, ...]] = {
    BulkKind.IMPORT: ("new", "changed", "unchanged", "warned", "refused"),
    BulkKind.EXPORT: ("written", "refused"),
    BulkKind.RESTATE: ("drafted", "amended", "unchanged", "refused", "not_publishable"),
}
"""What is counted of a work, in the order in which it is shown."""


@snapshot
class ReportLine:
    """A line of a report in the reader's language."""

    row: BulkLineRow
    before: str
    why: str
    faults: tuple[tuple[str, str], ...]


@never_cache
@require_safe
@for_the_desk
def works(request: HttpRequest) -> HttpResponse:
    """The works of the reader, the newest first, and the ways to begin one."""
    return _works(request, Mending())


@require_POST
@for_the_desk
@limits_uploads
@takes("file")
def bring_in(request: HttpRequest) -> HttpResponse:
    """Hand in a file; it is looked at first."""
    file = request.FILES.get("file")
    content = b"" if file is None or isinstance(file, list) or (file.size or 0) > LARGEST + 1 else file.read()
    if file is not None and not isinstance(file, list) and (file.size or 0) > LARGEST:
        content = bytes(LARGEST + 1)
    name = "" if file is None or isinstance(file, list) else file.name or ""
    return _begun(request, operations.ask_import, name or "file", content)


@require_POST
@for_the_desk
@takes("office suffix")
def take_along(request: HttpRequest) -> HttpResponse:
    """Have the items of an office, or all, written into a file."""
    return _begun(request, operations.ask_export, request.POST.get("suffix", ""), request.POST.get("office", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("element record e-* has-e-*", by=lambda **_: [one.name for one in fields(Sieve)])
def restate(request: HttpRequest) -> HttpResponse:
    """Choose the items and one element, say it, and have it looked at."""
    me, chosen, sieve = actor_of_request(request), for_many(_asked(request).get("element", "")), _sieve(request)
    mend = Mending()
    if request.method == "POST" and chosen is not None:
        try:
            value = _read(request, chosen)
            record = " ".join(request.POST.get("record", "").split())[:LONGEST]
            listed = chosen.listed
            anew = Restatement(
                chosen.element.path, value, listed.path if listed else "", listed.title if listed else "", record
            )
            key = request.POST.get("key", "")
            done = run(operations.ask_restatement, sieve, anew, by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return _to(done)
    return _restate(request, me, sieve, chosen, mend)


@never_cache
@require_safe
@for_the_desk
def work(request: HttpRequest, ref: str) -> HttpResponse:
    """One work: how far it has come, what it would do or did, line by line."""
    return _work(request, ref, Mending())


@never_cache
@require_safe
@for_the_desk
def progress(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it has come: asked for by the page every second, until there is something else to see."""
    row = _found(request, ref)
    if "HX-Request" not in request.headers:
        return redirect("workbench:catalogue_bulk_work", ref)
    if row.state not in UNDER_WORK:
        return HttpResponse(status=200, headers={"HX-Refresh": "true"})
    return render(request, "workbench/catalogue/_bulk_progress.html", {"row": row})


@require_POST
@for_the_desk
@takes("seen")
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Confirm what was shown, or stop."""
    acts = {"confirm": operations.confirm_bulk, "stop": operations.stop_bulk}
    if name not in acts:
        raise Http404
    known = typed.revision(request.POST)
    try:
        by, key = actor_of_request(request), request.POST.get("key", "")
        run(acts[name], ref, known, by=by, now=clock.now(), key=key)
    except Refusal as refusal:
        return _work(request, ref, mending(refusal))
    wake_bulk(ref)
    return redirect("workbench:catalogue_bulk_work", ref)


@never_cache
@require_safe
@for_the_desk
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """The whole report as a table to keep."""
    row = _found(request, ref)
    return as_stream(_as_csv(row, actor_of_request(request)), f"{told('批量任务报告')}-{ref}.csv", "text/csv")


@never_cache
@require_safe
@for_the_desk
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """The file that an export has made."""
    row, content = _found(request, ref), queries.file(ref, actor_of_request(request))
    if content is None:
        raise Http404
    return as_attachment(content, f"{told('事项目录')}-{localtime(row.asked_at).date()}{row.asked['suffix']}")


def _begun(request: HttpRequest, act: Any, *args: object) -> HttpResponse:
    try:
        by, key = actor_of_request(request), request.POST.get("key", "")
        return _to(run(act, *args, by=by, now=clock.now(), key=key))
    except Refusal as refusal:
        return _works(request, mending(refusal))


def _to(done: BulkAsked) -> HttpResponse:
    wake_bulk(done.ref)
    return redirect("workbench:catalogue_bulk_work", done.ref)


def _works(request: HttpRequest, mend: Mending) -> HttpResponse:
    me = actor_of_request(request)
    found = queries.works(me, request.GET.get("after", ""))
    facts = {
        "rows": [(row, _titled(row)) for row in found.rows],
        "after": found.after,
        "kinds": BULK_KINDS,
        "bulk_states": BULK_STATES,
        "may": me.has_role(Role.CATALOGUE_EDITOR),
        "offices": [(one.ref, one.name) for one in _offices(me, "see")],
        "office": request.POST.get("office", ""),
        "suffixes": [(".xlsx", "Excel"), (".csv", "CSV"), (".json", "JSON")],
        "most": LARGEST // 1_000_000,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "bulk", "bulk", facts, 422 if mend.mistakes else 200)


def _restate(request: HttpRequest, me: Actor, sieve: Sieve, chosen: ForMany | None, mend: Mending) -> HttpResponse:
    found = desk.listed(sieve, clock.now(), limit=SHOWN) if chosen else None
    typed = request.POST if request.method == "POST" else None
    errors = {place: words for place, words in (mend.errors or {}).items()}
    drawn = looks.drawn((chosen.element,), {}, (), typed) if chosen else ()
    facts = {
        "sieve": sieve,
        "kept": [(name, value) for name, value in asdict(sieve).items() if value],
        "chosen": chosen,
        "groups": [(group, found_in) for group, found_in in offered()],
        "elements": drawn,
        "record": request.POST.get("record", ""),
        "lines": found.lines if found else (),
        "more": bool(found and found.after),
        "offices": [(one.ref, one.name) for one in _offices(me, "edit")],
        "whole_city": allow.own_offices(me) is None,
        "kinds": [(str(kind), words) for kind, words in ITEM_KINDS.items()],
        "themes": THEMES,
        "standing_words": [(name, words) for name, (words, _) in STANDINGS.items() if name != Standing.ENDED],
        "may": me.has_role(Role.CATALOGUE_EDITOR),
        "mistakes": mend.mistakes,
        "errors": errors,
    }
    return page(request, "bulk_restate", "bulk", facts, 422 if mend.mistakes else 200)


def _work(request: HttpRequest, ref: str, mend: Mending) -> HttpResponse:
    row, me = _found(request, ref), actor_of_request(request)
    level = request.GET.get("level", "")
    found = queries.report(ref, me, level, request.GET.get("after", ""))
    assert found is not None
    levels = [one for one in BulkLevel if row.counts.get(one)]
    facts = {
        "row": row,
        "title": _titled(row),
        "counted": [(name, told(BULK_COUNTS[name]), row.counts.get(name, 0)) for name in COUNTED[row.kind]],
        "under_work": row.state in UNDER_WORK,
        "may_confirm": row.state == BulkState.LOOKED and _something(row),
        "lines": [_line(row, line) for line in found.lines],
        "after": found.after,
        "tabs": [("", told("全部"), not level)] + [(one, told(BULK_LEVELS[one]), one == level) for one in levels],
        "levels": BULK_LEVELS,
        "kinds": BULK_KINDS,
        "bulk_states": BULK_STATES,
        "mistakes": mend.mistakes,
    }
    return page(request, "bulk_work", "bulk", facts, 422 if mend.mistakes else 200)


def _something(row: BulkWorkRow) -> bool:
    return any(row.counts.get(name) for name in ("new", "changed", "drafted", "amended"))


def _found(request: HttpRequest, ref: str) -> BulkWorkRow:
    row = queries.work(ref[:64], actor_of_request(request))
    if row is None:
        raise Http404
    return row


def _titled(row: BulkWorkRow) -> str:
    """What a work is about, in a few words."""
    match row.kind:
        case BulkKind.RESTATE:
            called, value = said(row.asked["said"])
            return told("{element} 改为 {value}", element=called, value=value[:60])
        case _:
            return row.filename


def _line(row: BulkWorkRow, line: BulkLineRow) -> ReportLine:
    facts, said_in = line.facts, language()
    before = value_said(row.asked["said"], facts["before"]) if "before" in facts else ""
    faults = tuple(
        (element_said(element, said_in), rule_said(rule, said_in)) for element, rule in facts.get("faults", ())
    )
    return ReportLine(line, before, sentence_of(line.code, facts, said_in) if line.code else "", faults)


def _as_csv(row: BulkWorkRow, me: Actor) -> Iterator[bytes]:
    """Line by line as it is read; with a mark at its beginning a spreadsheet program opens it as what it is."""
    header = (told("行"), told("事项"), told("结果"), told("原来是"), told("说明"))
    yield b"\xef\xbb\xbf" + _csv_line(header)
    for line in queries.every_line(row.ref, me):
        one = _line(row, line)
        why = one.why or "；".join(f"{element}: {words}" for element, words in one.faults)
        yield _csv_line((str(line.number), line.name, told(BULK_LEVELS[line.level]), one.before, why))


def _csv_line(cells: tuple[str, ...]) -> bytes:
    out = StringIO()
    # A cell that begins like a formula is somebody's words all the same.
    csv.writer(out).writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells])
    return out.getvalue().encode()


def _read(request: HttpRequest, chosen: ForMany) -> Any:
    value = read(chosen.element, request.POST)
    if value is None and chosen.element.control in (Control.CHOICE, Control.YES_NO):
        # Nothing chosen says nothing: a choice without an answer is not written into many items.
        return read(chosen.element, QueryDict(urlencode({place_of(chosen.element): "?"})))
    return value


def _offices(me: Actor, may: str) -> list[OfficeRow]:
    own = allow.own_offices(me)
    found = offices.offices(localtime(clock.now()).date())
    return [one for one in found if may == "see" or own is None or one.id in own]


def _asked(request: HttpRequest) -> QueryDict:
    return request.POST if request.method == "POST" else request.GET


def _sieve(request: HttpRequest) -> Sieve:
    asked = _asked(request)
    return Sieve(**{one.name: asked.get(one.name, "").strip()[:60] for one in fields(Sieve)})
