"""Concentration of powers under oversight: the matrix of all departments, and what is behind the line of one."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.insight.compliance import queries
from yimen.insight.compliance.rows import Gap, LinksRow, OfficeFindings, TaskRow
from yimen.kernel.actor import Role
from yimen.kernel.offices.concentration import Requirement, RequirementFound
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.threshold import clock, spelling
from yimen.threshold.actors import needs_staff
from yimen.threshold.desk_menu import DESK_ENTRIES
from yimen.threshold.language import told
from yimen.threshold.names.offices import DIVISION_FORMS, DIVISION_TASKS, REQUIREMENTS
from yimen.threshold.structure.officers import ROLES

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
#: What a gap says; for whom it stands in place of the name is said by `by`.
GAPS: Mapping[str, str] = {
    "no_division": "没有行政审批处（科）",
    "own_section": "“{name}”由{by}办理，没有归到审批处",
    "other_office": "“{name}”由{by}决定，没有归到审批处",
    "no_plan": "没有进驻计划",
    "planned": "计划{day}前进驻{name}",
    "late": "应在{day}前进驻{name}，逾期没有进驻",
    "left": "{day}已迁出中心",
    "guide": "“{name}”只有办事指南，不能在网上系统办理",
    "item_outside": "“{name}”没有进驻，也没有批准就地办理",
    "item_scheduled": "“{name}”计划{day}前进驻{by}",
    "item_late": "“{name}”应在{day}前进驻{by}，逾期没有进驻",
    "no_head": "审批处没有负责人",
    "no_letter": "负责人没有有效的授权书",
    "no_seal": "负责人的授权书没有审批专用章",
    "not_everything": "负责人的授权书没有包括全部事项",
    "few_staff": "在中心有岗位的 {has} 人，计划 {needed} 人",
}
DEPARTURES: Mapping[str, str] = {
    "name": "名称不一致：三定为“{determined}”，现为“{found}”",
    "form": "设置形式不一致：三定为“{determined}”，现为“{found}”",
    "headcount": "人数超出：三定 {determined} 人，现有 {found} 人",
    "task": "没有人承担“{determined}”",
    "section": "“{determined}”应当撤销，还没有撤销",
}


@snapshot
class Cell:
    """A requirement of an office as the matrix draws it; nothing asked: no finding."""

    title: str
    finding: RequirementFound | None


@snapshot
class Line:
    """A requirement of one office, with what is missing in words, each with the item it is about."""

    finding: RequirementFound
    gaps: tuple[tuple[str, str], ...]


@require_safe
@needs_staff(*OVERSEERS)
def matrix(request: HttpRequest) -> HttpResponse:
    """Each department and each requirement: met or missing, and since when; with the rates over all of them."""
    now = clock.now()
    only = "missing" if request.GET.get("only") == "missing" else ""
    rates, links = queries.rates(now), queries.links_in_citizen_centres(now)
    page = queries.matrix(now, request.GET.get("after", "")[:20], only)
    facts = {
        "here": "oversight",
        "requirements": [_title(one) for one in Requirement],
        "rows": [(row, _cells(row)) for row in page.rows],
        "after": page.after,
        "only": only,
        "rates": rates,
        "items_share": Share(rates.items, rates.items_of).percent,
        "offices_share": Share(rates.offices, rates.offices_of).percent,
        "forms": queries.forms(day_of(now)),
        "links": links[:50],
        "over": [row.item_ref for row in links if _over(row)],
        "as_of": now,
    }
    return render(request, "oversight/concentration.html", facts)


@require_safe
@needs_staff(*OVERSEERS)
def office(request: HttpRequest, ref: str) -> HttpResponse:
    """One department: what it lacks, who leads its division, who bears the tasks, what it took over."""
    now = clock.now()
    found = queries.account(ref, now)
    if found is None:
        raise Http404(ref)
    facts = {
        "here": "oversight",
        "account": found,
        "office": found.office,
        "lines": [Line(one, tuple(_gaps(found.gaps, one.requirement))) for one in found.office.findings],
        "tasks": [(row, _roles(row), _menus(row)) for row in found.tasks],
        "departures": [_departure(one.what, one.determined, one.found) for one in found.departures],
        "moved": delegations.moved_to(ref),
        "as_of": now,
    }
    return render(request, "oversight/concentration_office.html", facts)


def _title(requirement: Requirement) -> str:
    return told(REQUIREMENTS[requirement])


def _cells(row: OfficeFindings) -> list[Cell]:
    found = {one.requirement: one for one in row.findings}
    return [Cell(_title(one), found.get(one)) for one in Requirement]


def _gaps(gaps: tuple[Gap, ...], requirement: Requirement) -> list[tuple[str, str]]:
    return [(_said(gap), reverse("hall:guide", args=[gap.ref]) if gap.ref else "") for gap in gaps
            if gap.requirement is requirement]  # fmt: skip


def _said(gap: Gap) -> str:
    what = f"item_{gap.what}" if gap.requirement is Requirement.ITEMS else gap.what
    day = spelling.day(gap.day) if isinstance(gap.day, date) else ""
    return told(GAPS[what], name=gap.name, by=gap.by, day=day, has=gap.has, needed=gap.needed)


def _departure(what: str, determined: str, found: str) -> str:
    tables: Mapping[str, Mapping[str, str]] = {"form": DIVISION_FORMS, "task": DIVISION_TASKS}
    words = tables.get(what, {})
    said = [told(words[one]) if one in words else one for one in (determined, found)]
    return told(DEPARTURES[what], determined=said[0], found=said[1] or "—")


def _roles(row: TaskRow) -> list[str]:
    return [told(ROLES[role]) for role in row.roles]


def _menus(row: TaskRow) -> list[str]:
    """What the posts of a task open in the staff menu."""
    return [told(one.words) for one in DESK_ENTRIES if {str(role) for role in one.roles} & {*row.roles}]


def _over(row: LinksRow) -> bool:
    return queries.too_many(row) and not row.waiver
