"""Reading what was typed into an element back into its value, and spelling a value into its control.

`spelled(element, read(element, typed))` is what was typed, but for spaces and full-width digits.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from yimen.kernel.refusal import Refusal
from yimen.threshold.elements.document import Document, value_at, whole, with_value
from yimen.threshold.elements.kinds import Control, Element
from yimen.threshold.elements.names import UNIT_NAMES
from yimen.threshold.elements.refusals import (
    DefectWithoutRemedy,
    ElementNotALimit,
    ElementNotANumber,
    ElementNotInList,
    ElementNotMoney,
    ElementTooLong,
)
from yimen.threshold.language import told

PREFIX = "e-"
AMOUNT, UNIT, THERE = "-amount", "-unit", "has-"
BAR = re.compile(r"\s*[|｜]\s*")
_WHOLE = re.compile(r"[0-9]{1,9}")
_YUAN = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?")
_AMOUNT = re.compile(r"[0-9]{1,5}(\.[0-9])?")


class Typed(Protocol):
    """What a form sent: the last value of a name, all values of a name, and whether it was there."""

    def get(self, name: str, default: str, /) -> str: ...
    def getlist(self, name: str, /) -> list[str]: ...
    def __contains__(self, name: object, /) -> bool: ...


def place_of(element: Element) -> str:
    """The name of an element's control on a form."""
    return PREFIX + element.path.replace(".", "-")


def controls_of(elements: Iterable[Element]) -> Iterator[str]:
    """The names under which the controls of these elements can send something."""
    for element in elements:
        name = place_of(element)
        match element.control:
            case Control.LIMIT:
                yield from (name + AMOUNT, name + UNIT)
            case Control.CHOICES | Control.WHEN:
                yield from (name, THERE + name)
            case Control.FILE:
                pass
            case _:
                yield name


def was_asked(element: Element, typed: Typed) -> bool:
    """Whether the form had this element at all: a box that nobody ticked sends nothing."""
    name = place_of(element)
    return any(one in typed for one in (name, name + AMOUNT, THERE + name))


def read(element: Element, typed: Typed, before: Any = None) -> Any:
    """The value that was typed; refuses by element with what to type instead."""
    return _READ[element.control](element, typed, before)


def spelled(element: Element, value: Any) -> str:
    """A value as its control shows it; a limit and boxes have parts of their own on the page."""
    match element.control:
        case Control.LINES | Control.CHOICES | Control.WHEN:
            return "\n".join(value or ())
        case Control.DEFECTS:
            return "\n".join(f"{one['text']} | {one['remedy']}" for one in value or ())
        case Control.MONEY:
            return f"{int(value or 0) / 100:.2f}".removesuffix(".00")
        case Control.LIMIT:
            return f"{value['amount']} {value['unit']}" if value else ""
        case _:
            return "" if value is None else str(value)


def shown(element: Element, value: Any) -> str:
    """A value in words, for tables and for what stood there before."""
    match element.control:
        case Control.CHOICE | Control.YES_NO:
            return told(element.choices.get(str(value), str(value or "")))
        case Control.CHOICES:
            return told("、").join(told(element.choices.get(one, one)) for one in value or ())
        case Control.LIMIT:
            return f"{value['amount']} {told(UNIT_NAMES.get(value['unit'], value['unit']))}" if value else ""
        case Control.FILE:
            return told("有文件") if value else ""
        case _:
            return spelled(element, value)


def read_all(document: Document, elements: Sequence[Element], typed: Typed) -> tuple[Document, Mapping[str, Refusal]]:
    """The document with every element that was typed soundly; what was not is named by its control."""
    refused: dict[str, Refusal] = {}
    for element in elements:
        if not was_asked(element, typed):
            continue
        before = value_at(document, element.path)
        try:
            value = read(element, typed, before)
        except Refusal as refusal:
            refused[place_of(element)] = refusal
            continue
        if value != before and (value or before is not None):
            document = with_value(document, element.path, value)
    return whole(document), refused


def _text(element: Element, typed: Typed, before: Any) -> str:
    return _short(element, " ".join(typed.get(place_of(element), "").split()))


