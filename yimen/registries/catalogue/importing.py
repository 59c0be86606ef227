"""Importing: a foreign catalogue, line by line, each line whole or not at all, with a report that names every line.

A line that cannot be taken in never stops the next. Asked again with the same file, nothing changes.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import transaction

from yimen.kernel import codes
from yimen.kernel.actor import Actor
from yimen.kernel.publication import unsound_texts
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import ItemKind, Terms
from yimen.registries.calendars import operations as calendars
from yimen.registries.catalogue.drafts import ForeignItem
from yimen.registries.catalogue.exchange import terms_of, version_key
from yimen.registries.catalogue.operations import take_in
from yimen.registries.catalogue.refusals import TextUnsound
from yimen.registries.catalogue.sources import ColumnMissing, FileUnreadable, Record, records
from yimen.registries.offices import operations as office_operations
from yimen.registries.offices import queries as offices
from yimen.registries.regions import operations as region_operations
from yimen.registries.regions import queries as regions

ZONE = ZoneInfo("Asia/Shanghai")
BASIS = "导入外来事项目录"
LONGEST_CODE = 80
TOGETHER = 100


@dataclass(eq=False)
class ValueMissing(Refusal):
    """A line lacks a value that every item needs."""

    code: ClassVar[str] = "import.value_missing"
    column: str


@dataclass(eq=False)
class ValueMalformed(Refusal):
    """A value that cannot be what its column says."""

    code: ClassVar[str] = "import.value_malformed"
    column: str
    value: str


@dataclass(eq=False)
class ColumnsDiffer(Refusal):
    """A line has more or fewer cells than the table has columns."""

    code: ClassVar[str] = "import.columns_differ"


@dataclass(eq=False)
class CodeTwice(Refusal):
    """An earlier line of the same file has this code and says something else."""

    code: ClassVar[str] = "import.code_twice"
    value: str
    line: int


@dataclass(eq=False)
class DoubtfulCode(Refusal):
    """A foreign code names an organisation whose check digit is wrong; the code is kept as it is."""

    code: ClassVar[str] = "import.doubtful_code"
    value: str


@dataclass(eq=False)
class OlderVersion(Refusal):
    """The file holds a newer version of the same item; this one is passed over."""

    code: ClassVar[str] = "import.older_version"
    value: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What there is to say about one line: `warned`, `refused` or `noted`, and why."""

    line: int
    level: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an import: every line is new, changed, unchanged or refused; warned ones are counted besides."""

    read: int
    new: int
    changed: int
    unchanged: int
    warned: int
    refused: int
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A line understood: where it belongs, what it says, and what is odd about it."""

    department: str
    department_code: str
    area: str
    item: ForeignItem
    remarks: tuple[Refusal, ...]


def import_items(path: Path, step: Callable[[int], None], *, by: Actor, now: datetime) -> Report:
    """Take in a file of items; `step` hears how many lines are done."""
    try:
        found = list(records(path))
    except (FileUnreadable, ColumnMissing) as refusal:
        return Report(0, 0, 0, 0, 0, 1, (ReportLine(1, "refused", refusal),))
    desk = _Desk(_newest(found), _Places(by, now), by, now)
    for start in range(0, len(found), TOGETHER):
        # Many lines are made durable together; each is still an act of its own, whole or not at all.
        with transaction.atomic():
            for record in found[start : start + TOGETHER]:
                desk.take(record)
        step(min(start + TOGETHER, len(found)))
    return desk.report(len(found))


class _Desk:
    """Takes in one record after the other and keeps the report."""

    def __init__(self, newest: Mapping[str, int], places: "_Places", by: Actor, now: datetime) -> None:
        self._newest, self._places, self._by, self._now = newest, places, by, now
        self._seen: dict[tuple[str, str], tuple[int, ForeignItem]] = {}
        self._counted: Counter[str] = Counter()
        self._lines: list[ReportLine] = []

    def take(self, record: Record) -> None:
        key = version_key(record.whole)[0] if record.whole else ""
        if key and self._newest[key] != record.line:
            self._counted["unchanged"] += 1
            self._lines.append(ReportLine(record.line, "noted", OlderVersion(value=key)))
            return
        try:
            taken = _understood(record)
            self._must_be_first(taken.item, record.line)
            done = take_in(self._places.office(taken), taken.item, by=self._by, now=self._now)
        except Refusal as refusal:
            self._counted["refused"] += 1
            self._lines.append(ReportLine(record.line, "refused", refusal))
            return
        self._counted[done.outcome] += 1
        self._counted["warned"] += 1 if taken.remarks else 0
        self._lines.extend(ReportLine(record.line, "warned", remark) for remark in taken.remarks)

    def _must_be_first(self, item: ForeignItem, line: int) -> None:
        before, said = self._seen.setdefault((item.source, item.local_code), (line, item))
        if said != item:
            raise CodeTwice(value=item.local_code, line=before)

    def report(self, read: int) -> Report:
        of = self._counted
        return Report(read, of["new"], of["changed"], of["unchanged"], of["warned"], of["refused"], tuple(self._lines))


