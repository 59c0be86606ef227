"""Situations: one resolver, questions that matter, and a decision table that is looked over soundly and wholly."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.decision_table import Analysis, Room, analyse
from yimen.kernel.situations import (
    Resolved,
    asked,
    condition_of,
    counting,
    for_situation,
    met,
    open_questions,
    options_of,
    otherwise,
    resolve,
)
from yimen.kernel.terms import (
    Complexity,
    Fee,
    FieldTerm,
    MaterialTerm,
    Option,
    Situation,
    SituationRule,
    StepTerm,
    Terms,
    TimeLimit,
)

MATERIALS, FIELDS, STEPS, FEES = ("m0", "m1", "m2"), ("f0",), ("s0", "s1"), ("c0",)
KINDS = (("materials", MATERIALS), ("fields", FIELDS), ("steps", STEPS), ("fees", FEES))
DAYS = {days: TimeLimit(Decimal(days), "working_day") for days in (1, 3, 20)}
FOOD = Terms(
    promised=DAYS[3],
    statutory=DAYS[20],
    situations=(
        Situation("what", "卖什么？", (Option("loose", "散装"), Option("packed", "仅预包装"))),
        Situation("online", "网上卖吗？", (Option("yes", "卖"), Option("no", "不卖"))),
        Situation("cold", "做冷食吗？", (Option("yes", "做"), Option("no", "不做"))),
    ),
    materials=(
        MaterialTerm("id", "身份证明"),
        MaterialTerm("page", "网店截图", when=("online:yes",)),
        MaterialTerm("room", "专间图"),
    ),
    steps=(StepTerm("accept", "受理"), StepTerm("inspect", "现场核查"), StepTerm("decide", "决定")),
    rules=(
        SituationRule("packed", ("what:packed",), promised=DAYS[1], complexity=Complexity.SIMPLE),
        SituationRule("loose", ("what:loose",), steps=("inspect",)),
        SituationRule("cold", ("what:loose", "cold:yes"), materials=("room",)),
    ),
)  # fmt: skip


def test_a_rule_shortens_the_limit_and_drops_the_inspection() -> None:
    found = resolve(FOOD, ("what:packed", "online:yes"))

    assert (found.promised, found.complexity, found.instant) == (DAYS[1], Complexity.SIMPLE, "yes")
    assert [step.code for step in found.steps] == ["accept", "decide"]
    assert [material.code for material in found.materials] == ["id", "page"]
    assert [rule.code for rule in found.rules] == ["packed"]


def test_a_question_is_asked_only_while_something_depends_on_it() -> None:
    assert [one.code for one in asked(FOOD, ("what:packed",))] == ["what", "online"]
    assert [one.code for one in asked(FOOD, ("what:loose",))] == ["what", "online", "cold"]
    assert [one.code for one in open_questions(FOOD, ("what:loose", "cold:no"))] == ["online"]


def test_an_answer_to_a_question_that_is_not_asked_does_not_count() -> None:
    assert counting(FOOD, ("cold:yes", "online:no", "what:packed")) == ("what:packed", "online:no")


def test_what_is_frozen_for_a_situation_resolves_to_itself() -> None:
    frozen = for_situation(FOOD, ("what:loose", "online:no", "cold:yes"))

    assert for_situation(frozen, ("what:loose", "online:no", "cold:yes")) == frozen


def test_what_a_newer_version_asks_otherwise_is_told_for_the_same_situation() -> None:
    newer = replace(
        FOOD,
        promised=DAYS[20],
        situations=(*FOOD.situations, Situation("size", "多大？", (Option("big", "大"), Option("small", "小")))),
        materials=(*FOOD.materials[1:], MaterialTerm("plan", "平面图"), MaterialTerm("x", "图", when=("size:big",))),
    )

    told = otherwise(FOOD, newer, ("what:loose", "online:yes", "cold:no", "old:gone"))

    assert [(one.element, one.what, one.name) for one in told] == [
        ("situations", "added", "多大？"),
        ("materials", "added", "平面图"),
        ("materials", "removed", "身份证明"),
        ("promised", "changed", ""),
    ]
    assert otherwise(FOOD, FOOD, ("what:loose", "online:yes", "cold:no")) == ()


def test_a_whole_table_has_no_faults() -> None:
    assert analyse(FOOD) == Analysis()


def test_what_is_wrong_with_a_table_is_told_by_its_place() -> None:
    rules = (
        SituationRule("one", ("what:packed", "online:yes"), promised=DAYS[1]),
        SituationRule("two", ("what:packed",), promised=DAYS[20], statutory=DAYS[3], materials=("lost",)),
        SituationRule("gone", ("what:wholesale",), materials=("room",)),
    )
    table = analyse(Terms(situations=FOOD.situations, materials=FOOD.materials, promised=DAYS[3], rules=rules))

    assert table.gaps == ({"what": frozenset({"what:loose"})},)
    assert [(one.first, one.second, one.element) for one in table.clashes] == [("one", "two", "promised")]
    assert table.clashes[0].where == {"what": frozenset({"what:packed"}), "online": frozenset({"online:yes"})}
    assert [(one.rule, one.element, one.code) for one in table.faulty] == [
        ("two", "materials", "lost"),
        ("gone", "when", "what:wholesale"),
    ]
    assert [(one.element, one.rule) for one in table.badly] == [("promised", "longer_than_statutory")]
    assert table.silent == ("cold",)


def test_an_instant_class_needs_a_limit_of_a_day() -> None:
    rules = (SituationRule("quick", ("what:packed",), complexity=Complexity.SIMPLE), SituationRule("rest"))
    terms = Terms(situations=FOOD.situations[:1], promised=DAYS[3], rules=rules)

    assert [(one.element, one.rule) for one in analyse(terms).badly] == [("promised", "instant_within_a_day")]


def test_a_table_that_nobody_could_read_is_told_so_in_time() -> None:
    questions = tuple(Situation(f"q{n}", "？", (Option("a", "甲"), Option("b", "乙"))) for n in range(40))
    dice = Random(7)
    rules = tuple(
        SituationRule(f"r{n}", tuple(f"q{q}:{dice.choice('ab')}" for q in dice.sample(range(40), 12)), promised=DAYS[1])
        for n in range(200)
    )

    assert analyse(Terms(situations=questions, rules=rules, promised=DAYS[3])).too_wide == "yes"


@st.composite
def tables(draw: st.DrawFn) -> Terms:
    """Small tables of every kind: conditions that overlap, exclude each other, or say nothing."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    situations = tuple(
        Situation(f"q{n}", "？", tuple(Option(f"o{m}", "") for m in range(size))) for n, size in enumerate(sizes)
    )
    answers = [f"{one.code}:{option.code}" for one in situations for option in one.options]
    some = st.lists(st.sampled_from(answers), max_size=4, unique=True).map(tuple)
    named = {kind: st.lists(st.sampled_from(codes), max_size=2, unique=True).map(tuple) for kind, codes in KINDS}
    limit = st.sampled_from([None, None, *DAYS.values()])
    rules = tuple(
        SituationRule(
            f"r{n}", draw(some), **{kind: draw(told) for kind, told in named.items()}, promised=draw(limit),
            complexity=draw(st.sampled_from([None, None, *Complexity])),
        )
        for n in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    return Terms(
        promised=draw(limit),
        situations=situations,
        materials=tuple(MaterialTerm(code, code, when=draw(some)) for code in MATERIALS),
        fields=tuple(FieldTerm(code, code, when=draw(some)) for code in FIELDS),
        steps=tuple(StepTerm(code, code) for code in STEPS),
        fees=tuple(Fee(code, 100, code=code) for code in FEES),
        rules=rules,
    )


def every(terms: Terms) -> Iterator[tuple[str, ...]]:
    """Every combination of answers."""
    return product(*([f"{one.code}:{option.code}" for option in one.options] for one in terms.situations))


def told(found: Resolved) -> tuple[object, ...]:
    """What follows for the applicant."""
    return (
        found.materials, found.fields, found.steps, found.fees, found.promised, found.statutory, found.complexity,
        found.instant,
    )  # fmt: skip


def within(room: Room, answers: tuple[str, ...]) -> bool:
    return met(room, frozenset(answers))


@given(tables(), st.randoms())
def test_the_order_of_answers_and_rules_makes_no_difference(terms: Terms, dice: Random) -> None:
    rules, answers = list(terms.rules), list(next(every(terms)))
    dice.shuffle(rules)
    dice.shuffle(answers)
    shuffled = replace(terms, rules=tuple(rules))

    assert told(resolve(shuffled, answers)) == told(resolve(terms, next(every(terms))))


@given(tables())
def test_asking_only_what_matters_tells_the_same_as_asking_everything(terms: Terms) -> None:
    for answers in every(terms):
        assert told(resolve(terms, counting(terms, answers))) == told(resolve(terms, answers))
        assert open_questions(terms, counting(terms, answers)) == ()


@given(tables())
def test_a_rule_more_never_takes_away_what_a_rule_gave(terms: Terms) -> None:
    fewer = replace(terms, rules=terms.rules[:-1])
    given_by_rules = {code for rule in fewer.rules for code in rule.materials}
    for answers in every(terms):
        before = {one.code for one in resolve(fewer, answers).materials} & given_by_rules

        assert before <= {one.code for one in resolve(terms, answers).materials}


@given(tables())
def test_gaps_are_exactly_where_no_rule_applies(terms: Terms) -> None:
    found = analyse(terms)
    options = options_of(terms)
    for answers in every(terms):
        uncovered = not any(met(condition_of(rule.when, options), frozenset(answers)) for rule in terms.rules)

        assert any(within(gap, answers) for gap in found.gaps) is (uncovered and bool(terms.rules))


@given(tables())
def test_clashes_are_exactly_where_two_rules_say_different_things(terms: Terms) -> None:
    found = analyse(terms)
    for answers in every(terms):
        applied = resolve(terms, answers).rules
        for element in ("promised", "statutory", "complexity"):
            said = {getattr(rule, element) for rule in applied} - {None}
            clashing = any(one.element == element and within(one.where, answers) for one in found.clashes)

            assert clashing is (len(said) > 1)


@given(tables())
def test_silent_questions_and_like_options_change_nothing(terms: Terms) -> None:
    found = analyse(terms)
    if found.clashes:
        return
    for one in terms.situations:
        differ = False
        for answers in every(terms):
            for option in one.options:
                other = tuple(a if not a.startswith(f"{one.code}:") else f"{one.code}:{option.code}" for a in answers)
                same = told(resolve(terms, answers)) == told(resolve(terms, other))
                mine = next(a for a in answers if a.startswith(f"{one.code}:"))
                differ |= not same
                if any({mine, f"{one.code}:{option.code}"} == {like.first, like.second} for like in found.alike):
                    assert same

        assert differ is (one.code not in found.silent)


@given(tables())
def test_an_idle_rule_may_go(terms: Terms) -> None:
    found = analyse(terms)
    for number, rule in enumerate(terms.rules):
        never = replace(rule, when=("none:such",), promised=None, statutory=None, complexity=None)
        without = replace(terms, rules=(*terms.rules[:number], never, *terms.rules[number + 1 :]))
        same = all(told(resolve(without, answers)) == told(resolve(terms, answers)) for answers in every(terms))
        if rule.code in found.idle and not found.clashes:
            assert same


@given(tables())
def test_broken_limits_are_found_wherever_they_are(terms: Terms) -> None:
    found = analyse(terms)
    if found.clashes:
        return
    broken = any(
        (one := resolve(terms, answers)).instant == "yes" and one.promised not in (None, DAYS[1])
        for answers in every(terms)
    )
    told_so = any(one.rule == "instant_within_a_day" for one in found.badly)

    said = any(rule.promised or rule.complexity for rule in terms.rules)
    assert told_so is (broken and said)
