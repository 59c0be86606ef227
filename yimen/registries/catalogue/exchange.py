"""A full record of the national exchange as terms: what can be trusted is taken over, what cannot is told.

Nothing taken over here is applicable: the catalogue desk completes the draft and publishes it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Audience, LegalBasis, MaterialTerm, Necessity, Question, Terms, TimeLimit
from yimen.registries.catalogue.sources import told

UNITS = {"1": "working_day", "2": "natural_day"}
PERSONS, ORGANISATIONS = {"1"}, {"2", "3", "4", "5", "6", "9"}
NECESSITY = {"1": Necessity.REQUIRED, "2": Necessity.OPTIONAL, "3": Necessity.TOLERABLE}
DAYS_SAID = re.compile(r"([0-9]+)\s*个?(?:工作)?日")
#: Numbers of persons' telephones do not belong in a catalogue.
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
PLACEHOLDER = re.compile(r"[xX×]{2,}")
FULL_WIDTH = str.maketrans("０１２３４５６７８９：（）", "0123456789:（）")
LONGEST = 4000


@dataclass(eq=False)
class LimitContradicts(Refusal):
    """A limit in days says something else than its own explanation; it is left open."""

    code: ClassVar[str] = "import.limit_contradicts"
    days: str
    said: str


@dataclass(eq=False)
class PlaceholderName(Refusal):
    """The name of the result is a placeholder; it is left open."""

    code: ClassVar[str] = "import.placeholder"
    value: str


@dataclass(frozen=True, slots=True)
class Read:
    """The terms of a record with what was odd about it."""

    terms: Terms
    remarks: tuple[Refusal, ...]


def terms_of(record: Mapping[str, Any]) -> Read:
    """The terms that a record of the exchange tells."""
    remarks = list(_remarks(record))
    terms = Terms(
        statutory=_limit(record, "anticipate"),
        promised=_limit(record, "promise"),
        audience=_audience(told(record.get("serve_type"))),
        conditions=tuple(line for line in [_text(record.get("accept_condition"))] if line),
        materials=tuple(_materials(record.get("materials") or ())),
        bases=tuple(
            LegalBasis(_text(one.get("law_name")), _text(one.get("clause")), _text(one.get("text")))
            for one in record.get("by_law") or ()
        ),
        trips=_whole(record.get("limit_scene_num")),
        place=_place(record.get("windows") or ()),
        phone=_landline(record.get("link_way")),
        questions=tuple(
            Question(_text(one.get("q")), _text(one.get("a"))) for one in record.get("qa") or () if _text(one.get("q"))
        ),
    )
    return Read(terms, tuple(remarks))


def version_key(record: Mapping[str, Any]) -> tuple[str, int]:
    """Which item a record is a version of, and which version: the highest counts."""
    return f"{told(record.get('task_code'))}/{told(record.get('task_handle_item'))}", _whole(record.get("task_version"))


def _remarks(record: Mapping[str, Any]) -> Iterator[Refusal]:
    for name in ("anticipate", "promise"):
        days, said = told(record.get(f"{name}_day")), _said_days(record, name)
        if said and days and said != days:
            yield LimitContradicts(days=days, said=said)
    result = told(record.get("result_name"))
    if PLACEHOLDER.search(result):
        yield PlaceholderName(value=result)


def _limit(record: Mapping[str, Any], name: str) -> TimeLimit | None:
    days, unit = told(record.get(f"{name}_day")), UNITS.get(told(record.get(f"{name}_type")))
    said = _said_days(record, name)
    if not days or unit is None or (said and said != days):
        return None
    try:
        amount = Decimal(days)
    except InvalidOperation:
        return None
    return TimeLimit(amount, unit) if amount > 0 else None


def _said_days(record: Mapping[str, Any], name: str) -> str:
    """The number of days an explanation names when it names one limit and nothing but that."""
    explained = told(record.get(f"{name}_day_explain")).translate(FULL_WIDTH)
    found = DAYS_SAID.findall(explained)
    return str(found[0]) if len(found) == 1 and "受理之日起" in explained else ""


def _audience(said: str) -> Audience:
    named = set(re.split(r"[,^，、\s]+", said)) - {""}
    if named and named <= PERSONS:
        return Audience.PERSON
    return Audience.ORGANISATION if named and named <= ORGANISATIONS else Audience.BOTH


def _materials(listed: Any) -> Iterator[MaterialTerm]:
    for number, one in enumerate(listed, start=1):
        necessity = NECESSITY.get(told(one.get("is_need")), Necessity.REQUIRED)
        # The exchange gives no days for what may follow later: until the desk sets them it is required.
        yield MaterialTerm(
            f"m{number:03d}",
            _text(one.get("name")),
            Necessity.REQUIRED if necessity is Necessity.TOLERABLE else necessity,
            note=_text(one.get("fill_explain")),
            law=_text(one.get("by_law")),
        )


def _place(windows: Any) -> str:
    return "；".join(filter(None, (_text(one.get("address")) or _text(one.get("name")) for one in windows)))


def _landline(value: Any) -> str:
    return MOBILE.sub("", told(value)).strip("，,、； ")[:100]


def _text(value: Any) -> str:
    said = MOBILE.sub("", told(value))
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\ufeff]", " ", said.replace("\r\n", "\n"))[:LONGEST].strip()


def _whole(value: Any) -> int:
    said = told(value)
    return int(said) if said.isascii() and said.isdigit() else 0
