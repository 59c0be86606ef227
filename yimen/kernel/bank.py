"""The document bank 材料库: which basic papers are kept for their owner, and which material each stands for. Pure.

Only what is basic is kept: papers that say the same whatever one applies for. Somebody else's paper never fits: a
material that asks for the card of an agent is not answered with the applicant's own.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.writing import Missing


class BasicPaper(StrEnum):
    """The kinds of papers that the bank keeps, one of each for its owner."""

    ID_CARD = "id_card"
    HOUSEHOLD = "household"
    RESIDENCE = "residence"
    MARRIAGE = "marriage"
    PROPERTY = "property"
    DIPLOMA = "diploma"
    LICENCE = "licence"


class BankEnd(StrEnum):
    """Why a paper is offered no more, beside its last day."""

    REMOVED = "removed"
    CHANGED = "changed"
    REPLACED = "replaced"


NAMES: Mapping[BasicPaper, frozenset[str]] = {
    BasicPaper.ID_CARD: frozenset({"身份证", "身份证明", "身份证件", "身份证明文件"}),
    BasicPaper.HOUSEHOLD: frozenset({"户口簿", "户口本", "户籍证明"}),
    BasicPaper.RESIDENCE: frozenset({"居住证"}),
    BasicPaper.MARRIAGE: frozenset({"结婚证", "婚姻证明"}),
    BasicPaper.PROPERTY: frozenset({"不动产权证", "不动产权证书", "房屋所有权证", "房产证"}),
    BasicPaper.DIPLOMA: frozenset({"学历证书", "毕业证", "毕业证书"}),
    BasicPaper.LICENCE: frozenset({"营业执照"}),
}
"""What the papers are called on the lists of materials, without the words around them."""
LASTING = frozenset({BasicPaper.HOUSEHOLD, BasicPaper.MARRIAGE, BasicPaper.PROPERTY, BasicPaper.DIPLOMA})
"""What has no last day; of the others somebody says it, or that there is none."""
_AROUND = re.compile(
    r"[（(][^（）()]*[）)]|^申请人的?|^本人的?|^(?:有效的?)?居民|^有效的?|(?:原件及)?复印件$|原件$|扫描件$"
)


class NotBasic(Refusal):
    """The bank keeps basic papers of the applicant alone; this material is none."""

    code: ClassVar[str] = "bank.not_basic"
    material: str


class PaperOver(Refusal):
    """The paper has passed its last day."""

    code: ClassVar[str] = "bank.paper_over"
    day: date


class PaperNotFitting(Refusal):
    """The paper is of another kind than the material asks for."""

    code: ClassVar[str] = "bank.not_fitting"
    material: str


def kind_of(name: str) -> BasicPaper | None:
    """Which basic paper a material asks for by its name; None: none, or that of somebody else."""
    bare = name.strip()
    while (shorter := _AROUND.sub("", bare).strip()) != bare:
        bare = shorter
    return next((kind for kind, names in NAMES.items() if bare in names), None)


def must_be_basic(term: MaterialTerm) -> BasicPaper:
    """The basic paper that the material asks for; refuses with NotBasic."""
    kind = kind_of(term.name)
    if kind is None:
        raise NotBasic(material=term.name)
    return kind


def must_fit(kind: str, term: MaterialTerm) -> None:
    """The paper answers the material; refuses with PaperNotFitting."""
    if kind_of(term.name) != kind:
        raise PaperNotFitting(material=term.name)


def must_last(kind: BasicPaper, until: date | None, for_good: str, today: date) -> date | None:
    """The last day of a paper; refuses with Missing when neither it nor "for good" was said, and with PaperOver."""
    if until is None and not for_good and kind not in LASTING:
        raise Missing(field="until")
    if until is not None and until < today:
        raise PaperOver(day=until)
    return until


def is_good(until: date | None, today: date) -> str:
    """yes: the paper has not passed its last day."""
    return "yes" if until is None or until >= today else ""
