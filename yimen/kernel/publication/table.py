"""The table of all rules, in the order of the guide, and what comes of holding a version against it."""

from collections.abc import Iterable, Iterator

from yimen.kernel.publication import division, limits, materials, situations, telling, texts, way, wellformed
from yimen.kernel.publication.rule import Check, Facts, Fault, Level, Outcome, Rule, Said
from yimen.kernel.terms import Terms

RULES: tuple[Rule, ...] = (
    *texts.RULES,
    *wellformed.RULES,
    *telling.RULES,
    *limits.RULES,
    *materials.RULES,
    *way.RULES,
    *division.RULES,
    *situations.RULES,
)
WAIVABLE = frozenset(rule.code for rule in RULES if rule.waivable == "yes")
"""Codes of the rules that a published waiver lifts for an item."""
NOTHING_KNOWN = Facts()


def checks(name: str, kind: str, terms: Terms, facts: Facts = NOTHING_KNOWN) -> tuple[Check, ...]:
    """Every rule as it was found: passed and not asked once, failed once for each element that breaks it."""
    said = Said(name, kind, terms, facts)
    return tuple(check for rule in RULES for check in _held_against(rule, said))


def faults(name: str, kind: str, terms: Terms, facts: Facts = NOTHING_KNOWN) -> tuple[Fault, ...]:
    """Everything that keeps a version from being published, in the order of the table; none: it may be."""
    return broken(checks(name, kind, terms, facts))


def broken(held: Iterable[Check]) -> tuple[Fault, ...]:
    """What of all that was found keeps the version from being published."""
    return tuple(
        Fault(check.element, check.rule, check.basis)
        for check in held
        if check.outcome is Outcome.FAILED and check.level is not Level.WARNS
    )


def warnings(name: str, kind: str, terms: Terms, facts: Facts = NOTHING_KNOWN) -> tuple[Fault, ...]:
    """What may be published and had better be mended."""
    return tuple(
        Fault(check.element, check.rule, check.basis)
        for check in checks(name, kind, terms, facts)
        if check.outcome is Outcome.FAILED and check.level is Level.WARNS
    )


def _held_against(rule: Rule, said: Said) -> Iterator[Check]:
    if not rule.concerns(said):
        yield _check(rule, rule.element, Outcome.DOES_NOT_APPLY)
        return
    broken = tuple(rule.broken(said))
    waived = rule.waivable == "yes" and rule.code in said.facts.waivers
    for element in broken:
        yield _check(rule, element, Outcome.WAIVED if waived else Outcome.FAILED)
    if not broken:
        yield _check(rule, rule.element, Outcome.PASSED)


def _check(rule: Rule, element: str, outcome: Outcome) -> Check:
    return Check(rule.code, element, rule.level, outcome, rule.basis)