def _long_text(element: Element, typed: Typed, before: Any) -> str:
    return _short(element, typed.get(place_of(element), "").replace("\r\n", "\n").strip())


def _lines(element: Element, typed: Typed, before: Any) -> list[str]:
    return [_short(element, line) for line in _said_lines(typed.get(place_of(element), ""))]


def _number(element: Element, typed: Typed, before: Any) -> int:
    said = _narrow(typed.get(place_of(element), "")) or "0"
    if _WHOLE.fullmatch(said) is None:
        raise ElementNotANumber(field=place_of(element), element=told(element.label))
    return int(said)


def _money(element: Element, typed: Typed, before: Any) -> int:
    said = _narrow(typed.get(place_of(element), "")).removeprefix("¥").removesuffix("元").replace(",", "") or "0"
    found = _YUAN.fullmatch(said)
    if found is None:
        raise ElementNotMoney(field=place_of(element), element=told(element.label))
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def _choice(element: Element, typed: Typed, before: Any) -> Any:
    said = typed.get(place_of(element), "")
    if said:
        return _listed(element, said)
    # Nothing chosen: where something must stand, what stood there stays.
    return "" if element.unsaid == "yes" else before


def _as_before(element: Element, typed: Typed, before: Any) -> Any:
    return before


def _choices(element: Element, typed: Typed, before: Any) -> list[str]:
    asked = set(typed.getlist(place_of(element)))
    for one in asked:
        _listed(element, one)
    return [code for code in element.choices if code in asked]


def _when(element: Element, typed: Typed, before: Any) -> list[str]:
    return [_short(element, one) for one in typed.getlist(place_of(element)) if one]


def _limit(element: Element, typed: Typed, before: Any) -> dict[str, str] | None:
    name = place_of(element)
    amount, unit = _narrow(typed.get(name + AMOUNT, "")), typed.get(name + UNIT, "")
    if not amount:
        return None
    if _AMOUNT.fullmatch(amount) is None or unit not in UNIT_NAMES:
        raise ElementNotALimit(field=name, element=told(element.label))
    # 5 and 5.0 are one limit; a version keeps the short way of saying it.
    return {"amount": str(Decimal(amount)).removesuffix(".0"), "unit": unit}


def _defects(element: Element, typed: Typed, before: Any) -> list[dict[str, str]]:
    known = {one["text"]: one["code"] for one in before or ()}
    made: list[dict[str, str]] = []
    for line in _said_lines(typed.get(place_of(element), "")):
        text, _, remedy = BAR.sub("|", _short(element, line), count=1).partition("|")
        if not text or not remedy:
            raise DefectWithoutRemedy(field=place_of(element), element=told(element.label), line=line[:40])
        taken = {one["code"] for one in made} | set(known.values())
        made.append({"code": known.get(text) or fresh_code("d", taken), "text": text, "remedy": remedy})
    return made


def fresh_code(head: str, taken: Iterable[str]) -> str:
    """The next code that nothing of this item bears: m1, m2 …"""
    used = set(taken)
    return next(code for number in range(1, len(used) + 2) if (code := f"{head}{number}") not in used)


def _listed(element: Element, said: str) -> str:
    if said not in element.choices:
        raise ElementNotInList(field=place_of(element), element=told(element.label))
    return said


def _short(element: Element, said: str) -> str:
    if len(said) > element.most:
        raise ElementTooLong(field=place_of(element), element=told(element.label), most=element.most)
    return said


def _said_lines(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.strip()]


def _narrow(said: str) -> str:
    """Digits as everybody types them: full-width ones and spaces are a habit, not another number."""
    return unicodedata.normalize("NFKC", said).strip()


_READ: Mapping[Control, Callable[[Element, Typed, Any], Any]] = {
    Control.TEXT: _text,
    Control.LONG_TEXT: _long_text,
    Control.LINES: _lines,
    Control.NUMBER: _number,
    Control.MONEY: _money,
    Control.FILE: _as_before,
    Control.YES_NO: _choice,
    Control.CHOICE: _choice,
    Control.CHOICES: _choices,
    Control.LIMIT: _limit,
    Control.WHEN: _when,
    Control.DEFECTS: _defects,
}
