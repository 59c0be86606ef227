"""Reform modes: each stands by mechanisms that the terms of an item say, and by nothing that somebody ticked."""

from dataclasses import replace
from decimal import Decimal

from tests.operations.catalogue import TERMS
from yimen.kernel.reform.modes import MECHANISMS, ReformMode, modes_of
from yimen.kernel.terms import TimeLimit

BARE = replace(TERMS, promised=TERMS.statutory, trips=1, materials=(), service=replace(TERMS.service, online_depth="1"))


def test_an_item_has_the_modes_of_what_it_says_and_loses_them_with_it() -> None:
    assert "shorter_limit" not in modes_of("01", BARE).get(ReformMode.FAST, ())
    assert ReformMode.WIDE not in modes_of("01", BARE) and ReformMode.STRICT not in modes_of("01", BARE)

    promised = replace(BARE, commitment="我承诺。", promised=TimeLimit(Decimal(3), "working_day"))
    found = modes_of("01", promised)

    assert found[ReformMode.WIDE] == ("commitment",) and found[ReformMode.STRICT] == ("post_check",)
    assert found[ReformMode.FAST] == ("shorter_limit",)


def test_every_mode_has_mechanisms_and_a_limit_that_nobody_can_compare_is_not_shorter() -> None:
    assert {one.mode for one in MECHANISMS} == set(ReformMode)
    assert len({one.code for one in MECHANISMS}) == len(MECHANISMS)

    for statutory in (None, TimeLimit(Decimal(2), "moon"), TimeLimit(Decimal(30), "minute")):
        unknown = replace(BARE, statutory=statutory, promised=TimeLimit(Decimal(1), "working_day"))
        assert ReformMode.FAST not in modes_of("01", unknown)
