"""Fees: what may be charged, what is owed, how two sets of books differ, and money as it is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from yimen.kernel.criteria import Said
from yimen.kernel.lists import FEE_TOLD, LISTS
from yimen.kernel.money.bill_life import SETTLED, BillState
from yimen.kernel.money.capitals import in_capitals
from yimen.kernel.money.fees import Amounts, FeesOutstanding, after_refund, billable, fen_of, must_be_settled, yuan
from yimen.kernel.money.reconciliation import Booking, Flow, Gap, differences, total
from yimen.kernel.terms import Fee, Terms

LAWFUL = Fee("工本费", 1_000, "每证 10 元", "《价格法》第十八条")
amounts = st.integers(min_value=1, max_value=10**11)
bookings = st.builds(
    Booking, st.sampled_from(Flow), st.text("ABC", min_size=1, max_size=2), st.integers(min_value=1, max_value=9)
)
books = st.lists(bookings, max_size=12, unique_by=lambda one: (one.flow, one.ref))


@pytest.mark.parametrize(
    ("fen", "standard", "law"), [(0, "每证", "法"), (-5, "每证", "法"), (100, " ", "法"), (100, "每证", "")]
)
def test_what_has_no_amount_no_standard_or_no_basis_is_charged_to_nobody(fen: int, standard: str, law: str) -> None:
    assert billable((LAWFUL, Fee("服务费", fen, standard, law))) == (LAWFUL,)


@pytest.mark.parametrize("state", ["", *BillState])
def test_the_result_goes_out_when_nothing_is_owed(state: str) -> None:
    must_be_settled((), state)
    if state in SETTLED:
        must_be_settled((LAWFUL,), state)
    else:
        with pytest.raises(FeesOutstanding):
            must_be_settled((LAWFUL,), state)


@given(amounts, st.data())
def test_a_bill_is_refunded_when_nothing_of_it_is_kept(paid: int, data: st.DataObject) -> None:
    back = data.draw(st.integers(min_value=1, max_value=paid))

    assert (after_refund(Amounts(paid, 0, paid, back)) is BillState.REFUNDED) == (back == paid)


@given(books)
def test_the_same_books_do_not_differ(side: list[Booking]) -> None:
    assert differences(side, [*side, *side]) == ()


@given(books, books)
def test_every_difference_is_named_once_and_together_they_explain_the_totals(
    ours: list[Booking], theirs: list[Booking]
) -> None:
    found = differences(ours, theirs)

    assert len({(one.flow, one.ref) for one in found}) == len(found)
    gap = sum((one.theirs - one.ours) * (1 if one.flow is Flow.PAID else -1) for one in found)
    assert gap == total(theirs) - total(ours)


@given(books, books)
def test_the_other_side_sees_the_same_differences_the_other_way_round(
    ours: list[Booking], theirs: list[Booking]
) -> None:
    mirror = {Gap.MISSING_HERE: Gap.MISSING_THERE, Gap.MISSING_THERE: Gap.MISSING_HERE}

    here = {(one.flow, one.ref, mirror.get(one.gap, one.gap)) for one in differences(ours, theirs)}
    there = {(one.flow, one.ref, one.gap) for one in differences(theirs, ours)}

    assert here == there


@given(st.integers(min_value=0, max_value=10**11 - 1))
def test_what_is_written_in_yuan_is_read_as_the_same_fen(fen: int) -> None:
    assert fen_of(yuan(fen)) == fen == fen_of(f"¥ {fen // 100:,}.{fen % 100:02d}")


@pytest.mark.parametrize("text", ["", "一百", "1.234", "-5", "1.", ".5", "1e3", "９"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert fen_of(text) is None


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (0, "零元整"), (5, "伍分"), (50, "伍角整"), (12_050, "壹佰贰拾元伍角整"), (10_000, "壹佰元整"),
        (100_005, "壹仟元零伍分"), (1_000_100, "壹万零壹元整"), (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"), (10_000_000_000, "壹亿元整"), (1_000_000_100, "壹仟万零壹元整"),
    ],
)  # fmt: skip
def test_amounts_in_capitals(fen: int, said: str) -> None:
    assert in_capitals(fen) == said


_VALUE = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNIT = {"拾": 10, "佰": 100, "仟": 1000}


@given(st.integers(min_value=0, max_value=10**13 - 1))
def test_capitals_are_read_back_as_the_same_amount(fen: int) -> None:
    assert _heard(in_capitals(fen)) == fen


def _heard(said: str) -> int:
    """An amount in capitals as a bank clerk reads it."""
    whole, _, parts = said.rpartition("元")
    found = re.fullmatch(r"零?(?:(\w)角)?(?:(\w)分)?整?", parts)
    assert found is not None, said
    jiao, cents = (_VALUE[digit] if digit else 0 for digit in found.groups())
    total = 0
    for group, factor in re.findall(r"([^万亿]+)(万|亿|$)", whole):
        number = sum(
            _VALUE[digit] * _UNIT.get(unit, 1)
            for digit, unit in re.findall(r"([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)", group)
        )
        total += number * {"万": 10**4, "亿": 10**8, "": 1}[factor]
    return total * 100 + jiao * 10 + cents


WORDS = st.sampled_from(("", "《收费标准》第三条", "每证五元"))
LISTED_FEES = st.lists(st.builds(Fee, st.just("工本费"), st.integers(0, 50_000), WORDS, WORDS), max_size=3)


@covers("S-108")
@given(LISTED_FEES)
def test_a_fee_is_billed_exactly_when_the_published_list_of_fees_tells_it(fees: list[Fee]) -> None:
    terms = Terms(fees=tuple(fees))
    listed, told = LISTS["fees"].takes("01", terms), FEE_TOLD.condition.holds(Said("01", terms))

    if told:
        assert bool(billable(fees)) is listed
    # Without a basis or a standard a fee may stand on a draft; it is billed to nobody, listed or not.
    assert all(fee.fen and fee.law.strip() and fee.standard.strip() for fee in billable(fees))
