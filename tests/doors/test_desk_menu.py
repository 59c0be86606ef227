"""The menu of the desk offers each role the rooms that let it in: none that turns it away, and none is missing."""

from collections.abc import Mapping

from django.urls import resolve, reverse

from yimen.kernel.actor import Role
from yimen.threshold.desk_menu import DESK_ENTRIES

ALL = frozenset(Role)
BESIDE: Mapping[str, frozenset[Role]] = {
    "catalogue": frozenset({Role.CHIEF, Role.OFFICE_HEAD}),  # they come to it from the reviews of their items
    "review": ALL - {Role.CHIEF, Role.OFFICE_HEAD},  # a tab of the catalogue
    "promises": frozenset({Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.OFFICE_HEAD}),  # a tab of the oversight
}
"""Who comes to a room by another entry of the menu."""


def let_in(route: str) -> frozenset[Role] | None:
    """The roles that the page of a room admits; None: all staff, and the page shows everybody their own."""
    who, *roles = resolve(reverse(route)).func.authority.split(":")  # type: ignore[attr-defined]
    assert who == "staff", route
    return frozenset(map(Role, roles)) or None


def test_no_room_of_the_menu_turns_its_reader_away_and_none_that_lets_them_in_is_missing() -> None:
    wrong = {}
    for entry in DESK_ENTRIES:
        shown, admitted = frozenset(entry.roles) or ALL, let_in(entry.route)
        turned_away = shown - (admitted or ALL)
        missing = (admitted or frozenset()) - shown - BESIDE.get(entry.name, frozenset())
        if turned_away or missing:
            wrong[entry.name] = (sorted(turned_away), sorted(missing))

    assert wrong == {}
