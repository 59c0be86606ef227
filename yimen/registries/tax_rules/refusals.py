"""How the tax rules say no, beyond what the kernel refuses."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TaxRuleEntered(Refusal):
    """A rule of this code is in force in those days; it is ended first."""

    code: ClassVar[str] = "taxrules.entered"


class OwnTaxRule(Refusal):
    """Whoever entered a rule does not levy under it."""

    code: ClassVar[str] = "taxrules.own_rule"
    rules: str


class WithdrawnByAnother(Refusal):
    """Whoever entered a rule does not withdraw it."""

    code: ClassVar[str] = "taxrules.withdrawn_by_another"


class TaxRuleUnknown(Refusal):
    """There is no such rule of one's own bureau in force."""

    code: ClassVar[str] = "taxrules.unknown"
