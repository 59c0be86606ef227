"""Rules of decision table and prerequisites: something applies everywhere, never two things, nothing in a circle."""

from collections.abc import Iterator
from functools import lru_cache

from yimen.kernel.decision_table import Analysis, analyse
from yimen.kernel.publication.bases import HOUSE, QUALITY
from yimen.kernel.publication.rule import Level, Said, rule
from yimen.kernel.terms import Terms


def _with_questions(said: Said) -> bool:
    return bool(said.terms.situations or said.terms.rules)


@lru_cache(maxsize=16)
def _found(terms: Terms) -> Analysis:
    """The rules below ask the same of the same version, one after the other."""
    return analyse(terms)


@rule("rules", HOUSE, concerns=_with_questions)
def decision_table_can_be_read(said: Said) -> Iterator[str]:
    """A table with more parts than anybody could read cannot be looked over."""
    if _found(said.terms).too_wide:
        yield "rules"


@rule("rules", HOUSE, concerns=_with_questions)
def some_rule_applies_in_every_situation(said: Said) -> Iterator[str]:
    if _found(said.terms).gaps:
        yield "rules"


@rule("rules", HOUSE, concerns=_with_questions)
def rules_never_contradict_each_other(said: Said) -> Iterator[str]:
    """Two rules that apply together say the same limit and the same class."""
    clashes = _found(said.terms).clashes
    yield from dict.fromkeys(f"rules.{one.first}.{one.element}" for one in clashes)


@rule("rules", QUALITY, concerns=_with_questions)
def limits_hold_in_every_situation(said: Said) -> Iterator[str]:
    """Whatever is answered: the promise is within the statute, instant is within a day, and there are steps."""
    yield from dict.fromkeys(f"rules.{one.element}" for one in _found(said.terms).badly)


@rule("situations", HOUSE, Level.WARNS, _with_questions)
def every_question_changes_something(said: Said) -> Iterator[str]:
    """A question that changes nothing is never asked."""
    yield from (f"situations.{code}" for code in _found(said.terms).silent)


@rule("rules", HOUSE, Level.WARNS, _with_questions)
def every_rule_changes_something(said: Said) -> Iterator[str]:
    yield from (f"rules.{code}" for code in _found(said.terms).idle)


def _with_prerequisites(said: Said) -> bool:
    return bool(said.terms.service.prerequisites)


@rule("service.prerequisites", HOUSE, concerns=_with_prerequisites)
def prerequisites_are_in_force(said: Said) -> Iterator[str]:
    """Nobody can be sent to an item that was cancelled."""
    yield from (f"service.prerequisites.{code}" for code in said.facts.gone)


@rule("service.prerequisites", HOUSE, concerns=_with_prerequisites)
def prerequisites_make_no_circle(said: Said) -> Iterator[str]:
    """An item never waits for its own result."""
    yield from (f"service.prerequisites.{code}" for code in said.facts.circle)


RULES = (
    prerequisites_are_in_force,
    prerequisites_make_no_circle,
    decision_table_can_be_read,
    some_rule_applies_in_every_situation,
    rules_never_contradict_each_other,
    limits_hold_in_every_situation,
    every_question_changes_something,
    every_rule_changes_something,
)
