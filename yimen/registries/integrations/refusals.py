"""How the integration of departments says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotYourDepartment(Refusal):
    """Only the head of the department and who leads the reform arrange how it shares its approvals."""

    code: ClassVar[str] = "integrations.not_your_department"


class SectionOfAnother(Refusal):
    """A section, or an item, belongs to another department."""

    code: ClassVar[str] = "integrations.of_another"


class DivisionMissing(Refusal):
    """The department has no approval division on that day."""

    code: ClassVar[str] = "integrations.no_division"


class NotSettled(Refusal):
    """The department has not settled by which model it shares its approvals."""

    code: ClassVar[str] = "integrations.not_settled"
