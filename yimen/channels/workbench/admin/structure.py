"""Lists of the structure, each with one form: found, change from a day on, end. And the workbook in and out.

The form of a page and a line of the workbook are the same row, applied by the same rules.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations
from yimen.threshold import clock, errors
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import language, told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment
from yimen.threshold.structure.known_names import offered
from yimen.threshold.structure.meanwhile import HISTORIES, ChangedSince, Seen, mark_of, otherwise, row_of
from yimen.threshold.structure.rows import Column, Row, Sheet
from yimen.threshold.structure.workbook import (
    BOOK,
    MOST_BYTES,
    SHEETS,
    Report,
    Unreadable,
    apply_row,
    apply_workbook,
    write_template,
    write_workbook,
)
from yimen.threshold.turned_away import turned_away

SHOWN = 200
UNBROKEN = frozenset({"code", "uscc", "region_code", "parent_code", "number", "staff_number", "establishment"})
"""Columns that hold a number or one short word: no line is broken inside."""

ABOUT: Mapping[str, str] = {
    "regions": "省、市、县、镇、村，一棵树",
    "offices": "部门和它的审批处室、工作日历、文号代字",
    "centres": "政务服务中心和便民服务点，在哪里、几点开门",
    "windows": "每个中心有哪些窗口，综合的还是一个部门的",
    "posts": "谁可以做什么：窗口、审查、审批、监察……",
    "staff": "人、编制、在哪个岗位，第一次登录的口令",
    "letters": "谁可以决定哪些事项，到哪一级，盖哪枚章",
}
"""Sheet -> what is kept in it, in the order in which a new county is set up."""


@require_GET
@needs_staff(Role.ADMINISTRATOR, Role.OFFICE_HEAD)
def overview(request: HttpRequest) -> HttpResponse:
    """What can be administered."""
    mine = [sheet for sheet in SHEETS.values() if _may(actor_of_request(request), sheet.name)]
    sheets = [(sheet, told(ABOUT[sheet.name])) for sheet in mine]
    return render(request, "workbench/admin/overview.html", {"here": "administration", "sheets": sheets})


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(Role.ADMINISTRATOR, Role.OFFICE_HEAD)
@takes("row seen", by=lambda name: [column.code for column in SHEETS[name].columns] if name in SHEETS else [])
def listed(request: HttpRequest, name: str) -> HttpResponse:
    """The rows of one kind, and the form that founds, changes or ends one."""
    sheet = _sheet(name)
    actor, now = actor_of_request(request), clock.now()
    if not _may(actor, name):
        turned_away(request, actor)
        return errors.forbidden(request)
    rows, changing = sheet.rows(now), request.POST.get("row", "") or request.GET.get("row", "")
    changed = row_of(rows, changing) if changing else None
    if request.method != "POST":
        return _page(request, sheet, rows, changed, {**(changed or {}), **_start(now)})
    typed = {column.code: request.POST.get(column.code, "") for column in sheet.columns}
    seen = Seen(changing, request.POST.get("seen", "")) if changing else None
    try:
        verdict = apply_row(sheet, typed, seen, by=actor, now=now)
    except Refusal as refusal:
        return _page(request, sheet, sheet.rows(now), changed, typed, refusal)
    return redirect(f"{reverse('workbench:structure', args=[name])}?done={verdict}")


@require_GET
@needs_staff(Role.ADMINISTRATOR)
def history(request: HttpRequest, name: str, ref: str) -> HttpResponse:
    """Everything a region, office or centre was called, with the documents that changed it."""
    if name not in HISTORIES or not (told_terms := HISTORIES[name](ref)):
        raise Http404
    facts = {"here": "administration", "sheet": SHEETS[name], "terms": told_terms}
    return render(request, "workbench/admin/history.html", facts)


@never_cache
@require_POST
@needs_staff(Role.ADMINISTRATOR)
@takes()
def invite(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a member of staff a one-time code; shown this once."""
    try:
        invited = run(operations.invite_staff, ref, by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        return errors.page(request, 422, told("没有生成一次性口令"), mending(refusal).mistakes[0].sentence)
    return render(request, "workbench/admin/invited.html", {"here": "administration", "invited": invited})


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("file")
def workbook(request: HttpRequest) -> HttpResponse:
    """Read a workbook in, with a report by line."""
    report: Report | None = None
    mend = Mending()
    if request.method == "POST":
        actor, now = actor_of_request(request), clock.now()
        try:
            operations.knock("workbook", actor.ref, 20, timedelta(hours=1), now)
            report = apply_workbook(_uploaded(request), by=actor, now=now, language=language())
        except Refusal as refusal:
            mend = mending(refusal)
    facts = {"here": "administration", "report": report, "mistakes": mend.mistakes, "titles": BOOK}
    return render(request, "workbench/admin/workbook.html", facts, status=422 if mend.mistakes else 200)


@require_GET
@needs_staff(Role.ADMINISTRATOR)
def download(request: HttpRequest, what: str) -> HttpResponse:
    """The workbook: an empty template, or what there is today."""
    content = write_template() if what == "template" else write_workbook(clock.now())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return as_attachment(content, told("机构与人员.xlsx"), kind)


def _uploaded(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None or isinstance(file, list) or (file.size or 0) > MOST_BYTES:
        raise Unreadable()
    return bytes(file.read())


def _page(
    request: HttpRequest,
    sheet: Sheet,
    rows: tuple[Row, ...],
    changed: Row | None,
    typed: Row,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The rows with their form; after a refusal with what to mend, after a change of another with what it says now."""
    mend, stale = mending(refusal) if refusal else Mending(), isinstance(refusal, ChangedSince)
    words = request.GET.get("words", "").strip()[:64]
    found = [row for row in rows if not words or any(words in value for value in row.values())]
    columns = _told_columns(sheet, found[:SHOWN])
    errors_at = mend.errors or {}
    facts = {
        "here": "administration",
        "sheet": sheet,
        "columns": columns,
        "rows": [(row["ref"], [(one, row.get(one.code, "")) for one in columns], row) for row in found[:SHOWN]],
        "unbroken": UNBROKEN,
        "more": max(0, len(found) - SHOWN),
        "words": words,
        "fields": [(column, typed.get(column.code, ""), errors_at.get(column.code, "")) for column in sheet.columns],
        "names": offered(sheet, clock.now()),
        "changing": changed["ref"] if changed else "",
        "seen": mark_of(sheet, changed) if changed else "",
        "elsewhere": otherwise(sheet, changed, typed) if stale and changed else (),
        "stale": "yes" if stale else "",
        "unnumbered": offices.without_uscc(day_of(clock.now())) if sheet.name == "offices" else (),
        "with_history": sheet.name in HISTORIES,
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
    }
    status = 409 if stale else 422 if mend.mistakes else 200
    return render(request, "workbench/admin/listed.html", facts, status=status)


def _told_columns(sheet: Sheet, rows: Sequence[Row]) -> list[Column]:
    """The columns in which some row says something: empty ones leave the others their room."""
    standing = [column for column in sheet.columns if not column.code.startswith("old_")]
    return [one for one in standing if any(row.get(one.code) for row in rows)] or standing


def _sheet(name: str) -> Sheet:
    if name not in SHEETS:
        raise Http404
    return SHEETS[name]


def _start(now: datetime) -> dict[str, str]:
    return {"valid_from": localtime(now).date().isoformat()}


def _may(actor: Actor, name: str) -> bool:
    return actor.has_role(Role.ADMINISTRATOR) or name == "letters"
