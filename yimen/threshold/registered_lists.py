"""Registered lists: the two that a city publishes beside the lists of items, as their own registers answer them.

What enterprises may claim 惠企政策 and what has entered a centre 进驻事项. Doors show them as they show the others.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from yimen.insight.lists import queries as lists
from yimen.kernel.lists import ENTERED, POLICIES
from yimen.kernel.snapshot import snapshot
from yimen.registries.concentration import queries as concentration
from yimen.registries.concentration.rows import PlacedRow
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.policies import queries as policies
from yimen.threshold import spelling
from yimen.threshold.language import told
from yimen.threshold.names.offices import ITEM_PLACES
from yimen.threshold.words.policies import whom_said

#: A whole list is read in pieces of this many rows.
PIECE = 500
#: A centre that publishes a set of lists of its own.
WITH_SETS = ("administrative", "citizen")
Cells = tuple[str, ...]


@snapshot
class RegisteredRow:
    """One row of such a list: what it leads to, what it is called, what stands below, and all its cells."""

    ref: str
    name: str
    under: str
    cells: Cells


@snapshot
class RegisteredPage:
    """Some rows by key: `after` opens the next ones, None at the end."""

    rows: tuple[RegisteredRow, ...]
    after: str | None


@snapshot
class RegisteredList:
    """Such a list: the codes of its columns, how long it is, and a page of it. `centre` narrows what has entered."""

    code: str
    formula: str
    columns: Mapping[str, str]
    widths: tuple[int, ...]
    """How wide each column is on paper, against the others."""
    counter: str
    """What is counted."""
    length: Callable[[datetime, str], int]
    page: Callable[[datetime, str, str, int], RegisteredPage]

    @property
    def head(self) -> Cells:
        return tuple(told(words) for words in self.columns.values())

    def counted_words(self, now: datetime, centre: str) -> str:
        """How long the list is, by what it counts, and as of when."""
        at, n = spelling.moment_long(now), self.length(now, centre)
        return told("截至 {at}，共 {n} 项（{counter}）", at=at, n=n, counter=told(self.counter))

    def whole(self, now: datetime, centre: str) -> Iterator[RegisteredRow]:
        """Every row, read piece by piece."""
        after: str | None = ""
        while after is not None:
            piece = self.page(now, centre, after, PIECE)
            yield from piece.rows
            after = piece.after


def _policies(now: datetime, _centre: str, after: str, limit: int) -> RegisteredPage:
    found = policies.policies(day_of(now), after=after, limit=limit)
    return RegisteredPage(tuple(_policy(row) for row in found.rows), found.after)


def _policy(row: policies.PolicyRow) -> RegisteredRow:
    whom, ends = whom_said(row.whom), f"{row.ends:%Y-%m-%d}" if row.ends else ""
    cells = (row.title, row.number, row.office_name, row.benefit, whom, "；".join(row.conditions), row.claiming)
    return RegisteredRow(
        row.ref, row.title, f"{row.office_name} · {row.benefit}", (*cells, f"{row.begins:%Y-%m-%d}", ends)
    )


def _entered(now: datetime, centre: str, after: str, limit: int) -> RegisteredPage:
    found = concentration.entered_items(now, centre, after, limit)
    return RegisteredPage(tuple(_placed(row) for row in found.rows), found.after)


def _placed(row: PlacedRow) -> RegisteredRow:
    windows, place = "、".join(row.windows), told(ITEM_PLACES[row.place])
    since = f"{row.since:%Y-%m-%d}" if row.since else ""
    cells = (row.item_name, row.office_name, row.centre_name, windows, place, since)
    under = (row.office_name, row.centre_name, windows)
    return RegisteredRow(row.item_ref, row.item_name, " · ".join(one for one in under if one), cells)


REGISTERED: Mapping[str, RegisteredList] = {
    POLICIES: RegisteredList(
        POLICIES,
        "在有效期内的惠企政策",
        {
            "policy": "政策",
            "document": "文号",
            "office": "发布部门",
            "benefit": "惠企内容",
            "whom": "适用对象",
            "conditions": "其他条件",
            "claiming": "怎么申请",
            "begins": "起",
            "ends": "止",
        },
        (4, 3, 3, 6, 4, 4, 5, 2, 2),
        "惠企政策",
        lambda now, _centre: policies.how_many(day_of(now)),
        _policies,
    ),
    ENTERED: RegisteredList(
        ENTERED,
        "进驻登记为已进驻的事项",
        {
            "item": "事项",
            "office": "办理部门",
            "centre": "中心",
            "windows": "窗口",
            "place": "进驻方式",
            "since": "自何时",
        },
        (6, 5, 4, 2, 3, 2),
        "进驻的实施清单事项",
        concentration.how_many_entered,
        _entered,
    ),
}
"""By code."""


def lengths(now: datetime, centre: str = "") -> Mapping[str, int]:
    """How long every list is, those of items and these two; of one centre, the set that it publishes."""
    counted = {one.code: one.items for one in lists.counts(now, centre)}
    return counted | {of.code: of.length(now, centre) for of in REGISTERED.values()}


def centres(now: datetime) -> tuple[CentreRow, ...]:
    """The centres that publish a set of lists each."""
    return tuple(one for one in offices.centres(day_of(now)) if one.kind in WITH_SETS)


def as_open_data(of: RegisteredList, centre: str, now: datetime) -> Iterator[str]:
    """Such a list as open data: the form of the lists of items, written row by row."""
    head = {
        "format": "yimen-list-1",
        "list": of.code,
        "as_of": now.isoformat(),
        "total": of.length(now, centre),
        "narrowed": {"centre": centre} if centre else {},
        "columns": dict(of.columns),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, row in enumerate(of.whole(now, centre)):
        said = {"ref": row.ref, **dict(zip(of.columns, row.cells, strict=True))}
        yield (",\n" if number else "\n") + json.dumps(said, ensure_ascii=False)
    yield "\n]}\n"
