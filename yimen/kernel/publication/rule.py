"""A rule of publication: its code, what it is about, how strong it is, and the law or standard it rests on."""

from collections.abc import Callable, Iterator
from dataclasses import field
from enum import StrEnum

from yimen.kernel.dictionary import Datum
from yimen.kernel.offices.integration import Flow
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldTerm, Terms


class Level(StrEnum):
    """What a broken rule does."""

    REFUSES_DRAFT = "refuses_draft"
    REFUSES_PUBLICATION = "refuses_publication"
    WARNS = "warns"


class Outcome(StrEnum):
    """What came of a rule for one version."""

    PASSED = "passed"
    FAILED = "failed"
    DOES_NOT_APPLY = "does_not_apply"
    WAIVED = "waived"


@snapshot
class Facts:
    """What the catalogue knows beside the version itself; nothing known leaves the rules that need it unasked."""

    base_code: str = ""
    implementation_code: str = ""
    theme: str = ""
    life_event: str = ""
    citizen_centre: str = "no"
    """yes: the item is handled in a citizen centre, where 2+1 links are the most."""
    held: frozenset[str] = frozenset()
    """Names of materials that the certificate library can fetch."""
    types: frozenset[str] | None = None
    """Of the types of certificate that materials name, those that an office issues; None: nobody looked."""
    checkable: frozenset[str] = frozenset()
    """Names of proofs that the office can check by itself, over the net or on the applicant's word."""
    elements: frozenset[tuple[str, str]] = frozenset()
    """Label and code of each datum that the one form already holds; a label may have several codes."""
    dictionary: frozenset[Datum] | None = None
    """Of the entries that fields stand for, those that go on or were merged into one that does; None: the city keeps
    no dictionary."""
    standing: frozenset[FieldTerm] = frozenset()
    """The fields of the version in force, as they stand there."""
    waivers: frozenset[str] = frozenset()
    """Codes of rules from which the item has a published waiver."""
    gone: tuple[str, ...] = ()
    """Codes of prerequisites that are not in force: cancelled, or never there."""
    circle: tuple[str, ...] = ()
    """Codes of prerequisites that lead back to the item itself."""
    extends_online: str = "no"
    """yes: what is in force keeps the item off the net; a version that brings it there extends online filing."""
    confirmed: frozenset[str] = frozenset()
    """What is confirmed of the item's rollout (kernel.readiness.Confirmation)."""
    same_name: tuple[str, ...] = ()
    """Codes of other items of the office with the same name."""
    standard: Terms | None = None
    """The city's standard way of the base item; None: there is none."""
    samples: frozenset[str] | None = None
    """Hashes of the version's result samples that this city holds; None: nobody looked."""
    issuer: str | None = None
    """USCC of the item's office, empty when it has none; None: nobody looked."""
    flow: Flow | None = None
    """How the department has arranged its powers of approval; None: it has no division."""


@snapshot
class Said:
    """A version as the rules look at it."""

    name: str
    kind: str
    terms: Terms
    facts: Facts = field(default_factory=Facts)


Broken = Callable[[Said], Iterator[str]]
"""The elements of a version that break a rule."""


@snapshot
class Rule:
    """One rule. `concerns` says whether it is asked of a version at all."""

    code: str
    element: str
    level: Level
    basis: str
    broken: Broken
    concerns: Callable[[Said], bool]
    waivable: str = "no"


@snapshot
class Check:
    """One rule as it was found on one element of a version."""

    rule: str
    element: str
    level: Level
    outcome: Outcome
    basis: str


@snapshot
class Fault:
    """One thing that keeps a version from being published: the element, the rule it breaks, and the rule's basis."""

    element: str
    rule: str
    basis: str = ""


def every(_: Said) -> bool:
    """The rule is asked of every version."""
    return True


def rule(
    element: str,
    basis: str,
    level: Level = Level.REFUSES_PUBLICATION,
    concerns: Callable[[Said], bool] = every,
    waivable: str = "no",
) -> Callable[[Broken], Rule]:
    """Make a rule of a small function that yields what breaks it; the function's name is the rule's code."""

    def made(broken: Broken) -> Rule:
        return Rule(broken.__name__, element, level, basis, broken, concerns, waivable)

    return made
