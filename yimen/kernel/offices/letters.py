"""Letters 授权书 item by item: decided directly 直办 or after others were heard 会办, and by which procedure."""

from collections.abc import Collection
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, named, told


class Manner(StrEnum):
    """How the holder of a letter decides an item."""

    DIRECT = "direct"
    CONSULTATIVE = "consultative"


class ExpertOpinionMissing(Refusal):
    """A technical item 技术性事项 is given to the window for direct decision only with the opinion of an expert."""

    code: ClassVar[str] = "grants.expert_opinion_missing"


class MatterOutside(Refusal):
    """A letter says how an item is decided only of an item that it covers, and once."""

    code: ClassVar[str] = "grants.matter_outside"


@snapshot
class Matter:
    """What a letter says of one item: directly or after consultation, by which procedure, on whose expert opinion."""

    item: str
    manner: Manner
    procedure: str
    technical: str = "no"
    opinion: str = ""


def sound(matters: Collection[Matter], covered: Collection[str]) -> tuple[Matter, ...]:
    """What a letter says of its items, cleaned; `covered` empty covers every item.

    Refuses with MatterOutside, ExpertOpinionMissing, NotInList, Missing or TooLong.
    """
    named_once = {one.item for one in matters}
    if len(named_once) < len(matters) or (covered and not named_once <= set(covered)):
        raise MatterOutside()
    return tuple(_sound(one) for one in matters)


def _sound(one: Matter) -> Matter:
    if one.manner not in list(Manner):
        raise NotInList(field="manner")
    if one.technical not in ("yes", "no"):
        raise NotInList(field="technical")
    opinion = told(one.opinion, "opinion", 4000)
    if one.technical == "yes" and one.manner is Manner.DIRECT and not opinion:
        raise ExpertOpinionMissing()
    return Matter(one.item, Manner(one.manner), named(one.procedure, "procedure", 500), one.technical, opinion)
