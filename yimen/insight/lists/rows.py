"""What the lists show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.lists import Counts, ListDefinition
from yimen.kernel.rates import Share
from yimen.kernel.reform.barriers import Barriers, Trend
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit

Value = str | int | TimeLimit | None
"""What stands in a cell, before a door writes it: text or code, fen, a limit, or nothing."""


@snapshot
class Narrowed:
    """What a list is narrowed to; an empty word narrows nothing."""

    office: str = ""
    """Ref of an office."""
    centre: str = ""
    """Ref of a centre: what has entered it, or what its windows take in; of a town, what was handed down to it."""
    level: str = ""
    """Level of the office's region: 1 province to 5 village."""
    theme: str = ""
    audience: str = ""
    """person or organisation: items for both are shown to either."""
    words: str = ""
    """Part of the name or of its pinyin."""
    kind: str = ""
    """A kind of item (kernel.terms.ItemKind): the catalogue of each kind is a list of its own 三类事项目录."""


@snapshot
class ListCount:
    """A list with how many items stand on it."""

    code: str
    items: int


@snapshot
class ListTotal:
    """How long a list is, by both counters; `counts` says which of them is the list's own."""

    counts: Counts
    items: int
    base_items: int

    @property
    def own(self) -> int:
        """The number by the list's own counter."""
        return self.base_items if self.counts is Counts.BASE_ITEMS else self.items


@snapshot
class ListRow:
    """An item on a list, with the cells of the list's columns and its lines (fees, proofs, windows)."""

    ref: str
    code: str
    name: str
    kind: str
    audience: str
    theme: str
    office_ref: str
    office_name: str
    level: int
    since: datetime
    cells: tuple[Value, ...]
    lines: tuple[tuple[Value, ...], ...]


@snapshot
class ListPage:
    """A page of a list by key: `after` opens the next page, None at the end."""

    rows: tuple[ListRow, ...]
    after: str | None


@snapshot
class Volume:
    """A part of a list on paper: after which key it begins, its first and its last item, and how many it holds."""

    after: str
    first: str
    last: str
    items: int


@snapshot
class OfficeShare:
    """An office with how many of its items stand on a list; none is told as zero."""

    ref: str
    name: str
    level: int
    on_list: int
    items: int


@snapshot
class ChangedDay:
    """A day on which items came onto a list or left it, and how long the list was at its end."""

    on: date
    added: int
    removed: int
    items: int


@snapshot
class Change:
    """An item that came onto a list or left it."""

    at: datetime
    way: str
    """added or removed."""
    ref: str
    name: str
    office_name: str


@snapshot
class ItemMissing:
    """An item in force that is not on a list, with the codes of the needs it does not fulfil."""

    ref: str
    name: str
    office_name: str
    needs: tuple[str, ...]


@snapshot
class MissingPage:
    """A page of items that are not on a list."""

    rows: tuple[ItemMissing, ...]
    after: str | None


@snapshot
class PromisedItem:
    """An item whose cases needed visits that its lists promise nobody needs."""

    ref: str
    name: str
    office_name: str
    cases: int
    most_visits: int
    against: int
    """The lists that are broken, one bit each."""


@snapshot
class BrokenPromise:
    """An act during a visit that should not have been needed: on which case, and the how-many-th visit it was."""

    at: datetime
    case_ref: str
    case_number: str
    item_name: str
    office_name: str
    nth: int
    against: int


@snapshot
class BrokenPage:
    """Visits that speak against a list, a page by key."""

    rows: tuple[BrokenPromise, ...]
    after: str | None


@snapshot
class Alike:
    """Items in force of one kind, at one level, that stand on the same lists; how many."""

    kind: str
    level: int
    lists: int
    items: int


@snapshot
class InForce:
    """The catalogue at a moment, as far as its figures need it: every share is counted from these rows."""

    alike: tuple[Alike, ...]

    def share(
        self, of: ListDefinition, kinds: frozenset[str] = frozenset(), among: ListDefinition | None = None
    ) -> Share:
        """How many items stand on a list, of all, of those of some kinds, or of those on another list."""
        rows = [
            one for one in self.alike if (not kinds or one.kind in kinds) and (among is None or one.lists & among.bit)
        ]
        return Share(sum(one.items for one in rows if one.lists & of.bit), sum(one.items for one in rows))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of items that are in force, by their code."""
        return tuple(sorted({one.kind for one in self.alike}))


@snapshot
class OfficeOnes:
    """A unit with its items, those that can be filed online, and how many have each of the five ones."""

    ref: str
    name: str
    level: int
    items: int
    web: int
    ones: tuple[int, ...]


@snapshot
class LevelFigures:
    """A level of government: its units, those with nothing online, its items and those online."""

    level: int
    units: int
    without: int
    items: int
    web: int

    @property
    def share(self) -> Share:
        """Online, of what is in force."""
        return Share(self.web, self.items)


@snapshot
class ItemBarriers:
    """An item with its four barriers and what became of them since the version before."""

    ref: str
    name: str
    office_name: str
    barriers: Barriers
    trend: Trend


@snapshot
class BarrierPage:
    """A page of items with their barriers."""

    rows: tuple[ItemBarriers, ...]
    after: str | None
