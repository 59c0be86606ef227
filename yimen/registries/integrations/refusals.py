"""How the integration of departments says no, beyond what the kernel's rules refuse."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class NotYourDepartment(Refusal):
    """Only the head of the department and who leads the reform arrange how it shares its approvals."""

    code: ClassVar[str] = "integrations.not_your_department"


@dataclass(eq=False)
class SectionOfAnother(Refusal):
    """A section, or an item, belongs to another department."""

    code: ClassVar[str] = "integrations.of_another"


@dataclass(eq=False)
class DivisionMissing(Refusal):
    """The department has no approval division on that day."""

    code: ClassVar[str] = "integrations.no_division"


@dataclass(eq=False)
class NotSettled(Refusal):
    """The department has not settled by which model it shares its approvals."""

    code: ClassVar[str] = "integrations.not_settled"
