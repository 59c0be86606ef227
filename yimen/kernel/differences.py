"""Differences: what one version says otherwise than another, element by element.

Pure, and complete by construction: it walks the types themselves, so that an element added to them later is compared
without a line here. Lists are compared by what names their entries (a code, a name), not by their place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from yimen.kernel.elements import Intermediary, Remedy, ResultTerm, Service, WindowTerm
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import CertificateTerm, Fee, LegalBasis, Question, SpecialProcedure, Terms

#: What names an entry of a list when it has no code.
KEYS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        CertificateTerm: ("name", "type_code"),
        Fee: ("name",),
        LegalBasis: ("law", "article"),
        Question: ("question",),
        SpecialProcedure: ("ground",),
        WindowTerm: ("name",),
        ResultTerm: ("name",),
        Remedy: ("kind", "body"),
        Intermediary: ("code",),
    }
)
#: Elements that bind somebody. A correction of a slip of the pen leaves them as they are.
SUBSTANCE = frozenset(
    {
        "kind", "statutory", "promised", "complexity", "instant", "audience", "conditions", "materials.necessity",
        "materials.when", "fields.required", "fields.when", "situations.options", "steps.limit", "steps.presence",
        "fees.fen", "certificate", "commitment", "trips", "rules", "special_procedures", "classes",
        "materials.promised", "review_points",
    }
)  # fmt: skip


class What(StrEnum):
    """What became of an element."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@snapshot
class Difference:
    """One thing that is otherwise: which element, which entry of it, which part of the entry, before and after."""

    element: str
    """The element of the version: `promised`, `materials`, `service.windows`."""
    entry: str
    """What names the entry of a list: a code or a name; empty: the element is no list, or the entry is its text."""
    part: str
    """The part of the entry that differs; empty: the element or the entry as a whole."""
    what: What
    before: Any = None
    after: Any = None
    title: str = ""
    """What people call the entry: the name of the material, the text of the question."""

    @property
    def path(self) -> str:
        """Element and part, as SUBSTANCE and the words name them."""
        return f"{self.element}.{self.part}" if self.part else self.element


@snapshot
class Said:
    """Everything that two versions are compared by."""

    name: str
    kind: str
    theme: str
    life_event: str
    terms: Terms


def differences(before: Said, after: Said) -> tuple[Difference, ...]:
    """What `after` says otherwise than `before`, in the order of the guide; nothing when they are equal."""
    return tuple(_of_whole(before, after))


def substantial(found: Iterable[Difference]) -> Iterator[Difference]:
    """Those that bind somebody: no slip of the pen."""
    for one in found:
        whole_entry = one.what in (What.ADDED, What.REMOVED) and one.element in _LISTS
        if whole_entry or one.path in SUBSTANCE or one.element in SUBSTANCE:
            yield one


#: Lists whose entries bind: one more or one less is no slip of the pen.
_LISTS = frozenset({"materials", "fields", "situations", "steps", "fees", "classes"})


def _of_whole(before: Said, after: Said) -> Iterator[Difference]:
    for name in ("name", "kind", "theme", "life_event"):
        yield from _of_value(name, "", "", getattr(before, name), getattr(after, name))
    yield from _of_fields("", before.terms, after.terms)


def _of_fields(prefix: str, before: Any, after: Any) -> Iterator[Difference]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if isinstance(old, Service):
            yield from _of_fields(f"{field.name}.", old, new)
        elif isinstance(old, tuple):
            yield from _of_list(f"{prefix}{field.name}", "", old, new)
        else:
            yield from _of_value(f"{prefix}{field.name}", "", "", old, new)


def _of_value(element: str, entry: str, part: str, old: Any, new: Any) -> Iterator[Difference]:
    if old != new:
        nothing_before, nothing_after = old in (None, ""), new in (None, "")
        what = What.ADDED if nothing_before else What.REMOVED if nothing_after else What.CHANGED
        yield Difference(element, entry, part, what, old, new)


def _of_list(element: str, within: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    if old == new:
        return
    before, after = _named(old), _named(new)
    for name, value in before.items():
        if name not in after:
            yield Difference(element, _within(within, name), "", What.REMOVED, value, None, title(value))
    for name, value in after.items():
        if name not in before:
            yield Difference(element, _within(within, name), "", What.ADDED, None, value, title(value))
        elif is_dataclass(value):
            yield from _of_entry(element, _within(within, name), before[name], value)
    kept_before, kept_after = [n for n in before if n in after], [n for n in after if n in before]
    if kept_before != kept_after:
        yield Difference(element, within, "", What.REORDERED, tuple(kept_before), tuple(kept_after))


def _of_entry(element: str, entry: str, old: Any, new: Any) -> Iterator[Difference]:
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        for one in _of_value(element, entry, field.name, before, after):
            yield replace(one, title=title(new))


def _named(entries: Sequence[Any]) -> Mapping[str, Any]:
    """Entries by what names them; one named like an earlier one gets its number, so that none is lost."""
    named: dict[str, Any] = {}
    for value in entries:
        name = _name(value)
        at, number = name, 1
        while at in named:
            number += 1
            at = f"{name} #{number}"
        named[at] = value
    return named


def _name(value: Any) -> str:
    if not is_dataclass(value):
        return str(value)
    keys = KEYS.get(type(value), ("code",))
    return " ".join(str(getattr(value, key)) for key in keys)


def title(value: Any) -> str:
    """What people call an entry of a list."""
    if not is_dataclass(value):
        return str(value)
    named = (str(getattr(value, name)) for name in ("name", "label", "question", "law") if hasattr(value, name))
    return next((text for text in named if text), _name(value))


def _within(within: str, name: str) -> str:
    return f"{within} {name}".strip()
