"""The decision table as a form: what was typed becomes questions and rules, and each button changes one thing of them.

Codes are made here and never shown: a clerk sees questions, options and ticks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.http import QueryDict

from yimen.kernel.decision_table import KINDS, Room
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity, Option, Situation, SituationRule, Terms, TimeLimit
from yimen.kernel.time.limit import UNIT_MINUTES

MOST_QUESTIONS, MOST_OPTIONS, MOST_RULES = 30, 30, 100
LONGEST = 200

T = TypeVar("T")


@snapshot
class Typed:
    """The table as it stands on the page, saved or not, and the limits that could not be read."""

    situations: tuple[Situation, ...]
    rules: tuple[SituationRule, ...]
    unread: tuple[str, ...] = ()

    def within(self, terms: Terms) -> Terms:
        """The terms of the draft with this table."""
        return replace(terms, situations=self.situations, rules=self.rules)


def typed_of(terms: Terms) -> Typed:
    return Typed(terms.situations, terms.rules)


def read(form: QueryDict) -> Typed:
    """What was typed; what is no number of a limit is told, and the limit is left open."""
    unread: list[str] = []
    situations = tuple(_question(form, at) for at in range(MOST_QUESTIONS) if f"q-{at}-code" in form)
    rules = tuple(_rule(form, at, unread) for at in range(MOST_RULES) if f"r-{at}-code" in form)
    return Typed(situations, rules, tuple(unread))


def _question(form: QueryDict, at: int) -> Situation:
    options = tuple(
        Option(_code(form, f"o-{at}-{number}-code"), form.get(f"o-{at}-{number}-label", "").strip()[:LONGEST])
        for number in range(MOST_OPTIONS)
        if f"o-{at}-{number}-code" in form
    )
    return Situation(_code(form, f"q-{at}-code"), form.get(f"q-{at}-text", "").strip()[:LONGEST], options)


def _rule(form: QueryDict, at: int, unread: list[str]) -> SituationRule:
    named = {kind: tuple(form.getlist(f"r-{at}-{kind}")) for kind in KINDS}
    complexity = form.get(f"r-{at}-complexity", "")
    return SituationRule(
        _code(form, f"r-{at}-code"),
        tuple(form.getlist(f"r-{at}-when")),
        **named,
        promised=_limit(form, f"r-{at}-promised", unread),
        statutory=_limit(form, f"r-{at}-statutory", unread),
        complexity=Complexity(complexity) if complexity in set(Complexity) else None,
    )


def _code(form: QueryDict, name: str) -> str:
    return form.get(name, "")[:40]


def _limit(form: QueryDict, name: str, unread: list[str]) -> TimeLimit | None:
    amount, unit = form.get(f"{name}-amount", "").strip(), form.get(f"{name}-unit", "")
    if not amount:
        return None
    try:
        number = Decimal(amount)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or not 0 < number < 100_000 or unit not in UNIT_MINUTES:
        unread.append(name)
        return None
    return TimeLimit(number, unit)


def pressed(table: Typed, button: str, gaps: Sequence[Room] = ()) -> Typed:
    """The table after one button: `act`, or `act:question`, `act:question:option`, `act:rule`, by their numbers."""
    act, *rest = button.split(":")
    numbers = [int(one) for one in rest if one.isascii() and one.isdigit() and len(one) < 4]
    if act not in _ACTS or len(numbers) != len(rest) or len(numbers) != _NUMBERS[act]:
        return table
    try:
        return _ACTS[act](table, gaps, *numbers)
    except IndexError:
        return table


def _add_question(table: Typed, gaps: Sequence[Room]) -> Typed:
    if len(table.situations) >= MOST_QUESTIONS:
        return table
    code = _free("q", (one.code for one in table.situations))
    new = Situation(code, "", (Option("o1", ""), Option("o2", "")))
    return replace(table, situations=(*table.situations, new))


def _add_option(table: Typed, gaps: Sequence[Room], at: int) -> Typed:
    one = table.situations[at]
    if len(one.options) >= MOST_OPTIONS:
        return table
    options = (*one.options, Option(_free("o", (option.code for option in one.options)), ""))
    return _with_question(table, at, replace(one, options=options))


def _drop_question(table: Typed, gaps: Sequence[Room], at: int) -> Typed:
    gone = f"{table.situations[at].code}:"
    kept = (*table.situations[:at], *table.situations[at + 1 :])
    return replace(table, situations=kept, rules=_without(table.rules, lambda answer: answer.startswith(gone)))


def _drop_option(table: Typed, gaps: Sequence[Room], at: int, number: int) -> Typed:
    one = table.situations[at]
    gone = f"{one.code}:{one.options[number].code}"
    options = (*one.options[:number], *one.options[number + 1 :])
    rules = _without(table.rules, lambda answer: answer == gone)
    return _with_question(replace(table, rules=rules), at, replace(one, options=options))


def _add_rule(table: Typed, gaps: Sequence[Room]) -> Typed:
    return _with_rule(table, ())


def _fill(table: Typed, gaps: Sequence[Room], at: int) -> Typed:
    """One row for the combination in which nothing applies yet."""
    return _with_rule(table, tuple(answer for told in gaps[at].values() for answer in sorted(told)))


def _with_rule(table: Typed, when: tuple[str, ...]) -> Typed:
    if len(table.rules) >= MOST_RULES:
        return table
    return replace(table, rules=(*table.rules, SituationRule(_free("r", (one.code for one in table.rules)), when)))


def _drop_rule(table: Typed, gaps: Sequence[Room], at: int) -> Typed:
    if at >= len(table.rules):
        raise IndexError
    return replace(table, rules=(*table.rules[:at], *table.rules[at + 1 :]))


def _up_question(table: Typed, gaps: Sequence[Room], at: int) -> Typed:
    return replace(table, situations=_raised(table.situations, at))


def _up_rule(table: Typed, gaps: Sequence[Room], at: int) -> Typed:
    return replace(table, rules=_raised(table.rules, at))


def _raised(things: tuple[T, ...], at: int) -> tuple[T, ...]:
    if not 0 < at < len(things):
        return things
    return (*things[: at - 1], things[at], things[at - 1], *things[at + 1 :])


def _with_question(table: Typed, at: int, one: Situation) -> Typed:
    return replace(table, situations=(*table.situations[:at], one, *table.situations[at + 1 :]))


def _without(rules: Sequence[SituationRule], gone: Callable[[str], bool]) -> tuple[SituationRule, ...]:
    """Rules without the answers that are gone; one that only spoke of them speaks of nothing and goes too."""
    kept = []
    for rule in rules:
        when = tuple(answer for answer in rule.when if not gone(answer))
        if when or not rule.when:
            kept.append(replace(rule, when=when))
    return tuple(kept)


def _free(letter: str, used: object) -> str:
    taken = set(used)  # type: ignore[call-overload]
    return next(code for number in range(1, 1000) if (code := f"{letter}{number}") not in taken)


_ACTS: Mapping[str, Callable[..., Typed]] = {
    "add_question": _add_question,
    "add_option": _add_option,
    "drop_question": _drop_question,
    "drop_option": _drop_option,
    "up_question": _up_question,
    "add_rule": _add_rule,
    "fill": _fill,
    "drop_rule": _drop_rule,
    "up_rule": _up_rule,
}
_NUMBERS = {
    "add_question": 0,
    "add_option": 1,
    "drop_question": 1,
    "drop_option": 2,
    "up_question": 1,
    "add_rule": 0,
    "fill": 1,
    "drop_rule": 1,
    "up_rule": 1,
}
