"""The six criteria for proofs 六个一律取消: each with a demand that meets it alone, and a rule against it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.kernel.test_publication import LICENCE, asking
from tests.operations.catalogue import TERMS
from yimen.kernel.elements import MaterialKind
from yimen.kernel.proofs import Criterion, Demand, Settled, advised, criteria_met
from yimen.kernel.publication import Facts, faults
from yimen.kernel.terms import Terms

SOUND = Demand(law="某办法第三条", issued_by="居民委员会")
NAME = "场所使用证明"
PROOF = asking(kind=MaterialKind.PROOF, issued_by="居民委员会")
TWICE = replace(PROOF, materials=(*PROOF.materials, replace(PROOF.materials[-1], code="twice")))
HELD, SETTLED = Facts(held=frozenset({NAME})), Facts(checkable=frozenset({NAME}))

#: Criterion -> a demand that meets it alone, what it speaks for, and the rule that refuses a version that demands so.
CASES: dict[Criterion, tuple[Demand, Settled, str, Terms, Facts]] = {
    Criterion.NO_LAW: (
        replace(SOUND, law=" "), Settled.CANCEL,
        "material_has_basis", asking(kind=MaterialKind.PROOF, issued_by="居民委员会", law=" "), Facts(),
    ),
    Criterion.CERTIFICATE_SHOWS_IT: (
        replace(SOUND, held="yes"), Settled.CHECK, "held_certificate_not_asked", PROOF, HELD,
    ),
    Criterion.WORD_SUFFICES: (
        replace(SOUND, settled="commitment"), Settled.COMMITMENT, "checkable_proof_not_asked", PROOF, SETTLED,
    ),
    Criterion.COVERED_BY_ANOTHER: (
        replace(SOUND, covered="yes"), Settled.CANCEL, "proof_not_covered_by_another", TWICE, Facts(),
    ),
    Criterion.CHECKED_OVER_THE_NET: (
        replace(SOUND, settled="check"), Settled.CHECK, "checkable_proof_not_asked", PROOF, SETTLED,
    ),
    Criterion.NOBODY_CAN_ATTEST: (
        replace(SOUND, issued_by=""), Settled.CANCEL,
        "proof_names_its_issuer", asking(kind=MaterialKind.PROOF), Facts(),
    ),
}  # fmt: skip


@covers("S-130")
@pytest.mark.parametrize("criterion", Criterion)
def test_a_proof_that_meets_one_of_the_six_is_not_published(criterion: Criterion) -> None:
    demand, decision, rule, terms, facts = CASES[criterion]

    assert tuple(criteria_met(demand)) == (criterion,)
    assert advised([criterion]) is decision
    assert rule in {one.rule for one in faults("食品经营许可", LICENCE, terms, facts)}


def test_a_proof_that_meets_none_may_be_kept() -> None:
    assert tuple(criteria_met(SOUND)) == tuple(criteria_met(replace(SOUND, settled="keep"))) == ()
    assert tuple(criteria_met(replace(SOUND, held="yes", shown_by="电子证照"))) == ()
    assert advised(()) is None
    assert rules_of(PROOF) == rules_of(TERMS) == set()


@given(st.sets(st.sampled_from(Criterion), min_size=1))
def test_what_speaks_for_cancelling_is_stronger_than_what_speaks_for_checking(met: set[Criterion]) -> None:
    alone = {advised([one]) for one in met}

    strongest = next(one for one in (Settled.CANCEL, Settled.CHECK, Settled.COMMITMENT) if one in alone)
    assert advised(met) is strongest


def rules_of(terms: Terms) -> set[str]:
    return {one.rule for one in faults("食品经营许可", LICENCE, terms)}
