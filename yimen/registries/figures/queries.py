"""Reading the figures of the catalogue: live ones over a named set, kept ones with all they were made of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.reform.reductions import Measure, levels_of, reduced
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.figures import keeping
from yimen.registries.figures.models import KeptFigure
from yimen.registries.figures.reading import DEFAULT, ItemSet, lines
from yimen.registries.figures.rows import Counted, KeptLine, KeptPage, KeptRow, SeveralLevels, Target

MOST = 200
_NAME = """
coalesce((select n.name from offices_officeterm n where n.office_id = i.office_id
  order by upper(n.valid) desc nulls first limit 1), '')
"""


def counted(
    measure: Measure, of: ItemSet, at: datetime, before: datetime | None = None, using: str = DEFAULT
) -> Counted:
    """A measure over a set of items at a moment, with its items. Costs one reading of the set's terms."""
    found = lines(of, at, before, using)
    return Counted(measure, reduced(measure, found), found)


def families(at: datetime, using: str = DEFAULT) -> tuple[str, ...]:
    """The licences that items in force issue, by name."""
    rows = _all(
        "select distinct certificate_name from catalogue_itemversion v where v.certificate_name <> ''"
        " and v.state <> 'draft' and v.in_force @> %(at)s order by 1 limit %(most)s",
        {"at": at, "most": MOST},
        using,
    )
    return tuple(name for (name,) in rows)


def kept_figures() -> tuple[KeptRow, ...]:
    """The kept figures, the newest first."""
    return tuple(_row(one) for one in KeptFigure.objects.defer("lines").order_by("-pk")[:MOST])


def kept_figure(ref: str) -> KeptPage | None:
    """One kept figure with its items, and whether they still make its sums."""
    one = KeptFigure.objects.filter(ref=ref).first()
    if one is None:
        return None
    row = _row(one)
    agrees = keeping.digest_of(one.lines) == bytes(one.digest) and keeping.counted_again(one.lines) == row.total
    items = tuple(KeptLine(*line) for line in one.lines)
    return KeptPage(row, dict(one.conversion), items, "yes" if agrees else "no")


def several_levels(at: datetime, using: str = DEFAULT) -> tuple[SeveralLevels, ...]:
    """Items with steps at more than one level of government, those without a legal reason first, with their targets."""
    rows = _all(
        "select i.ref, v.name, " + _NAME + ", v.terms::text,"
        " (select json_build_array(g.steps, g.steps_then, g.by_day, g.basis) from figures_reductiontarget g"
        "   where g.item_id = i.id order by g.id desc limit 1)"
        " from catalogue_itemversion v join catalogue_item i on i.id = v.item_id"
        " where v.state <> 'draft' and v.in_force @> %(at)s"
        " and jsonb_path_exists(v.terms, '$.steps[*].level ? (@ <> \"\")') order by v.sort_key, v.id limit 2000",
        {"at": at},
        using,
    )
    found = [_several(*row) for row in rows]
    return tuple(sorted((one for one in found if one.levels.several), key=lambda one: not one.levels.unfounded))


def _several(ref: str, name: str, office: str, terms: str, target: list[Any] | None) -> SeveralLevels:
    told = terms_from_text(terms)
    steps, own = told.steps, str(told.service.exercise_level or "")
    aim = Target(target[0], target[1], _day(target[2]), target[3]) if target else None
    return SeveralLevels(ref, name, office, own, levels_of(steps, own), len(steps), aim)


def _day(told: str) -> Any:
    return datetime.fromisoformat(told).date()


def _row(one: KeptFigure) -> KeptRow:
    return KeptRow(
        one.ref, one.name, one.document, Measure(one.measure), one.as_of, one.before_at, one.before, one.after,
        one.counted, one.left_out, bytes(one.digest).hex(),
    )  # fmt: skip


def _all(sql: str, values: Mapping[str, Any], using: str) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
