"""Addresses are Django's own, however they were found."""

import pytest
from django.urls import NoReverseMatch, reverse

from yimen.kernel.actor import NOBODY, Actor, ActorKind, PostHeld, Role
from yimen.threshold.actors import lets_in
from yimen.threshold.addresses import address, readers


@pytest.mark.parametrize("ref", ["Z3A4HFGZYRF0FPVF", "~ref~", "有 空格", "a/b?c"])
def test_the_address_of_a_case_is_djangos_whatever_stands_in_its_ref(ref: str) -> None:
    try:
        expected = reverse("workbench:case", args=[ref])
    except NoReverseMatch:
        with pytest.raises(NoReverseMatch):
            address("workbench:case", [ref])
        return

    assert address("workbench:case", [ref]) == expected


def test_the_address_of_a_list_is_djangos() -> None:
    assert address("workbench:worklist") == reverse("workbench:worklist")


def test_a_page_that_does_not_exist_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        address("workbench:nowhere", ["Z3A4"])


def test_a_page_says_by_its_name_for_whom_it_is() -> None:
    assert readers("hall:home") == "all"
    assert readers("workbench:case") == "staff"
    assert readers("oversight:board") == "staff:supervisor:office_head:centre_manager"


def test_a_page_opens_to_whom_it_is_for_and_to_nobody_else() -> None:
    citizen, clerk, head = _one("citizen"), _one("staff", Role.WINDOW), _one("staff", Role.OFFICE_HEAD)

    opened = {
        said: [lets_in(said, who) for who in (NOBODY, citizen, clerk, head)]
        for said in ("all", "citizen", "staff", "staff:supervisor:office_head")
    }

    assert opened == {
        "all": [True, True, True, True],
        "citizen": [False, True, False, False],
        "staff": [False, False, True, True],
        "staff:supervisor:office_head": [False, False, False, True],
    }


def _one(kind: str, *roles: Role) -> Actor:
    return Actor(
        ActorKind(kind), "somebody", posts=tuple(PostHeld(n, role, None, None, role) for n, role in enumerate(roles))
    )
