"""Parity: what the hall does a telephone, a kiosk and a program do too, or it is said why not."""

import re

import pytest
from django.urls import reverse

from tests.covers import covers
from yimen.channels.api.door import door, operations
from yimen.threshold.parity import FUNCTIONS

SIX = ("预约窗口", "取号", "查办理进度", "查办事指南", "问工作人员", "失物招领")


@covers("S-334")
@pytest.mark.parametrize("one", FUNCTIONS, ids=lambda one: one.api)
def test_every_function_has_its_page_its_kiosk_and_its_address_for_programs(one: object) -> None:
    known = {operation.operation_id for operation in operations(door)}

    assert one.api in known, one.api  # type: ignore[attr-defined]
    assert reverse(one.page)  # type: ignore[attr-defined]
    assert reverse(one.kiosk) if one.kiosk else one.why  # type: ignore[attr-defined]


def test_the_six_functions_of_a_telephone_are_among_them() -> None:
    assert set(SIX) <= {one.words for one in FUNCTIONS}
    assert all(re.search("[\u4e00-\u9fff]", one.words) for one in FUNCTIONS)
