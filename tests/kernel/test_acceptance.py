"""Acceptance: decided from the checklist. Nothing required is waved through, nothing is asked for twice."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yimen.kernel.acceptance import (
    ALWAYS_POSSIBLE,
    CorrectionNotAnswered,
    DefectFound,
    FollowsTooLate,
    MaterialMissing,
    NoDefectNamed,
    NothingToTolerate,
    NotTolerable,
    PromiseOver,
    SeenTheFirstTime,
    UnknownDefect,
    broken_for,
    defects_of,
    further_defects,
    must_be_answered,
    must_be_complete,
    must_stand,
    tolerate,
)
from yimen.kernel.terms import Defect, MaterialTerm, Necessity, Terms

TODAY = date(2026, 11, 20)
CODES = ("a", "b", "c", "d")
defect = Defect("no_date", "没有日期", "写上日期")


@st.composite
def checklists(draw: st.DrawFn) -> Terms:
    """An item with some materials, each of any necessity."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, unique=True))
    return Terms(
        materials=tuple(
            MaterialTerm(
                code, f"材料{code}", draw(st.sampled_from(Necessity)), tolerated_days=draw(st.integers(1, 30)),
                defects=(defect,),
            )
            for code in codes
        )
    )  # fmt: skip


handed = st.frozensets(st.sampled_from(CODES))


def of(terms: Terms, *necessities: Necessity) -> set[str]:
    return {one.code for one in terms.materials if one.necessity in necessities}


@given(checklists(), handed)
def test_a_case_is_complete_when_everything_but_the_optional_is_in(terms: Terms, handed_in: frozenset[str]) -> None:
    wanted = of(terms, Necessity.REQUIRED, Necessity.TOLERABLE)

    if wanted <= handed_in:
        must_be_complete(terms, handed_in)
    else:
        with pytest.raises(MaterialMissing) as refused:
            must_be_complete(terms, handed_in)
        assert refused.value.material in {f"材料{code}" for code in wanted - handed_in}


@given(checklists(), handed, st.data())
def test_more_files_never_make_a_case_less_complete(
    terms: Terms, handed_in: frozenset[str], data: st.DataObject
) -> None:
    more = handed_in | data.draw(handed)
    try:
        must_be_complete(terms, handed_in)
    except MaterialMissing:
        return

    must_be_complete(terms, more)


@given(checklists(), handed, st.dictionaries(st.sampled_from(CODES), st.integers(-3, 40), max_size=4))
def test_only_what_is_tolerable_missing_and_dated_in_bounds_may_follow(
    terms: Terms, handed_in: frozenset[str], days: dict[str, int]
) -> None:
    follow = {code: TODAY + timedelta(days=n) for code, n in days.items()}
    by_code = {one.code: one for one in terms.materials}
    tolerable = set(follow) <= of(terms, Necessity.TOLERABLE) - handed_in
    in_bounds = tolerable and all(0 < n <= by_code[code].tolerated_days for code, n in days.items())
    complete = of(terms, Necessity.REQUIRED, Necessity.TOLERABLE) <= handed_in | set(follow)

    if follow and in_bounds and complete:
        assert tolerate(terms, handed_in, follow, TODAY) == follow
    else:
        with pytest.raises((NothingToTolerate, NotTolerable, FollowsTooLate, MaterialMissing)):
            tolerate(terms, handed_in, follow, TODAY)


@given(checklists())
def test_a_required_material_never_follows_later(terms: Terms) -> None:
    required = sorted(of(terms, Necessity.REQUIRED))
    assume(required)

    with pytest.raises(NotTolerable):
        tolerate(terms, frozenset(), {required[0]: TODAY + timedelta(days=1)}, TODAY)


found = st.lists(
    st.builds(DefectFound, st.sampled_from(CODES), st.sampled_from(["no_date", "missing", "unreadable", "ugly"])),
    max_size=5,
)


@given(checklists(), found)
def test_a_notice_names_each_defect_once_and_only_from_the_list(terms: Terms, named: list[DefectFound]) -> None:
    materials = {one.code for one in terms.materials}
    known = {defect.code, *(one.code for one in ALWAYS_POSSIBLE)}

    if not named:
        with pytest.raises(NoDefectNamed):
            defects_of(terms, named)
    elif all(one.material in materials and one.defect in known for one in named):
        listed = [(material.code, one.code) for material, one in defects_of(terms, named)]
        assert len(listed) == len(set(listed))
        assert set(listed) == {(one.material, one.defect) for one in named}
    else:
        with pytest.raises(UnknownDefect):
            defects_of(terms, named)


@given(checklists(), found, found, handed)
def test_a_further_notice_asks_only_about_what_was_asked_for_and_came_in_new(
    terms: Terms, named: list[DefectFound], earlier: list[DefectFound], renewed: frozenset[str]
) -> None:
    asked_for = {one.material for one in earlier}
    assume(any(one.material not in renewed or one.material not in asked_for for one in named))

    with pytest.raises(SeenTheFirstTime):
        further_defects(terms, named, earlier, renewed)


@given(found, handed)
def test_a_correction_is_answered_when_every_named_material_came_in_new(
    named: list[DefectFound], renewed: frozenset[str]
) -> None:
    if {one.material for one in named} <= renewed:
        must_be_answered(named, renewed)
    else:
        with pytest.raises(CorrectionNotAnswered):
            must_be_answered(named, renewed)


@given(st.dictionaries(st.sampled_from(CODES), st.integers(-3, 3), max_size=4), handed)
def test_a_promise_stands_until_the_first_day_that_passed_without_its_material(
    days: dict[str, int], handed_in: frozenset[str]
) -> None:
    follow = {code: TODAY + timedelta(days=n) for code, n in days.items()}
    passed = [day for code, day in follow.items() if code not in handed_in and day < TODAY]

    if not passed:
        must_stand(follow, handed_in, TODAY)
    else:
        with pytest.raises(PromiseOver) as over:
            must_stand(follow, handed_in, TODAY)
        assert over.value.day == min(passed)
    late = broken_for(follow, handed_in, TODAY)
    assert sorted(follow[code] for code in late) == sorted(passed) and not late & handed_in
