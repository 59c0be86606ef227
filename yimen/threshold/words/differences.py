"""Differences in plain words: 承诺时限由 5 个工作日改为 3 个工作日. What they are is found by the kernel."""

from collections.abc import Iterable
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from yimen.kernel.differences import Difference, Said, What, differences, title
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import CertificateTerm, TimeLimit
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES
from yimen.threshold import spelling
from yimen.threshold.elements.kinds import Control
from yimen.threshold.elements.table import GROUPS
from yimen.threshold.language import language, told
from yimen.threshold.words.rules import element_said

SHELVES = {shelf.code: shelf.name for shelf in (*THEMES, *LIFE_EVENTS)}
#: Every element as the desk's editor describes it, by its place in a version; parts of a list by list and part.
DESCRIBED = {
    place: element
    for group in GROUPS
    for place, element in (
        *((one.path, one) for one in group.elements),
        *((f"{listed.path}.{one.path}", one) for listed in group.lists for one in listed.elements),
    )
}
#: Longer texts are told beside each other, not in one sentence.
SHORT = 60


@snapshot
class Told:
    """One difference as a page shows it: a sentence, and what stood there before and after."""

    words: str
    what: str
    before: str
    after: str


def told_between(before: ItemView, after: ItemView) -> tuple[Told, ...]:
    """What one version says otherwise than another, in the reader's language."""
    return told_of(differences(_said(before), _said(after)))


def _said(view: ItemView) -> Said:
    return Said(view.name, view.kind, view.theme, view.life_event, view.terms)


def told_of(found: Iterable[Difference]) -> tuple[Told, ...]:
    """Differences in the reader's language."""
    return tuple(Told(sentence(one), one.what, value(one, one.before), value(one, one.after)) for one in found)


def sentence(one: Difference) -> str:
    """One difference as a sentence."""
    thing = _thing(one)
    before, after = value(one, one.before), value(one, one.after)
    match one.what:
        case What.REORDERED:
            return told("{thing}调整了先后顺序。", thing=thing)
        case What.ADDED if one.entry and not one.part:
            return told("{thing}增加“{entry}”。", thing=_element(one), entry=one.title)
        case What.REMOVED if one.entry and not one.part:
            return told("{thing}删去“{entry}”。", thing=_element(one), entry=one.title)
        case _ if len(before) > SHORT or len(after) > SHORT:
            return told("{thing}有修改。", thing=thing)
        case What.ADDED:
            return told("{thing}新写明为 {after}。", thing=thing, after=after)
        case What.REMOVED:
            return told("{thing}不再写明（原为 {before}）。", thing=thing, before=before)
    return told("{thing}由 {before} 改为 {after}。", thing=thing, before=before, after=after)


def _element(one: Difference) -> str:
    said = element_said(one.element, language())
    return said[:1].upper() + said[1:]


def _thing(one: Difference) -> str:
    if not one.entry:
        return _element(one)
    if not one.part:
        return told("{element}“{entry}”", element=_element(one), entry=one.title or one.entry)
    known = DESCRIBED.get(one.path)
    part = told(known.label) if known else one.part
    return told("{element}“{entry}”的{part}", element=_element(one), entry=one.title or one.entry, part=part)


def value(one: Difference, said: Any) -> str:
    """A value as people write it."""
    if said is None or said == "" or said == ():
        return told("空")
    if isinstance(said, TimeLimit):
        return spelling.amount(said.amount, said.unit)
    if isinstance(said, tuple):
        return told("、").join(value(one, part) for part in said)
    if isinstance(said, CertificateTerm):
        valid = told("有效 {months} 个月", months=said.valid_months) if said.valid_months else told("长期有效")
        return told("、").join(part for part in (said.name, said.type_code, valid) if part)
    if is_dataclass(said):
        return title(said)
    known = DESCRIBED.get(one.path)
    if known and known.control is Control.FILE:
        return told("文件 {mark}", mark=str(said)[:8])
    if known and str(said) in known.choices:
        return told(known.choices[str(said)])
    if one.path in ("theme", "life_event"):
        return told(SHELVES.get(str(said), str(said)))
    if one.part == "fen":
        return spelling.money(int(said))
    if isinstance(said, Decimal):
        return spelling.plain(said)
    return str(said.value) if isinstance(said, Enum) else str(said)
