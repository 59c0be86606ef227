"""What a text may ask for: the proofs that the item lists, however they are called, and no other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.operations.errand import TERMS
from yimen.kernel.elements import MaterialKind
from yimen.kernel.proofs import ProofNotListed, must_not_be_demanded
from yimen.kernel.terms import MaterialTerm

WORDS = st.text("房产收入婚姻学历居住社保纳税", min_size=2, max_size=6)
DEMANDS = ("请提供{}", "另附{}一份", "请带上您的{}原件", "图不清楚，请补交{}。", "请提供身份证明和{}")


def listing(*names: str) -> object:
    asked = (MaterialTerm(f"m{n}", name, kind=MaterialKind.PROOF) for n, name in enumerate(names))
    return replace(TERMS, materials=(*TERMS.materials, *asked))


@covers("S-109")
@given(WORDS, st.sampled_from(DEMANDS))
def test_a_proof_may_be_asked_for_exactly_when_the_item_lists_it(word: str, demand: str) -> None:
    proof = f"{word}证明"
    said = demand.format(proof)

    assert must_not_be_demanded(listing(proof), said) == said  # type: ignore[arg-type]
    with pytest.raises(ProofNotListed) as refused:
        must_not_be_demanded(TERMS, said)
    assert refused.value.proof == proof


@pytest.mark.parametrize(
    "said",
    [
        "",
        "平面图请标注每个功能间的面积。",
        "请带身份证明原件核对",
        "请补充能证明房屋用途的说明",
        "平面图看不清，不能证明面积。",
        "请提供食品安全管理制度，并在身份证明复印件上签名",
    ],
)
def test_what_asks_for_no_other_proof_is_left_alone(said: str) -> None:
    assert must_not_be_demanded(TERMS, said) == said


def test_a_proof_without_a_name_is_asked_for_by_nobody() -> None:
    with pytest.raises(ProofNotListed):
        must_not_be_demanded(TERMS, "请提供证明材料")