def _newest(found: Iterable[Record]) -> dict[str, int]:
    """For each item of an exchange the line of its highest version."""
    best: dict[str, tuple[int, int]] = {}
    for record in found:
        if record.whole:
            key, version = version_key(record.whole)
            best[key] = max(best.get(key, (version, record.line)), (version, record.line))
    return {key: line for key, (_, line) in best.items()}


def _understood(record: Record) -> _Taken:
    columns = record.columns
    if record.surplus:
        raise ColumnsDiffer
    for column in ("department", "item_name", "area_code", "local_item_code", "task_type"):
        if not columns.get(column):
            raise ValueMissing(column=column)
    area, code = columns["area_code"].ljust(12, "0"), columns["local_item_code"]
    if re.fullmatch(r"[1-9][0-9]{11}", area) is None:
        raise ValueMalformed(column="area_code", value=columns["area_code"][:40])
    kind = columns["task_type"].zfill(2)
    if kind not in {member.value for member in ItemKind}:
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
    return _Taken(columns["department"], columns.get("department_code", ""), area, item, remarks)


def _national(code: str) -> codes.ImplementationCode | None:
    try:
        return codes.parse_implementation(code)
    except codes.CodeNotWellFormed:
        return None


def _doubtful(code: str) -> tuple[str, ...]:
    # A code without hyphens that is no national one begins with the organisation.
    return codes.misgivings(code) or (codes.misgivings(code[:18]) if "-" not in code else ())


class _Places:
    """The offices that an import names, found or founded once each."""

    def __init__(self, by: Actor, now: datetime) -> None:
        self._by, self._now, self._on = by, now, now.astimezone(ZONE).date()
        self._refs: dict[tuple[str, str], str] = {}
        self._calendar = ""

    def office(self, taken: _Taken) -> str:
        """The ref of the office that handles an item."""
        key = (taken.area, taken.department)
        if key not in self._refs:
            self._refs[key] = self._find(taken) or self._found(taken)
        return self._refs[key]

    def _find(self, taken: _Taken) -> str:
        region = regions.by_code(taken.area, self._on)
        if region is None:
            return ""
        here = [office for office in offices.offices(self._on) if office.region_ref == region.ref]
        names = (office.ref for office in here if taken.department in (office.name, office.short_name))
        return next(names, "")

    def _found(self, taken: _Taken) -> str:
        if not self._calendar:
            self._calendar = calendars.adopt_national(by=self._by, now=self._now).ref
        sound = taken.department_code if codes.uscc_is_sound(taken.department_code) else None
        region = self._region(taken.area)
        for uscc in dict.fromkeys((sound, None)):
            try:
                return office_operations.found_office(
                    taken.department, taken.department, uscc, region, self._calendar, "", self._on, BASIS,
                    by=self._by, now=self._now,
                ).ref  # fmt: skip
            except office_operations.UsccInUse:
                # Another office bears the code already: this one is founded without.
                continue
        raise office_operations.UsccInUse

    def _region(self, area: str) -> str:
        """The region of an area code; one that is not of this city stands by itself, for reading only."""
        known = regions.by_code(area, self._on)
        if known is not None:
            return known.ref
        parents = (regions.by_code(above, self._on) for above in _above(area))
        parent = next((found.ref for found in parents if found is not None), None)
        return region_operations.found_region(
            area, f"行政区划{area[:6]}", _level(area), parent, self._on, BASIS, by=self._by, now=self._now
        ).ref


def _level(area: str) -> int:
    tails = ((10, 1), (8, 2), (6, 3), (3, 4))
    return next((level for zeros, level in tails if area.endswith("0" * zeros)), 5)


def _above(area: str) -> Iterator[str]:
    for told in (9, 6, 4, 2):
        above = area[:told].ljust(12, "0")
        if above != area:
            yield above
