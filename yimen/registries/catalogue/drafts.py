"""What a draft says, and what a foreign catalogue tells of an item."""

from dataclasses import dataclass

from yimen.kernel.terms import Terms


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft says: everything of a version but its number and its time."""

    name: str
    kind: str
    terms: Terms
    theme: str = ""
    life_event: str = ""


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """An item as a foreign catalogue tells it. `terms` is None when the source lists names and codes only."""

    source: str
    local_code: str
    name: str
    kind: str
    main_item: str = ""
    base_code: str = ""
    implementation_code: str = ""
    terms: Terms | None = None
