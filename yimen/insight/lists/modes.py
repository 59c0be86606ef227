"""Reform modes as of a moment 宽进、快办、严管、便民、公开: how many items implement each, and which of them.

The database holds the same conditions against every version in force that Python holds against one.
"""

from datetime import datetime

from yimen.insight.lists.members import ITEM, ORDER, select
from yimen.insight.lists.queries import CODE
from yimen.kernel.criteria import Place
from yimen.kernel.rates import Share
from yimen.kernel.reform.modes import MECHANISMS, ReformMode
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.queries import OFFICE

PAGE = 50
_AT = Place("v.terms", Terms)
_HELD = {one.code: one.condition.sql(_AT) for one in MECHANISMS}
# Unpacked once for all that is asked of it.
_IN_FORCE = """(select v.id, v.item_id, v.name, v.kind, v.sort_key, v.terms || '{}' as terms
 from catalogue_itemversion v where v.in_force @> %(now)s offset 0) v"""


@snapshot
class ModeCount:
    """A mode: of all items in force those that implement it, and how many by which mechanism."""

    mode: str
    items: Share
    mechanisms: tuple[tuple[str, int], ...]


@snapshot
class ModesFigure:
    """The five modes over the items in force."""

    modes: tuple[ModeCount, ...]
    all_five: Share


@snapshot
class ModesRow:
    """An item with the modes that it implements, each with its mechanisms."""

    item_ref: str
    code: str
    name: str
    office_name: str
    modes: tuple[tuple[str, tuple[str, ...]], ...]


@snapshot
class ModesPage:
    """Items by name, a page by key."""

    rows: tuple[ModesRow, ...]
    after: str | None


def figure(now: datetime) -> ModesFigure:
    """How many of the items in force implement each mode, by which mechanism, and how many all five."""
    held = ", ".join(f"{sql} as {code}" for code, sql in _HELD.items())
    modes = {mode: "(" + " or ".join(_codes(mode)) + ")" for mode in ReformMode}
    asked = [*modes.values(), f"({' and '.join(modes.values())})", *_HELD]
    counted = ", ".join(f"count(*) filter (where {one})" for one in asked)
    row = select(f"select count(*), {counted} from (select {held} from {_IN_FORCE}) m", {"now": now})[0]
    of, by_mode, five = row[0], row[1:6], row[6]
    by_code = dict(zip(_HELD, row[7:], strict=True))
    return ModesFigure(
        tuple(
            ModeCount(mode, Share(items, of), tuple((code, by_code[code]) for code in _codes(mode)))
            for mode, items in zip(ReformMode, by_mode, strict=True)
        ),
        Share(five, of),
    )


def page(now: datetime, mode: str = "", lacking: str = "", after: str = "") -> ModesPage:
    """Items in force by name in pinyin order; of a mode, those that implement it, or those that lack it."""
    key, _, last = after.rpartition("~")
    conditions = ["(v.sort_key, v.id) > (%(key)s, %(last)s)"] if after else []
    if mode in set(ReformMode):
        one_of = " or ".join(_HELD[code] for code in _codes(ReformMode(mode)))
        conditions.append(f"not ({one_of})" if lacking else f"({one_of})")
    where = " and ".join(conditions) or "true"
    held = ", ".join(_HELD.values())
    rows = select(
        f"select i.ref, {CODE}, v.name, coalesce(t.name, ''), v.sort_key || '~' || v.id, array[{held}]"
        f" from {_IN_FORCE}{ITEM}{OFFICE} where {where}{ORDER} limit {PAGE + 1}",
        {"now": now, "key": key, "last": int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0},
    )
    shown = tuple(ModesRow(row[0], row[1], row[2], row[3], _modes(row[5])) for row in rows[:PAGE])
    return ModesPage(shown, str(rows[PAGE - 1][4]) if len(rows) > PAGE else None)


def _codes(mode: ReformMode) -> list[str]:
    return [one.code for one in MECHANISMS if one.mode is mode]


def _modes(held: list[bool]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = [one for one, holds in zip(MECHANISMS, held, strict=True) if holds]
    told = ((mode, tuple(one.code for one in found if one.mode is mode)) for mode in ReformMode)
    return tuple((mode, codes) for mode, codes in told if codes)
