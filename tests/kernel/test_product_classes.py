"""Product classes: the one certificate of an enterprise only grows, each class once, by an issue of its own."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.catalogue import TERMS
from yimen.kernel.forms import SituationUnknown, checked_answers, gaps
from yimen.kernel.product_classes import (
    CertificateNotAmendable,
    ClassesUnruled,
    ClassHeldAlready,
    ClassReasonMissing,
    ClassRefused,
    ClassUnknown,
    Listing,
    NoClassGranted,
    RenewedWhole,
    added,
    must_be_addable,
    must_be_askable,
    must_be_renewed_whole,
    ruled,
    told,
)
from yimen.kernel.situations import counting, for_situation, resolve
from yimen.kernel.terms import MaterialTerm, ProductClass, Terms

TODAY = date(2026, 11, 20)
CLASSES = tuple(ProductClass(f"{n:02}", f"第{n}类产品") for n in range(1, 18))
FIRST, SECOND, THIRD = CLASSES[:3]
HELD = Listing(1, "R", "2026A", 7, 3, "valid", date(2031, 1, 1), 1, {FIRST.code: 1})
ASKING = replace(
    TERMS, classes=CLASSES, materials=(*TERMS.materials, MaterialTerm("test", "型式试验报告", when=("product:02",)))
)
codes = st.lists(st.sampled_from(CLASSES), min_size=1, unique=True)


@given(st.lists(codes, max_size=8))
def test_each_class_is_listed_once_from_the_issue_that_added_it_and_none_is_lost(
    asked: list[list[ProductClass]],
) -> None:
    held, listed = HELD, {FIRST.code}

    for classes in asked:
        before = held
        try:
            must_be_addable(held, 3, 7, classes, TODAY)
        except ClassHeldAlready:
            assert listed & {one.code for one in classes}
            continue
        assert not listed & {one.code for one in classes}
        held = added(held, classes)
        listed |= {one.code for one in classes}
        assert before.classes.items() <= held.classes.items()
        assert {held.classes[one.code] for one in classes} == {held.version} == {before.version + 1}

    assert set(held.classes) == listed
    assert (held.id, held.number, held.holder_id, held.valid_to) == (
        HELD.id,
        HELD.number,
        HELD.holder_id,
        HELD.valid_to,
    )


@given(codes, st.randoms(use_true_random=False))
def test_what_is_ruled_is_what_was_asked_in_its_order(asked: list[ProductClass], dice: object) -> None:
    refused = [one for one in asked[1:] if dice.random() < 0.5]  # type: ignore[attr-defined]
    granted = [one.code for one in reversed(asked) if one not in refused]

    said = ruled(asked, granted, [ClassRefused(one.code, " 不符合生产条件。 ") for one in refused])

    assert [one for one in asked if one in said.granted] == list(said.granted)
    assert [one for one, _ in said.refused] == refused and len(said.granted) + len(refused) == len(asked)
    assert all(one.name in told(said) for one in asked)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"holder_id": 4}, "holder"),
        ({"item_id": 8}, "item"),
        ({"state": "withheld"}, "withheld"),
        ({"state": "suspended"}, "suspended"),
        ({"state": "revoked"}, "ended"),
        ({"state": "cancelled"}, "ended"),
        ({"valid_to": date(2026, 11, 19)}, "expired"),
    ],
)
def test_a_class_is_added_to_the_enterprises_own_certificate_in_force_alone(
    changes: dict[str, object], why: str
) -> None:
    must_be_addable(HELD, 3, 7, [SECOND], TODAY)

    with pytest.raises(CertificateNotAmendable) as refused:
        must_be_addable(replace(HELD, **changes), 3, 7, [SECOND], TODAY)  # type: ignore[arg-type]

    assert refused.value.why == why


def test_listed_classes_are_asked_for_again_to_renew_them_and_never_mixed_with_new_ones() -> None:
    must_be_askable(HELD, 3, 7, [FIRST], TODAY)
    must_be_askable(HELD, 3, 7, [SECOND], TODAY)

    for held, asked in ((HELD, [FIRST, SECOND]), (replace(HELD, valid_to=None), [FIRST])):
        with pytest.raises(ClassHeldAlready):
            must_be_askable(held, 3, 7, asked, TODAY)

    must_be_renewed_whole(HELD.classes, [FIRST], ruled([FIRST], ["01"], []))
    with pytest.raises(RenewedWhole):
        must_be_renewed_whole(HELD.classes, [FIRST, SECOND], ruled([FIRST, SECOND], ["01", "02"], []))


def test_a_decision_speaks_of_each_class_asked_for_and_of_no_other() -> None:
    asked, no = (FIRST, SECOND), ClassRefused("02", "没有检验设备")
    assert ruled(asked, ["01"], [no]).refused == ((SECOND, "没有检验设备"),)

    for granted, refused in ((["01"], []), (["01", "02"], [no]), (["01", "02", "03"], []), (["01", "01"], [no])):
        with pytest.raises(ClassesUnruled):
            ruled(asked, granted, refused)
    with pytest.raises(ClassReasonMissing):
        ruled(asked, ["01"], [replace(no, reason=" ")])
    with pytest.raises(NoClassGranted):
        ruled(asked, [], [no, ClassRefused("01", "没有厂房")])


def test_classes_are_chosen_like_answers_several_at_once() -> None:
    said = checked_answers(ASKING, ("product:03", "form:catering", "product:02"))

    assert said == ("form:catering", "product:02", "product:03")
    assert counting(ASKING, said) == said
    with pytest.raises(ClassUnknown):
        checked_answers(ASKING, ("product:99",))
    with pytest.raises(SituationUnknown):
        checked_answers(TERMS, ("product:02",))


def test_an_application_names_a_class_and_brings_what_that_class_asks() -> None:
    def lacking(terms: Terms, *answers: str) -> set[str]:
        return {gap.kind for gap in gaps(terms, answers, {}, frozenset())}

    assert "classes" in lacking(ASKING, "form:catering") and "classes" not in lacking(TERMS, "form:catering")
    assert "classes" not in lacking(ASKING, "form:catering", "product:03")
    asked = [{one.code for one in resolve(ASKING, (answer,)).materials} for answer in ("product:02", "product:03")]
    assert "test" in asked[0] and "test" not in asked[1]


def test_a_case_freezes_the_classes_it_asked_for() -> None:
    assert for_situation(ASKING, ("product:02", "product:01")).classes == (FIRST, SECOND)
