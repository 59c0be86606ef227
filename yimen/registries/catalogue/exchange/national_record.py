"""Asking a record of the national exchange for its elements: what was asked for, and what nobody has asked for.

Whatever cannot be understood, was cut or left out becomes a remark with the element's name; what has no place in the
catalogue is left, and told by `left`. Nothing of a record is passed over in silence but its own bookkeeping.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue.exchange.flat import SEPARATORS
from yimen.registries.catalogue.exchange.sources import told

LONGEST, LONGEST_NAME = 4000, 200
#: Numbers of persons' telephones do not belong in a catalogue.
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
#: What a record says of itself and not of the item: keys, batches, moments, the state of the source's own version.
BOOKKEEPING = re.compile(
    r"(local_codes(\..*)?|row_?guid|catalog_id|item_id|ywcode|task_state|create_date|version_date|publishdate"
    r"|cd_\w+|data_source|local_catalog_code|local_task_code)"
)
#: What the file of items says beside the terms; read by understanding.py.
OF_THE_ITEM = (
    "task_name", "task_code", "task_type", "task_version", "task_handle_item", "areacode", "dept_name", "dept_code",
)  # fmt: skip


class ElementUnread(Refusal):
    """What an element says is none of its codes, or no number: it is left open."""

    code: ClassVar[str] = "import.element_unread"
    element: str
    value: str


class ElementsLeft(Refusal):
    """Elements that the record fills and the catalogue has no place for."""

    code: ClassVar[str] = "import.elements_left"
    elements: str


class PhoneLeftOut(Refusal):
    """A person's telephone number was taken out of an element."""

    code: ClassVar[str] = "import.phone_left_out"
    element: str


class TextCut(Refusal):
    """A text was longer than its place; its end is missing."""

    code: ClassVar[str] = "import.text_cut"
    element: str
    most: int


class Asked:
    """A record, or an entry of one of its lists: its elements by name, those that were asked for, and the remarks."""

    def __init__(self, record: Mapping[str, Any], called: str = "", remarks: list[Refusal] | None = None) -> None:
        self._elements = dict(_elements(record))
        self._called, self._read = called, set[str]()
        self._entries: list[Asked] = []
        self.remarks: list[Refusal] = [] if remarks is None else remarks

    def raw(self, *names: str) -> str:
        """What the first of these elements says that says anything; others that say the same are read with it."""
        said = next((value for name in names if (value := told(self._elements.get(name)))), "")
        self._read |= {name for name in names if told(self._elements.get(name)) in ("", said)}
        return said

    def text(self, *names: str, most: int = LONGEST) -> str:
        """A text as it can be kept: without telephones of persons, no longer than its place."""
        said = self.raw(*names)
        kept = MOBILE.sub("", said)
        if kept != said:
            self.remarks.append(PhoneLeftOut(element=self._name(*names)))
        kept = _CONTROL.sub(" ", kept.replace("\r\n", "\n")).strip()
        if len(kept) > most:
            self.remarks.append(TextCut(element=self._name(*names), most=most))
        return kept[:most].strip()

    def lines(self, *names: str) -> tuple[str, ...]:
        """A text line by line."""
        return tuple(line for part in self.text(*names).split("\n") if (line := part.strip()))

    def parts(self, *names: str) -> tuple[str, ...]:
        """Names that stand in one text, with or without numbers before them."""
        said = re.split(r"[,，、；;\n]|(?<!\d)\d{1,2}[.．、]\s*", self.text(*names))
        return tuple(part for one in said if (part := one.strip()))

    def code(self, codes: Mapping[str, str], *names: str) -> str:
        """Ours for the code that the element says; empty when it says nothing or none of these."""
        said = self.raw(*names)
        if said and said not in codes:
            self.unread(said, *names)
        return codes.get(said, "")

    def codes(self, codes: Mapping[str, str], *names: str) -> tuple[str, ...]:
        """Ours for every code that the element says."""
        found = {}
        for one in SEPARATORS.split(self.raw(*names)):
            if one and one not in codes:
                self.unread(one, *names)
            elif one:
                found[codes[one]] = True
        return tuple(found)

    def whole(self, *names: str) -> int:
        """A whole number; none is 0."""
        said = self.raw(*names)
        if said and not (said.isascii() and said.isdigit() and len(said) < 10):
            self.unread(said, *names)
            return 0
        return int(said or 0)

    def entries(self, *names: str) -> Iterator["Asked"]:
        """The entries of a list; an element that is no list has none."""
        for name in names:
            listed = self._elements.get(name)
            if isinstance(listed, list | tuple):
                self._read.add(name)
                for number, one in enumerate(listed, start=1):
                    if isinstance(one, Mapping):
                        entry = Asked(one, f"{self._called}{name}[{number}].", self.remarks)
                        self._entries.append(entry)
                        yield entry
                    elif told(one):
                        self.remarks.append(ElementUnread(element=f"{name}[{number}]", value=told(one)[:40]))

    def unread(self, said: str, *names: str) -> None:
        """Remark that what the element says was not understood."""
        self.remarks.append(ElementUnread(element=self._name(*names), value=said[:40]))

    def leave(self, name: str) -> None:
        """An element that was looked at and has no place is told as left."""
        self._read.discard(name)

    def left(self) -> tuple[str, ...]:
        """The elements that say something and were not asked for, each once, entries of lists by the list's name."""
        own = (
            re.sub(r"\[\d+\]", "", self._called) + name
            for name, value in self._elements.items()
            if name not in self._read and _says(value) and not BOOKKEEPING.fullmatch(name)
        )
        inside = (name for entry in self._entries for name in entry.left())
        return tuple(dict.fromkeys((*own, *inside)))

    def _name(self, *names: str) -> str:
        return self._called + next((name for name in names if told(self._elements.get(name))), names[0])


def _says(value: Any) -> bool:
    return bool(value) if isinstance(value, list | tuple) else bool(told(value))


def _elements(record: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The elements by name; what stands inside another bears both names."""
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from _elements(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
