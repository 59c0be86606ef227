"""Elements that can be said for many items at once: which there are, and how one that was said reads."""

from collections.abc import Iterator, Mapping
from typing import Any

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.restating import NOT_FOR_MANY
from yimen.threshold.elements.kinds import Control, Element, Group, Listed
from yimen.threshold.elements.reading import shown
from yimen.threshold.elements.table import GROUPS
from yimen.threshold.language import told

#: What is tied to the records or situations of one item.
_OF_ONE_ITEM = frozenset({Control.WHEN, Control.DEFECTS, Control.FILE})
_CODES = NOT_FOR_MANY | {"library", "element"}
BETWEEN = ":"


@snapshot
class ForMany:
    """An element of the version itself, or of the records of a list."""

    element: Element
    listed: Listed | None = None

    @property
    def key(self) -> str:
        """How it is named in an address."""
        return f"{self.listed.path}{BETWEEN}{self.element.path}" if self.listed else self.element.path

    @property
    def called(self) -> str:
        """Its name in the reader's language."""
        own = told(self.element.label)
        return told("{list}：{element}", list=told(self.listed.label), element=own) if self.listed else own


def offered() -> Iterator[tuple[Group, tuple[ForMany, ...]]]:
    """Every element that can be said for many, group by group."""
    for group in GROUPS:
        if found := tuple(_of(group)):
            yield group, found


def for_many(key: str) -> ForMany | None:
    """The element of this key."""
    return next((one for _, found in offered() for one in found if one.key == key), None)


def said(asked: Mapping[str, Any]) -> tuple[str, str]:
    """A restatement in words: what is said anew, and what it says from now on."""
    listed, path = asked["listed"], asked["path"]
    one = for_many(f"{listed}{BETWEEN}{path}" if listed else path)
    if one is None:
        return path, str(asked["value"])
    called = told("{element}（{record}）", element=one.called, record=asked["record"]) if listed else one.called
    return called, value_said(asked, asked["value"])


def value_said(asked: Mapping[str, Any], value: Any) -> str:
    """A value of the element in words, as it was before or is to be."""
    one = for_many(f"{asked['listed']}{BETWEEN}{asked['path']}" if asked["listed"] else asked["path"])
    return (str(value) if one is None else shown(one.element, value)) or told("没有填")


def _of(group: Group) -> Iterator[ForMany]:
    for element in group.elements:
        if _is_for_many(element):
            yield ForMany(element)
    for listed in group.lists:
        for element in listed.elements:
            if _is_for_many(element) and element.path != listed.title:
                yield ForMany(element, listed)


def _is_for_many(element: Element) -> bool:
    return element.control not in _OF_ONE_ITEM and element.path not in _CODES
