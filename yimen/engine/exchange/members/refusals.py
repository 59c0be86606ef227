"""How the members say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class MemberUnknown(Refusal):
    """There is no such member platform for this actor, or it is closed."""

    code: ClassVar[str] = "member.unknown"


class MemberNamedAlready(Refusal):
    """A member platform of this name is connected."""

    code: ClassVar[str] = "member.named_already"


class MemberForged(Refusal):
    """The signature is not the member's, or there is no such member; neither is told apart."""

    code: ClassVar[str] = "member.forged"


class MemberUnreadable(Refusal):
    """What came says what cannot be."""

    code: ClassVar[str] = "member.unreadable"
    field: str


class MemberOfficeTaken(Refusal):
    """The office belongs to a member already."""

    code: ClassVar[str] = "member.office_taken"
    org: str


class MemberWordUnknown(Refusal):
    """No such word waits."""

    code: ClassVar[str] = "member.word_unknown"
