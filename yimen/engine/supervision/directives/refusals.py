"""How the directives say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class DirectiveUnknown(Refusal):
    """There is no such directive for this reader."""

    code: ClassVar[str] = "directives.unknown"


class NotALeader(Refusal):
    """Only the head and the deputies of the leading group, and supervision, give directives."""

    code: ClassVar[str] = "directives.not_a_leader"


class SourceUnknown(Refusal):
    """What the directive is to come from is not there."""

    code: ClassVar[str] = "directives.source_unknown"


class NotTheVerifier(Refusal):
    """Whether it is done says who raised the problem, or who gives directives; never the office that did it."""

    code: ClassVar[str] = "directives.not_the_verifier"


class GroupIncomplete(Refusal):
    """The group meets with its head and its executive deputy in office, and one of them present."""

    code: ClassVar[str] = "directives.group_incomplete"


class InTheGroup(Refusal):
    """They belong to the group already, or somebody else holds that place in it."""

    code: ClassVar[str] = "directives.in_the_group"


class ProblemDecided(Refusal):
    """The problem has been assigned or declined."""

    code: ClassVar[str] = "directives.problem_decided"


class JudgedByEffect(Refusal):
    """Whether a weakness is improved says the figure that showed it, where it was found; called off it is there too."""

    code: ClassVar[str] = "directives.judged_by_effect"
