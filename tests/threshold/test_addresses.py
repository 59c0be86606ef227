"""Addresses are Django's own, however they were found."""

import pytest
from django.urls import NoReverseMatch, reverse

from yimen.threshold.addresses import address


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
