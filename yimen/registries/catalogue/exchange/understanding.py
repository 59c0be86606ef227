"""Understanding: what one line of a file says of an item, as the catalogue takes it. Nothing is written here."""

import re
from typing import ClassVar

from pydantic import ValidationError

from yimen.kernel import codes
from yimen.kernel.kinds import kind_of
from yimen.kernel.publication import unsound_texts
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ItemKind, Terms
from yimen.registries.catalogue.drafts import ForeignItem
from yimen.registries.catalogue.exchange import told_texts
from yimen.registries.catalogue.exchange.flat import Flat, restored
from yimen.registries.catalogue.exchange.national import terms_of
from yimen.registries.catalogue.exchange.sources import Record
from yimen.registries.catalogue.refusals import TextUnsound

LONGEST_CODE = 80


class ValueMissing(Refusal):
    """A line lacks a value that every item needs."""

    code: ClassVar[str] = "import.value_missing"
    column: str


class ValueMalformed(Refusal):
    """A value that cannot be what its column says."""

    code: ClassVar[str] = "import.value_malformed"
    column: str
    value: str


class ColumnsDiffer(Refusal):
    """A line has more or fewer cells than the table has columns."""

    code: ClassVar[str] = "import.columns_differ"


class DoubtfulCode(Refusal):
    """A foreign code names an organisation whose check digit is wrong; the code is kept as it is."""

    code: ClassVar[str] = "import.doubtful_code"
    value: str


@snapshot
class Taken:
    """A line understood: where it belongs, what it says, and what is odd about it."""

    department: str
    department_code: str
    area: str
    item: ForeignItem
    remarks: tuple[Refusal, ...]


def understood(record: Record) -> Taken:
    """What a record says; refuses with what is wrong with it."""
    return _own(record.flat) if record.flat else _foreign(record)


def _foreign(record: Record) -> Taken:
    columns = record.columns
    if record.surplus:
        raise ColumnsDiffer
    for column in ("department", "item_name", "area_code", "local_item_code", "task_type"):
        if not columns.get(column):
            raise ValueMissing(column=column)
    area, code = columns["area_code"].ljust(12, "0"), columns["local_item_code"]
    if re.fullmatch(r"[1-9][0-9]{11}", area) is None:
        raise ValueMalformed(column="area_code", value=columns["area_code"][:40])
    kind = kind_of(columns["task_type"], area)
    if kind is None:
        raise ValueMalformed(column="task_type", value=columns["task_type"][:40])
    if len(code) > LONGEST_CODE or re.search(r"[^\x21-\x7e]", code):
        raise ValueMalformed(column="local_item_code", value=code[:40])
    read = terms_of(record.whole) if record.whole else None
    national = _national(code)
    item = ForeignItem(
        source=f"area:{area[:6]}",
        local_code=code,
        name=columns["item_name"],
        kind=kind,
        main_item="" if columns.get("main_item", "") == "未分类" else columns.get("main_item", ""),
        base_code=str(national.base) if national else "",
        implementation_code=str(national) if national else "",
        terms=read.terms if read else None,
    )
    for fault in unsound_texts(item.name, item.terms or Terms(keywords=(item.main_item,))):
        raise TextUnsound(element=fault.element, rule=fault.rule)
    odd = [] if national else [DoubtfulCode(value=part) for part in _doubtful(code)]
    remarks = (*odd, *(read.remarks if read else ()))
    return Taken(columns["department"], columns.get("department_code", ""), area, item, remarks)


def _own(flat: Flat) -> Taken:
    """A record that this house has written: its words are taken as they stand."""
    row = flat.row
    for column in ("task_name", "dept_name", "areacode", "task_type"):
        if not row.get(column):
            raise ValueMissing(column=column)
    codes_told = [row.get(name, "") for name in ("item_ref", "local_task_code", "task_code")]
    if not any(codes_told):
        raise ValueMissing(column="local_task_code")
    area = row["areacode"]
    if re.fullmatch(r"[1-9][0-9]{11}", area) is None:
        raise ValueMalformed(column="areacode", value=area[:40])
    if row["task_type"] not in {kind.value for kind in ItemKind}:
        raise ValueMalformed(column="task_type", value=row["task_type"][:40])
    try:
        terms = restored(flat)
        texts = told_texts.from_rows(flat.tables.get(told_texts.TABLE.name, ()))
    except ValueError as wrong:
        raise ValueMalformed(column=_first_place(wrong), value="") from wrong
    base, code = row.get("catalog_code", ""), row.get("task_code", "")
    if base:
        codes.parse_base(base)
    if code and str(codes.parse_implementation(code).base) != base:
        raise ValueMalformed(column="task_code", value=code)
    item = ForeignItem(
        source=row.get("source", "") or "own",
        local_code=row.get("local_task_code", ""),
        name=row["task_name"],
        kind=row["task_type"],
        base_code=base,
        implementation_code=code,
        terms=terms,
        ref=row.get("item_ref", ""),
        theme=row.get("theme", ""),
        life_event=row.get("life_event", ""),
        texts=texts,
    )
    return Taken(row["dept_name"], row.get("dept_code", ""), area, item, ())


def _first_place(wrong: ValueError) -> str:
    """Where a record does not hold: the first place that the reading of the terms names."""
    if isinstance(wrong, ValidationError):
        return ".".join(str(part) for part in wrong.errors()[0]["loc"])[:80]
    return "terms"


def _national(code: str) -> codes.ImplementationCode | None:
    try:
        return codes.parse_implementation(code)
    except codes.CodeNotWellFormed:
        return None


def _doubtful(code: str) -> tuple[str, ...]:
    # A code without hyphens that is no national one begins with the organisation.
    return codes.misgivings(code) or (codes.misgivings(code[:18]) if "-" not in code else ())
