"""What a draft says, why the catalogue is changed, and what a foreign catalogue tells of an item."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from yimen.kernel.change_life import ChangeKind
from yimen.kernel.differences import Said
from yimen.kernel.evidence import canonical
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import canonical_terms


@snapshot
class Draft:
    """What a draft says: everything of a version but its number and its time."""

    name: str
    kind: str
    terms: Terms
    theme: str = ""
    life_event: str = ""

    @property
    def said(self) -> Said:
        """The draft as the kernel compares versions."""
        return Said(self.name, self.kind, self.theme, self.life_event, self.terms)


class Removal(StrEnum):
    """Why a material is not asked for any more."""

    SHARED = "shared"
    CANCELLED = "cancelled"
    MERGED = "merged"
    COMMITTED = "committed"


@snapshot
class Removed:
    """A material that a new version does not ask for, and why."""

    material: str
    why: Removal


@snapshot
class Grounds:
    """Why and on what basis the catalogue is changed: the change request without the text itself."""

    kind: ChangeKind
    reason: str
    basis: str
    """The document or provision it rests on."""
    round: str = ""
    """Ref of the reform round it belongs to; empty: none."""
    batch: str = ""
    """The document of the batch in which it is decided."""
    counterpart: str = ""
    """Who gets the item, or from whom it is taken over."""
    into: str = ""
    """Ref of the item it is merged into."""
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True)
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
    ref: str = ""
    """The item's own ref, when the file was written by this very city."""
    theme: str | None = None
    life_event: str | None = None
    """None: the source does not say, and what the desk has chosen stays."""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Guides in other languages, by the Chinese words of their passages; what is not told here stays as it is."""

    def digest(self, office_ref: str) -> bytes:
        """What the source said, so that the same said again is known without opening the item."""
        told: dict[str, object] = {
            "office": office_ref, "code": self.local_code, "name": self.name, "kind": self.kind,
            "main": self.main_item, "base": self.base_code, "implementation": self.implementation_code,
            "terms": None,
        }  # fmt: skip
        if self.theme is not None:
            told |= {"theme": self.theme, "life_event": self.life_event}
        if self.texts:
            told |= {"texts": self.texts}
        # A quote inside a text is written with a stroke before it, so this place is found nowhere else.
        return hashlib.sha256(
            canonical(told).replace(b'"terms":null', b'"terms":' + (self.canonical or b"null"))
        ).digest()

    @cached_property
    def canonical(self) -> bytes:
        """The terms as they are stored and hashed, worked out once for all who ask; empty without terms."""
        return canonical_terms(self.terms) if self.terms else b""

    def over(self, before: Draft | None) -> Draft:
        """The draft as the source has it, over what stood there before."""
        main = (self.main_item,) if self.main_item and self.main_item != self.name else ()
        terms = self.terms or (before.terms if before else Terms(keywords=main))
        theme = (before.theme if before else "") if self.theme is None else self.theme
        event = (before.life_event if before else "") if self.life_event is None else self.life_event
        return Draft(self.name, self.kind, terms, theme, event)


@snapshot
class VersionDrafted:
    ref: str
    number: int
