"""How the reform plans say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ReformPlanUnknown(Refusal):
    """There is no such plan, or it is none of yours."""

    code: ClassVar[str] = "reforms.unknown"


class ReformPlanOpen(Refusal):
    """The office has a plan on its way; it is revised or withdrawn before another is submitted."""

    code: ClassVar[str] = "reforms.open"


class NothingNew(Refusal):
    """The next version says the same as the one before."""

    code: ClassVar[str] = "reforms.nothing_new"
