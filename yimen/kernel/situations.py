"""Situations 情形: what applies when these questions were answered like this. The one resolver of the house.

A material or field may say by itself for which answers it applies (`when`, any of them). A rule is one row of the
decision table: it applies when each question that it names was answered with one of the options it ticks. What some
rule names applies only when such a rule does (or its own `when` says so); what nothing speaks of always applies. A
question is asked only while something still depends on its answer. docs/decisions/0045.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from yimen.kernel.product_classes import PRODUCT, answer_of, chosen, class_answers
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import (
    Complexity,
    Fee,
    FieldTerm,
    MaterialTerm,
    Situation,
    SituationRule,
    StepTerm,
    Terms,
    TimeLimit,
)
from yimen.kernel.time.limit import office_minutes

Condition = Mapping[str, frozenset[str]]
"""Question -> the answers that will do; a question that is not there may have any answer."""

Options = Mapping[str, frozenset[str]]
"""Question -> all its answers, written `question:option`."""

_DEMANDING = (Complexity.SIMPLE, Complexity.GENERAL, Complexity.COMPLEX)


@snapshot
class Resolved:
    """What applies in one situation, and the rules that said so."""

    materials: tuple[MaterialTerm, ...]
    fields: tuple[FieldTerm, ...]
    steps: tuple[StepTerm, ...]
    fees: tuple[Fee, ...]
    promised: TimeLimit | None
    statutory: TimeLimit | None
    complexity: Complexity
    instant: str
    rules: tuple[SituationRule, ...]


def resolve(terms: Terms, answers: Iterable[str]) -> Resolved:
    """What applies when these answers were given; the order of answers and of rules makes no difference."""
    chosen = frozenset(answers)
    options = options_of(terms)
    rules = tuple(rule for rule in terms.rules if met(condition_of(rule.when, options), chosen))
    complexity = max((rule.complexity for rule in rules if rule.complexity), key=_DEMANDING.index, default=None)

    def applies(code: str, when: tuple[str, ...], named: frozenset[str], now: frozenset[str]) -> bool:
        return code in now or bool(chosen.intersection(when)) or (not when and code not in named)

    materials, fields = (_named(terms.rules, kind) for kind in ("materials", "fields"))
    steps, fees = (_named(terms.rules, kind) for kind in ("steps", "fees"))
    materials_now, fields_now = (_named(rules, kind) for kind in ("materials", "fields"))
    steps_now, fees_now = (_named(rules, kind) for kind in ("steps", "fees"))
    return Resolved(
        materials=tuple(one for one in terms.materials if applies(one.code, one.when, materials, materials_now)),
        fields=tuple(one for one in terms.fields if applies(one.code, one.when, fields, fields_now)),
        steps=tuple(one for one in terms.steps if applies(one.code, (), steps, steps_now)),
        fees=tuple(one for one in terms.fees if applies(one.code, (), fees, fees_now)),
        promised=_shortest([rule.promised for rule in rules if rule.promised]) or terms.promised,
        statutory=_shortest([rule.statutory for rule in rules if rule.statutory]) or terms.statutory,
        complexity=complexity or terms.complexity,
        instant=("yes" if complexity is Complexity.SIMPLE else "no") if complexity else terms.instant,
        rules=rules,
    )


def for_situation(terms: Terms, answers: Iterable[str]) -> Terms:
    """The terms as they apply to this situation: what does not apply is not asked for, now or later."""
    given = tuple(answers)
    found = resolve(terms, given)
    return replace(
        terms,
        materials=found.materials,
        fields=found.fields,
        steps=found.steps,
        fees=found.fees,
        promised=found.promised,
        statutory=found.statutory,
        complexity=found.complexity,
        instant=found.instant,
        rules=found.rules,
        classes=chosen(terms.classes, given),
    )


@snapshot
class Otherwise:
    """One thing that a newer version asks or promises otherwise in the same situation."""

    element: str
    """materials, fields, steps, fees, situations, promised or statutory."""
    what: str
    """added, removed or changed."""
    name: str


def otherwise(before: Terms, after: Terms, answers: Iterable[str]) -> tuple[Otherwise, ...]:
    """What an applicant with these answers finds otherwise in the newer terms, in the order of the page."""
    known = frozenset(answer for told in options_of(after).values() for answer in told) | class_answers(after.classes)
    given = tuple(answers)
    kept = tuple(answer for answer in given if answer in known)
    old, new = resolve(before, given), resolve(after, kept)
    found = [Otherwise("situations", "added", one.question) for one in open_questions(after, kept)]
    for element in ("fields", "materials", "steps", "fees"):
        was, now = _names(getattr(old, element)), _names(getattr(new, element))
        found += [Otherwise(element, "added", name) for key, name in now.items() if key not in was]
        found += [Otherwise(element, "removed", name) for key, name in was.items() if key not in now]
    for element in ("promised", "statutory"):
        if getattr(old, element) != getattr(new, element):
            found.append(Otherwise(element, "changed", ""))
    return tuple(found)


def _names(terms: Iterable[MaterialTerm | FieldTerm | StepTerm | Fee]) -> dict[str, str]:
    """What each is called, by its code; a fee without a code goes by its name and amount."""
    told = {}
    for term in terms:
        name = term.label if isinstance(term, FieldTerm) else term.name
        told[f"{term.code or name}:{term.fen}" if isinstance(term, Fee) else term.code] = name
    return told


def asked(terms: Terms, answers: Iterable[str]) -> tuple[Situation, ...]:
    """The questions that matter, in their order, as far as the answers to those before them tell."""
    given = {answer.partition(":")[0]: answer for answer in answers}
    effects = tuple(_effects(terms))
    known: dict[str, str] = {}
    mattering = []
    for situation in terms.situations:
        if any(_depends(effect, situation.code, known) for effect in effects):
            mattering.append(situation)
            if situation.code in given:
                known[situation.code] = given[situation.code]
    return tuple(mattering)


def counting(terms: Terms, answers: Iterable[str]) -> tuple[str, ...]:
    """The answers that count: those to questions that are asked, in the order of the questions, then the classes."""
    said = tuple(answers)
    given = {answer.partition(":")[0]: answer for answer in said}
    to_questions = tuple(given[one.code] for one in asked(terms, given.values()) if one.code in given)
    return to_questions + tuple(map(answer_of, chosen(terms.classes, said)))


def open_questions(terms: Terms, answers: Iterable[str]) -> tuple[Situation, ...]:
    """The questions that matter and have no answer yet; the first is the one to ask next."""
    given = tuple(answers)
    answered = {answer.partition(":")[0] for answer in given}
    return tuple(one for one in asked(terms, given) if one.code not in answered)


def options_of(terms: Terms) -> Options:
    """Every question with all its answers."""
    return {one.code: frozenset(f"{one.code}:{option.code}" for option in one.options) for one in terms.situations}


def condition_of(when: Iterable[str], options: Options) -> Condition:
    """The condition of a rule; a question of which every option is ticked does not matter to it."""
    named: dict[str, set[str]] = {}
    for answer in when:
        named.setdefault(answer.partition(":")[0], set()).add(answer)
    return {code: frozenset(told) for code, told in named.items() if code not in options or not options[code] <= told}


def met(condition: Condition, chosen: frozenset[str]) -> bool:
    """Each question that the condition names has one of its answers."""
    return all(told & chosen for told in condition.values())


def ways_to(terms: Terms, kind: str, options: Options) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Each material, field, step or fee that applies only sometimes: its code, and the conditions; one will do."""
    for term in getattr(terms, kind):
        own = own_ways(term)
        by_rules = tuple(condition_of(rule.when, options) for rule in terms.rules if term.code in getattr(rule, kind))
        if own or by_rules:
            yield term.code, (*own, *by_rules)


