"""Pages of the powers: who reads them, and what their menu is."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff
from yimen.threshold.mending import Mending

WRITERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR)
READERS = (*WRITERS, Role.OFFICE_HEAD, Role.SUPERVISOR, Role.CENTRE_MANAGER)
for_readers = needs_staff(*READERS)

MENU: Mapping[str, str] = {
    "powers": "下放记录",
    "announcements": "下放文件",
    "holding": "办理方式和接管",
    "recalls": "收回办件",
    "power_matrix": "事权矩阵",
    "power_reports": "统计",
    "power_cold": "冷门项目",
    "towns": "镇街中心",
    "villages": "村级站点",
    "units": "机构查找",
}
"""Route -> what the entry is called."""


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under the tab `tab`; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {"here": "powers", "tab": tab, "menu": MENU.items(), "mistakes": mistakes, **facts}
    return render(request, f"workbench/powers/{template}.html", shown, status=422 if mistakes else 200)


def this_day() -> date:
    """The day in the city."""
    return day_of(clock.now())
