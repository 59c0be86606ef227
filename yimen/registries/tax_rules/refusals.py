"""How the tax rules say no, beyond what the kernel refuses."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class TaxRuleEntered(Refusal):
    """A rule of this code is in force in those days; it is ended first."""

    code: ClassVar[str] = "taxrules.entered"


@dataclass(eq=False)
class OwnTaxRule(Refusal):
    """Whoever entered a rule does not levy under it."""

    code: ClassVar[str] = "taxrules.own_rule"
    rules: str


@dataclass(eq=False)
class WithdrawnByAnother(Refusal):
    """Whoever entered a rule does not withdraw it."""

    code: ClassVar[str] = "taxrules.withdrawn_by_another"


@dataclass(eq=False)
class TaxRuleUnknown(Refusal):
    """There is no such rule of one's own bureau in force."""

    code: ClassVar[str] = "taxrules.unknown"
