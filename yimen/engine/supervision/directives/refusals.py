"""How the directives say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class DirectiveUnknown(Refusal):
    """There is no such directive for this reader."""

    code: ClassVar[str] = "directives.unknown"


@dataclass(eq=False)
class NotALeader(Refusal):
    """Only the head and the deputies of the leading group, and supervision, give directives."""

    code: ClassVar[str] = "directives.not_a_leader"


@dataclass(eq=False)
class SourceUnknown(Refusal):
    """What the directive is to come from is not there."""

    code: ClassVar[str] = "directives.source_unknown"


@dataclass(eq=False)
class NotTheVerifier(Refusal):
    """Whether it is done says who raised the problem, or who gives directives; never the office that did it."""

    code: ClassVar[str] = "directives.not_the_verifier"


@dataclass(eq=False)
class GroupIncomplete(Refusal):
    """The group meets with its head and its executive deputy in office, and one of them present."""

    code: ClassVar[str] = "directives.group_incomplete"


@dataclass(eq=False)
class InTheGroup(Refusal):
    """They belong to the group already, or somebody else holds that place in it."""

    code: ClassVar[str] = "directives.in_the_group"


@dataclass(eq=False)
class ProblemDecided(Refusal):
    """The problem has been assigned or declined."""

    code: ClassVar[str] = "directives.problem_decided"
