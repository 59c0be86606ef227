"""How elements look on the editor's pages: the control, what the version in force says, the fault."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.threshold.elements.document import Document, value_at
from yimen.threshold.elements.kinds import Control, Element, Group, Listed
from yimen.threshold.elements.names import UNIT_NAMES
from yimen.threshold.elements.reading import AMOUNT, THERE, UNIT, place_of, shown, spelled, was_asked
from yimen.threshold.language import language, told
from yimen.threshold.sentences import sentence


@snapshot
class Drawn:
    """An element as it stands on the page."""

    element: Element
    name: str
    value: str
    amount: str
    unit: str
    chosen: frozenset[str]
    choices: tuple[tuple[str, str], ...]
    was: str
    """What the version in force says, when that is something else."""
    error: str
    fault: str
    """The first rule of publication that the element breaks; a draft may say so all the same."""

    @property
    def there(self) -> str:
        """The name of the mark that says the boxes were on the form."""
        return THERE + self.name

    @property
    def described(self) -> str:
        ids = (("hint", self.element.hint), ("law", self.element.law))
        return " ".join([*(f"f-{self.name}-{part}" for part, there in ids if there), f"f-{self.name}-about"])


@snapshot
class RecordLine:
    """A record in the table of its list."""

    number: int
    title: str
    cells: tuple[str, ...]
    fault: str
    """The sentence of the first rule that the record breaks."""


@snapshot
class Mark:
    """A group in the rail, with what is done and what is missing."""

    group: Group
    look: str
    symbol: str
    words: str


def drawn(
    elements: Sequence[Element],
    said: Document,
    situations: Sequence[Mapping[str, Any]],
    typed: QueryDict | None = None,
    refused: Mapping[str, Refusal] | None = None,
    before: Document | None = None,
    faults: Mapping[str, str] | None = None,
) -> tuple[Drawn, ...]:
    """The elements of a form: as they are stored, or as they were typed when the form comes back."""
    called = {place.removeprefix("service."): words for place, words in (faults or {}).items()}
    return tuple(
        replace(_drawn(one, said, situations, typed, refused or {}, before), fault=called.get(_bare(one), ""))
        for one in elements
        if one.control is not Control.FILE
    )


def _bare(element: Element) -> str:
    return element.path.removeprefix("service.").removesuffix(".name")


def _drawn(
    element: Element,
    said: Document,
    situations: Sequence[Mapping[str, Any]],
    typed: QueryDict | None,
    refused: Mapping[str, Refusal],
    before: Document | None,
) -> Drawn:
    name, value = place_of(element), value_at(said, element.path)
    limit = value if element.control is Control.LIMIT and value else {}
    words, amount, unit = spelled(element, value), str(limit.get("amount", "")), str(limit.get("unit", "working_day"))
    chosen = frozenset(value or ()) if element.control in (Control.CHOICES, Control.WHEN) else frozenset[str]()
    if typed is not None and was_asked(element, typed):
        words, amount = typed.get(name, ""), typed.get(name + AMOUNT, "")
        unit, chosen = typed.get(name + UNIT, unit), frozenset(typed.getlist(name))
    was = "" if before is None else shown(element, value_at(before, element.path))
    return Drawn(
        element,
        name,
        words,
        amount,
        unit,
        chosen,
        tuple(_choices(element, situations)),
        was if before is not None and was != shown(element, value) else "",
        sentence(refused[name], language()) if name in refused else "",
        "",
    )


def _choices(element: Element, situations: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    if element.control is Control.WHEN:
        for one in situations:
            for option in one["options"]:
                yield f"{one['code']}:{option['code']}", f"{one['question']} {option['label']}"
    elif element.control is Control.LIMIT:
        yield from ((code, told(words)) for code, words in UNIT_NAMES.items())
    else:
        yield from ((code, told(words)) for code, words in element.choices.items())


def records(listed: Listed, document: Document, faults: Mapping[str, str]) -> tuple[RecordLine, ...]:
    """The lines of a list's table."""
    by_path = {element.path: element for element in listed.elements}
    title = by_path[listed.title]
    return tuple(
        RecordLine(
            number,
            shown(title, value_at(one, listed.title)),
            tuple(shown(by_path[path], value_at(one, path)) for path in listed.columns),
            next((words for place, words in faults.items() if is_about(place, listed, number, one)), ""),
        )
        for number, one in enumerate(value_at(document, listed.path) or ())
    )


def is_about(place: str, listed: Listed, number: int, record: Mapping[str, Any]) -> bool:
    """Whether a rule's element names this record: materials.plan, or bases[2]."""
    path = listed.path
    bare = {path, path.removeprefix("service.")}
    named = {f"{one}[{number + 1}]" for one in bare} | {
        f"{one}.{record.get(key)}" for one in bare for key in ("code", "ground")
    }
    return any(place == one or place.startswith(f"{one}.") for one in named)


def mark(group: Group, document: Document, faults: Sequence[str]) -> Mark:
    """The rail's word on a group: how many rules are broken, or how much of what is needed is there."""
    if faults:
        return Mark(group, "is-late", "stop", str(len(faults)))
    needed = [one for one in group.elements if one.needed == "yes"]
    filled = sum(1 for one in needed if value_at(document, one.path) not in (None, "", [], ()))
    if filled < len(needed):
        return Mark(group, "is-soon", "warn", f"{filled}/{len(needed)}")
    records_there = sum(len(value_at(document, listed.path) or ()) for listed in group.lists)
    if needed or records_there:
        return Mark(group, "is-done", "check", f"{filled}/{len(needed)}" if needed else str(records_there))
    return Mark(group, "", "", told("没有"))
