"""How the joint approval says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class JointUnknown(Refusal):
    """There is no joint approval of this case for this actor."""

    code: ClassVar[str] = "joint.unknown"
    ref: str


class OpinionUnknown(Refusal):
    """There is no such opinion for this actor."""

    code: ClassVar[str] = "joint.opinion_unknown"
    ref: str


class NotParallel(Refusal):
    """The item had no settled rules of a joint approval when the case was received."""

    code: ClassVar[str] = "joint.not_parallel"


class JointBegun(Refusal):
    """The joint approval of this case has begun already."""

    code: ClassVar[str] = "joint.begun"


class OpinionAsked(Refusal):
    """This office is asked for the same work already, or the approval has as many opinions as it may have."""

    code: ClassVar[str] = "joint.opinion_asked"


class OfficeUnknown(Refusal):
    """There is no such office in force."""

    code: ClassVar[str] = "joint.office_unknown"


class MaterialUnknown(Refusal):
    """An opinion uses materials of the case, and no others."""

    code: ClassVar[str] = "joint.material_unknown"
    material: str


class DisagreementWaits(Refusal):
    """A disagreement waits for its approver: nothing else is said meanwhile, and the lead does not withdraw it."""

    code: ClassVar[str] = "joint.disagreement_waits"


class NoDisagreement(Refusal):
    """There is no disagreement here that waits for this actor."""

    code: ClassVar[str] = "joint.no_disagreement"


class OwnDisagreement(Refusal):
    """Who proposed a disagreement does not confirm it."""

    code: ClassVar[str] = "joint.own_disagreement"


class LastOpinion(Refusal):
    """A joint approval without anybody's opinion would be none."""

    code: ClassVar[str] = "joint.last_opinion"


class AnsweredByWork(Refusal):
    """This opinion is given by doing the work: the taxes worked out, the plan drawn."""

    code: ClassVar[str] = "joint.answered_by_work"