def own_ways(term: object) -> tuple[Condition, ...]:
    """What a term says of itself: any of its answers will do, one condition per question."""
    when: tuple[str, ...] = getattr(term, "when", ())
    codes = dict.fromkeys(answer.partition(":")[0] for answer in when)
    return tuple({code: frozenset(answer for answer in when if answer.partition(":")[0] == code)} for code in codes)


def together(ways: Sequence[Condition], others: Sequence[Condition]) -> bool:
    """Whether some answers make both apply: of each, one way that does not shut the other's out."""
    return any(_compatible(one, other) for one in ways for other in others)


def _compatible(one: Condition, other: Condition) -> bool:
    """Each question that both name has an answer that does for both; several product classes go together."""
    return all(code == PRODUCT or told & other[code] for code, told in one.items() if code in other)


def _effects(terms: Terms) -> Iterator[tuple[Condition, ...]]:
    """Everything that depends on answers, each as the conditions of which one will do."""
    options = options_of(terms)
    for kind in ("materials", "fields", "steps", "fees"):
        for _, ways in ways_to(terms, kind, options):
            yield ways
    for rule in terms.rules:
        if rule.promised or rule.statutory or rule.complexity:
            yield (condition_of(rule.when, options),)


def _depends(ways: Sequence[Condition], code: str, known: Mapping[str, str]) -> bool:
    """Whether something is still undecided that the answer to this question may decide."""
    chosen = frozenset(known.values())
    if any(met(way, chosen) for way in ways):
        return False
    return any(code in way and _possible(way, known) for way in ways)


def _possible(way: Condition, known: Mapping[str, str]) -> bool:
    return all(known[code] in told for code, told in way.items() if code in known)


def _named(rules: Iterable[SituationRule], kind: str) -> frozenset[str]:
    return frozenset(code for rule in rules for code in getattr(rule, kind))


def _shortest(limits: Sequence[TimeLimit]) -> TimeLimit | None:
    """Two limits at once are not published; a draft that says two is read in favour of the applicant."""
    return min(limits, key=_length, default=None)


def _length(limit: TimeLimit) -> tuple[Decimal, str]:
    return office_minutes(limit.amount, limit.unit), limit.unit
