"""How the project models say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ModelWithoutStages(Refusal):
    """A model has stages, each with items that are asked for together."""

    code: ClassVar[str] = "staging.without_stages"
    most: int


class GroupsUneven(Refusal):
    """The parallel groups of a stage are counted from one, without a gap."""

    code: ClassVar[str] = "staging.groups_uneven"
    stage: str


class ItemTwice(Refusal):
    """An item stands in one stage of a model."""

    code: ClassVar[str] = "staging.item_twice"
    item: str


class SittingOfOne(Refusal):
    """A joint sitting is of two offices or more, and of each kind once in a stage."""

    code: ClassVar[str] = "staging.sitting_of_one"


class ModelNotLater(Refusal):
    """A new version holds from a later day than the one before."""

    code: ClassVar[str] = "staging.not_later"


class SimplifiedEntered(Refusal):
    """The class or the project is on the list already."""

    code: ClassVar[str] = "staging.simplified_entered"
