"""Pages after the decision: who reads them, what their menu is, and how one of them answers."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Role
from yimen.threshold.actors import needs_staff
from yimen.threshold.mending import Mending

READERS = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.SUPERVISOR)
for_readers = needs_staff(*READERS)

MENU: Mapping[str, str] = {
    "archives": "归档",
    "appraisals": "到期鉴定",
    "hearings": "听证和专家评审",
    "checks": "后置核查",
    "supervision_tasks": "监管任务",
    "licences": "证照注销",
    "objections": "公示异议",
    "integrity": "诚信档案",
}
"""Route -> what the entry is called."""


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under the tab `tab`; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {"here": "after", "tab": tab, "menu": MENU.items(), "mistakes": mistakes, **facts}
    return render(request, f"workbench/after/{template}.html", shown, status=422 if mistakes else 200)
