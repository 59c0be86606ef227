"""Pages of the cashier's room: who comes in, and what the menu is."""

from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Actor, Role
from yimen.threshold.mending import Mending

CASHIERS = (Role.CASHIER,)
BOOKKEEPERS = (Role.CASHIER, Role.CENTRE_MANAGER)
RATE_KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
POSTAGE_ROOM = (*BOOKKEEPERS, *RATE_KEEPERS)
APPROVERS = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)

MENU: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("cashier", "收费", CASHIERS),
    ("tills", "班次结账", BOOKKEEPERS),
    ("fee_approvals", "减免和退费审批", APPROVERS),
    ("reconciliations", "对账", BOOKKEEPERS),
    ("postage", "寄递费", POSTAGE_ROOM),
)
"""Route, what the entry is called, and for whom it is."""


def menu(me: Actor) -> Iterator[tuple[str, str]]:
    """The entries of this reader."""
    return ((route, words) for route, words, roles in MENU if me.has_role(*roles))


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], me: Actor, mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under the tab `tab`; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    errors = (mend.errors or {}) if mend else {}
    here = tab if tab in ("fee_approvals", "postage") else "cashier"
    shown = {"here": here, "tab": tab, "menu": tuple(menu(me)), "mistakes": mistakes, "errors": errors, **facts}
    return render(request, f"workbench/cashier/{template}.html", shown, status=422 if mistakes else 200)
