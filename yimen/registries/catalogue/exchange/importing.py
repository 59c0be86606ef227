"""Importing: a catalogue of elsewhere or our own, line by line, each whole or not at all, with a report of every line.

A line that cannot be taken in never stops the next. Asked again with the same file, nothing changes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import ClassVar

from django.db import transaction

from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.exchange.import_places import Places
from yimen.registries.catalogue.exchange.national import version_key
from yimen.registries.catalogue.exchange.sources import ColumnMissing, FileUnreadable, Record, records
from yimen.registries.catalogue.exchange.understanding import Taken, understood
from yimen.registries.catalogue.operations import Handed, take_in, take_in_many

TOGETHER = 100


class CodeTwice(Refusal):
    """An earlier line of the same file has this code and says something else."""

    code: ClassVar[str] = "import.code_twice"
    value: str
    line: int


class OlderVersion(Refusal):
    """The file holds a newer version of the same item; this one is passed over."""

    code: ClassVar[str] = "import.older_version"
    value: str


@snapshot
class ReportLine:
    """What there is to say about one line: `warned`, `refused` or `noted`, and why."""

    line: int
    level: str
    why: Refusal


@snapshot
class Report:
    """What came of an import: every line is new, changed, unchanged or refused; warned ones are counted besides."""

    read: int
    new: int
    changed: int
    unchanged: int
    warned: int
    refused: int
    lines: tuple[ReportLine, ...]


Heard = Callable[[Report], None]
"""Hears the report of a page of lines, in the transaction that makes them durable."""


def import_items(path: Path, heard: Heard, *, by: Actor, now: datetime, after: int = 0) -> Report:
    """Take in a file of items, which is read as it goes; lines up to `after` came in before and are passed over.

    A file that this house has written comes back as it was; others come in as guides that nobody can apply for.
    """
    desk = _Desk(Places(by, now), by, now)
    for number, page in enumerate(_pages(path, desk, heard)):
        if number * TOGETHER < after:
            desk.remember(page)
            continue
        # Many lines are made durable together; each is still whole or not at all.
        with transaction.atomic():
            desk.take(page)
            heard(desk.told())
    return desk.report()


def look_at_items(path: Path, heard: Heard, *, by: Actor, now: datetime) -> Report:
    """What would come of an import: each page is taken in and taken back, so that nothing else can be told of it."""
    desk = _Desk(Places(by, now), by, now)
    for page in _pages(path, desk, heard):
        with transaction.atomic():
            desk.take(page)
            transaction.set_rollback(True)
        # Offices that the page has founded are gone with it.
        desk.places = Places(by, now)
        heard(desk.told())
    return desk.report()


def count_lines(path: Path) -> int:
    """How many lines a file has; one that cannot be read has as many as could be."""
    lines = 0
    with suppress(FileUnreadable, ColumnMissing):
        for _ in records(path):
            lines += 1
    return lines


def _pages(path: Path, desk: "_Desk", heard: Heard) -> Iterator[list[Record]]:
    """The lines of a file, some at a time; where it cannot be read on, that is the last there is to say."""
    done = 0
    try:
        desk.newest = _newest(records(path))
        source = records(path)
        while page := list(islice(source, TOGETHER)):
            yield page
            done += len(page)
    except (FileUnreadable, ColumnMissing) as refusal:
        desk.refuse(done + 1, refusal)
        heard(desk.told())


@snapshot
class _Told:
    """A line understood, with the office that handles it."""

    line: int
    office_ref: str
    taken: Taken

    @property
    def said(self) -> bytes:
        """What the line says, wherever its office stands."""
        return self.taken.item.digest(f"{self.taken.area}/{self.taken.department}")

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """By which names the catalogue may know the item already."""
        item = self.taken.item
        named = ((item.ref,), (item.source, item.local_code), ("national", item.implementation_code))
        return tuple(names for names in named if names[-1])


class _Part:
    """What there is to say of some lines."""

    def __init__(self, read: int = 0) -> None:
        self.read = read
        self.counted: Counter[str] = Counter()
        self.lines: list[ReportLine] = []

    def refuse(self, line: int, why: Refusal) -> None:
        self.counted["refused"] += 1
        self.lines.append(ReportLine(line, "refused", why))

    def add(self, part: "_Part") -> None:
        self.read += part.read
        self.counted += part.counted
        self.lines += part.lines

    def report(self) -> Report:
        of, lines = self.counted, tuple(sorted(self.lines, key=lambda one: one.line))
        return Report(self.read, of["new"], of["changed"], of["unchanged"], of["warned"], of["refused"], lines)


class _Desk:
    """Takes in one page of records after the other and keeps the report."""

    def __init__(self, places: Places, by: Actor, now: datetime) -> None:
        self.newest: Mapping[str, int] = {}
        self.places = places
        self._by, self._now = by, now
        self._seen: dict[tuple[str, ...], tuple[int, bytes]] = {}
        self._in: set[tuple[str, ...]] = set()
        self._page, self._whole = _Part(), _Part()

    def take(self, page: Sequence[Record]) -> None:
        self._page = _Part(len(page))
        self._take(page)
        self._whole.add(self._page)

    def remember(self, page: Sequence[Record]) -> None:
        """What lines said that came in before, so that later ones are held against them."""
        for record in page:
            for told in self._understood(record):
                self._in.add(told.names[-1])
        self._page = _Part()

    def told(self) -> Report:
        """What there is to say of the last page."""
        return self._page.report()

    def report(self) -> Report:
        """What there is to say of all pages."""
        return self._whole.report()

    def refuse(self, line: int, why: Refusal) -> None:
        """Refuse a line that no page holds: there the file ends."""
        part = _Part()
        part.refuse(line, why)
        self._page = part
        self._whole.add(part)

    def _take(self, page: Iterable[Record]) -> None:
        told = [one for record in page for one in self._understood(record)]
        items = [one.taken.item for one in told]
        known = catalogue.known_items(
            {item.ref for item in items},
            {item.local_code for item in items if item.local_code},
            {item.implementation_code for item in items if item.implementation_code},
        )
        new = [one for one in told if known.keys().isdisjoint(one.names)]
        together = self._together(new)
        for one in told:
            if one.line not in together:
                self._alone(one, known)

    def _understood(self, record: Record) -> Iterator[_Told]:
        key = version_key(record.whole)[0] if record.whole else ""
        if key and self.newest[key] != record.line:
            self._page.counted["unchanged"] += 1
            self._page.lines.append(ReportLine(record.line, "noted", OlderVersion(value=key)))
            return
        try:
            taken = understood(record)
            told = _Told(record.line, self.places.office(taken), taken)
            self._must_be_first(told)
        except Refusal as refusal:
            self._page.refuse(record.line, refusal)
        else:
            yield told

    def _must_be_first(self, told: _Told) -> None:
        item, said = told.taken.item, told.said
        line, before = self._seen.setdefault(told.names[-1], (told.line, said))
        if before != said:
            raise CodeTwice(value=item.local_code or item.implementation_code, line=line)

    def _together(self, new: Sequence[_Told]) -> frozenset[int]:
        """Take in what nobody knows yet at one go; the lines that are in. When one is refused, all go alone.

        What is told in other languages goes alone too: it is shown on a version of its own chain.
        """
        once = tuple({one.names[-1]: one for one in new if not one.taken.item.texts}.values())
        handed = [Handed(one.office_ref, one.taken.item) for one in once]
        try:
            take_in_many(handed, by=self._by, now=self._now)
        except Refusal:
            return frozenset()
        for one in once:
            self._count("new", one)
        return frozenset(one.line for one in once)

    def _alone(self, one: _Told, known: Mapping[tuple[str, ...], bytes]) -> None:
        item = one.taken.item
        if one.names[-1] in self._in or known.get(one.names[0], b"") == item.digest(one.office_ref):
            self._count("unchanged", one)
            return
        try:
            done = take_in(one.office_ref, item, by=self._by, now=self._now)
        except Refusal as refusal:
            self._page.refuse(one.line, refusal)
        else:
            self._count(done.outcome, one)

    def _count(self, outcome: str, one: _Told) -> None:
        self._in.add(one.names[-1])
        self._page.counted[outcome] += 1
        self._page.counted["warned"] += 1 if one.taken.remarks else 0
        self._page.lines.extend(ReportLine(one.line, "warned", remark) for remark in one.taken.remarks)


def _newest(found: Iterable[Record]) -> dict[str, int]:
    """For each item of an exchange the line of its highest version; a file of our own tells each item once."""
    best: dict[str, tuple[int, int]] = {}
    for record in found:
        if record.flat:
            break
        if record.whole:
            key, version = version_key(record.whole)
            best[key] = max(best.get(key, (version, record.line)), (version, record.line))
    return {key: line for key, (_, line) in best.items()}
