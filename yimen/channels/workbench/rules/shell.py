"""The common page of the desk of rules: its tabs, and the form as it was typed."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from yimen.channels.workbench import asking
from yimen.engine.supervision.norms import queries as norms
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending

TABS = (
    ("regulations", "规章制度"),
    ("bases", "政策依据"),
    ("norms", "标准自查"),
    ("reach", "线上线下和无障碍"),
    ("citations", "依据引用"),
)
STANDING = (("norm_standing", "各中心达标"),)


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of the room."""
    menu = (*TABS, *STANDING) if norms.confirms(actor_of_request(request)) else TABS
    return asking.shown(request, f"rules/{template}", {"here": "rules", "tab": tab, "menu": menu, **facts}, mend)
