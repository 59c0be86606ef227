"""By rule: three answers, nothing unknown is ever met, and what was judged once is judged so again."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.by_rule import (
    Answer,
    Facts,
    PassedOn,
    Rule,
    RuleKind,
    again,
    age_on,
    came_of,
    is_drawn,
    judged,
    stops,
    weigh,
)
from yimen.threshold.words.by_rule import CONDITIONS

TODAY = date(2026, 11, 20)
texts = st.text(max_size=12) | st.sampled_from(["same", "other", "yes", "no", "never", "2026-11-20", "65", "-1"])
wants = st.lists(texts, max_size=3).map(tuple)
rules = st.builds(Rule, st.sampled_from(RuleKind), st.sampled_from(["", "a", "b"]), wants)
facts = st.builds(
    Facts,
    form=st.dictionaries(st.sampled_from(["a", "b"]), texts),
    name=texts,
    number=texts | st.just("99010119600101001X"),
    held=st.frozensets(st.sampled_from(["a", "b"])),
    granted_before=st.none() | st.dates(date(2020, 1, 1), TODAY),
    today=st.just(TODAY),
)


@given(st.lists(rules, max_size=5), facts)
def test_only_when_every_condition_is_met_nobody_has_to_look(told: list[Rule], known: Facts) -> None:
    weighed = weigh(told, known)

    assert len(weighed) == len(told) and again(weighed, TODAY) == weighed
    assert all(one.answer is Answer.UNKNOWN for one in weighed if not one.read)
    assert (came_of(weighed) is None) == (bool(told) and all(one.answer is Answer.MET for one in weighed))


@given(rules, texts)
def test_any_condition_is_answered_whatever_was_read(rule: Rule, said: str) -> None:
    assert judged(rule, said, TODAY) in set(Answer)


def test_what_is_not_met_is_told_before_what_is_not_known() -> None:
    told = (Rule(RuleKind.OWN_NAME, "a"), Rule(RuleKind.HOLDS, "card"))

    weighed = weigh(told, Facts({}, "陈小禾", "", frozenset(), None, TODAY))

    assert came_of(weighed) is PassedOn.NOT_MET and came_of(weighed[:1]) is PassedOn.UNKNOWN
    assert came_of(()) is PassedOn.UNKNOWN


def test_somebody_is_a_year_older_on_the_birthday_and_not_before() -> None:
    number = "99010119611121001X"

    assert (age_on(number, TODAY), age_on(number, TODAY + timedelta(days=1))) == (64, 65)
    assert age_on("91110000600037341L", TODAY) is None and age_on("99010119611331001X", TODAY) is None


@given(st.integers(0, 200), st.integers(1, 100), st.integers(0, 99))
def test_the_first_is_always_drawn_and_of_the_others_the_share(before: int, share: int, lot: int) -> None:
    assert (is_drawn(before, share, lambda _: lot) == "yes") == (before == 0 or lot < share)


def test_an_order_stops_above_its_limit_and_never_without_a_wrong_grant() -> None:
    assert stops(1, 1, 5) and stops(2, 20, 5) and not stops(1, 20, 5) and not stops(0, 20, 0)


def test_every_condition_has_its_words() -> None:
    assert set(CONDITIONS) == set(RuleKind)


def test_a_credit_code_tells_no_age_however_much_it_looks_like_a_day_of_birth() -> None:
    old_enough, known = Rule(RuleKind.AGED, "", ("60",)), Facts({}, "", "914403001203010012", frozenset(), None, TODAY)
    number = replace(known, number="990101196001010011")

    assert weigh((old_enough,), number)[0].answer is Answer.MET
    for code in (known.number, number.number):
        assert weigh((old_enough,), replace(known, number=code, person="no"))[0].answer is Answer.UNKNOWN
