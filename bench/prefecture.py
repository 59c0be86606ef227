"""A prefecture that does not exist, at the size of a real one: 468 units, 10,442 base items, 20,435 items in force.

    python -m bench.prefecture DATABASE_URL [--share 0.01]

Only ever written into a database without items and cases. Deterministic: the same share gives the same items. Rows are
copied in, guards off; nothing stands in the journal, so it is for measuring and looking, never a city.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from itertools import count, islice
from typing import Any

import psycopg
from psycopg.types.json import Jsonb
from psycopg.types.range import DateRange, TimestamptzRange

from bench.prefecture_terms import terms_of
from bench.prefecture_words import ACTS, COUNTIES, DESKS, SCENES, TOWN_FIRST, TOWN_LAST, TOWN_THINGS, Desk
from bench.scratch import refuse_a_real_city
from yimen.assembly import database
from yimen.assembly.sample.items import ITEMS, OFFICES, SampleItem
from yimen.assembly.sample.numbers import body_number
from yimen.kernel.actor import SYSTEM
from yimen.kernel.codes import implementation_code
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.catalogue.codec import terms_hash, terms_to_json
from yimen.registries.catalogue.indexing import indexed
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES

UNITS, BASE_ITEMS, ITEMS_IN_FORCE = 468, 10_442, 20_435
TOWNS_A_COUNTY = 20
CITY = "云川市"
CITY_CODE = "990200000000"
SINCE = datetime(2024, 1, 1, tzinfo=UTC)
BEGAN = DateRange(date(2020, 1, 1), None)
KEPT = {"3": "city", "4": "county", "5": "town"}
BASIS = "测速用数据，不是真实机构"
NAMES = {shelf.code: shelf.name for shelf in (*THEMES, *LIFE_EVENTS)}
#: Numbers of our own rows begin here: whatever a bench has founded before lies below.
FIRST = 1_000_000
SLICE = 1_000


@snapshot
class Filled:
    """What was written, and how long it took."""

    units: int
    base_items: int
    items: int
    seconds: float


@snapshot
class Unit:
    """An office of the prefecture: where it is and what it is called."""

    id: int
    name: str
    uscc: str
    level: str
    region_id: int
    desk: str
    """The kind of office, as `prefecture_words` calls it; empty: the government of a town."""


@snapshot
class Planned:
    """One item to be written."""

    unit: Unit
    base_code: str
    handling: str
    name: str
    kind: str
    theme: str
    life_event: str
    terms: Terms


def fill(administrator: str, share: float = 1.0) -> Filled:
    """Write the prefecture, or an even share of its items, into a database that holds no items and no cases."""
    refuse_a_real_city(administrator)
    started = time.perf_counter()
    calendar = adopt_national(by=SYSTEM, now=SINCE).ref
    with psycopg.connect(administrator) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("set synchronous_commit = off")
        units = _write_places(connection, calendar)
        planned = _share(_plan(units), share)
        with _without_index(connection, "item_version_search"):
            items, bases = _write_items(connection, planned, round(ITEMS_IN_FORCE * share))
        for table in (
            "regions_region",
            "offices_office",
            "offices_centre",
            "catalogue_item",
            "catalogue_itemversion",
            "catalogue_baseitem",
        ):
            connection.execute(f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))")
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute("vacuum analyze catalogue_item, catalogue_itemversion")
        connection.execute("analyze")
    return Filled(len(units), bases, items, time.perf_counter() - started)


def _share(planned: Iterable[Planned], share: float) -> Iterator[Planned]:
    step = max(1, round(1 / share))
    return islice(planned, 0, None, step)


def _write_places(connection: psycopg.Connection, calendar: str) -> tuple[Unit, ...]:
    """Regions, offices with their names, and a service point with a window in each place."""
    row = connection.execute("select id from calendars_calendar where ref = %s", (calendar,)).fetchone()
    assert row is not None
    regions = tuple(_regions())
    units = tuple(_units(regions))
    _copy(
        connection,
        "regions.Region",
        ({"id": r.id, "ref": f"pref-r{r.id}", "parent_id": r.parent, "level": r.level} for r in regions),
    )
    _copy(
        connection,
        "regions.RegionTerm",
        ({"region_id": r.id, "code": r.code, "name": r.name, "valid": BEGAN, "basis": BASIS} for r in regions),
    )
    _copy(
        connection,
        "offices.Office",
        (
            {"id": u.id, "ref": f"pref-o{u.id}", "uscc": u.uscc, "region_id": u.region_id, "calendar_id": row[0]}
            for u in units
        ),
    )
    _copy(
        connection,
        "offices.OfficeTerm",
        (
            {
                "office_id": u.id,
                "name": u.name,
                "short_name": u.name,
                "affiliation": KEPT[u.level],
                "valid": BEGAN,
                "basis": BASIS,
            }
            for u in units
        ),
    )
    centres = [r for r in regions if r.level > 1]
    kinds = {2: "administrative", 3: "citizen", 4: "town"}
    _copy(
        connection,
        "offices.Centre",
        (
            {"id": r.id, "ref": f"pref-c{r.id}", "kind": kinds[r.level], "region_id": r.id, "calendar_id": row[0]}
            for r in centres
        ),
    )
    _copy(
        connection,
        "offices.CentreTerm",
        (
            {
                "centre_id": r.id,
                "name": f"{r.name}政务服务中心",
                "address": "为民路1号",
                "phone": "0990-12345",
                "valid": BEGAN,
                "basis": BASIS,
            }
            for r in centres
        ),
    )
    _copy(
        connection,
        "offices.Window",
        (
            {
                "ref": f"pref-w{r.id}",
                "centre_id": r.id,
                "code": "A01",
                "name": "综合窗口",
                "valid": BEGAN,
                "basis": BASIS,
            }
            for r in centres
        ),
    )
    return units


@snapshot
class _Region:
    id: int
    parent: int | None
    level: int
    code: str
    name: str


def _regions() -> Iterator[_Region]:
    numbers = count(FIRST)
    province = _Region(next(numbers), None, 1, "998000000000", "示例省")
    city = _Region(next(numbers), province.id, 2, CITY_CODE, CITY)
    yield from (province, city)
    for c, county in enumerate(COUNTIES, start=1):
        above = _Region(next(numbers), city.id, 3, f"9902{c:02d}000000", county)
        yield above
        for t in range(TOWNS_A_COUNTY):
            name = TOWN_FIRST[t] + TOWN_LAST[(t + c) % len(TOWN_LAST)]
            yield _Region(next(numbers), above.id, 4, f"{above.code[:6]}{t + 1:03d}000", name)


def _units(regions: Iterable[_Region]) -> Iterator[Unit]:
    numbers = count(FIRST)
    serials = count(2000)
    for region in regions:
        if region.level == 4:
            yield Unit(next(numbers), f"{region.name}人民政府", body_number(next(serials)), "5", region.id, "")
        elif region.level > 1:
            for desk in DESKS:
                level = "3" if region.level == 2 else "4"
                yield Unit(
                    next(numbers), region.name + desk.name, body_number(next(serials)), level, region.id, desk.name
                )


def _plan(units: tuple[Unit, ...]) -> Iterator[Planned]:
    """The items in an order in which any share of them is mixed: what every county has, what few have, the towns'."""
    everywhere = list(_everywhere(units))
    few = list(_few(units, ITEMS_IN_FORCE - len(everywhere), BASE_ITEMS - len({one.base_code for one in everywhere})))
    whole = everywhere + few
    # 7,919 is prime: every item comes once, its neighbours far apart.
    return (whole[at * 7_919 % len(whole)] for at in range(len(whole)))


def _everywhere(units: tuple[Unit, ...]) -> Iterator[Planned]:
    """The sample's well-known errands at city and counties, and what each town takes in."""
    for sample in ITEMS:
        for unit in units:
            if unit.desk == OFFICES[sample.office]:
                yield Planned(unit, sample.base_code, "", *_of_sample(sample))
    civil = next(desk for desk in DESKS if desk.name == "民政局救助处")
    for number, thing in enumerate(TOWN_THINGS):
        for unit in (unit for unit in units if not unit.desk):
            terms = replace(terms_of(civil, number), keywords=(thing[:4],))
            yield Planned(unit, f"992090{number:03d}000", "", thing, "20", civil.theme, "", terms)


def _of_sample(sample: SampleItem) -> tuple[str, str, str, str, Terms]:
    return sample.name, sample.kind, sample.theme, sample.life_event, sample.terms


def _few(units: tuple[Unit, ...], items: int, bases: int) -> Iterator[Planned]:
    """Base items that one office has, or two; those with two have two scenes at one, or none at each."""
    places = len(COUNTIES) + 1
    twice = items - bases
    for number, (desk, thing, act) in enumerate(islice(_combined(), bases)):
        here, there = (_offices(units, desk.name)[(number + step) % places] for step in (0, 3))
        code = f"99{desk.nature}{10_000 + number // 900:05d}{number % 900:03d}"
        name = thing + ACTS[desk.nature][act]
        terms = replace(terms_of(desk, number), keywords=(f"{thing[:6]}怎么{ACTS[desk.nature][act][:2]}", thing))
        one = Planned(here, code, "", name, desk.nature, desk.theme, "", terms)
        if number * twice // bases == (number + 1) * twice // bases:
            yield one
        elif number % 2:
            first, second = (SCENES[(number // 2 + step) % len(SCENES)] for step in (0, 5))
            yield replace(one, handling="01", name=f"{name}（{first}）")
            yield replace(one, handling="02", name=f"{name}（{second}）")
        else:
            yield one
            yield replace(one, unit=there)


def _combined() -> Iterator[tuple[Desk, str, int]]:
    for act in range(len(ACTS["01"])):
        for desk in DESKS:
            for thing in desk.things.split():
                yield desk, thing, act


@cache
def _offices(units: tuple[Unit, ...], desk: str) -> tuple[Unit, ...]:
    """The offices of one kind: the city's first, then one a county."""
    return tuple(unit for unit in units if unit.desk == desk)


def _write_items(connection: psycopg.Connection, planned: Iterable[Planned], expected: int) -> tuple[int, int]:
    numbers = count(FIRST)
    bases: dict[str, Planned] = {}
    written = 0
    planned = iter(planned)
    while some := [(next(numbers), one) for one in islice(planned, SLICE)]:
        _copy(connection, "catalogue.Item", (_item(number, one) for number, one in some))
        _copy(connection, "catalogue.ItemVersion", (_version(number, one) for number, one in some))
        bases = {one.base_code: one for _, one in some} | bases
        written += len(some)
        print(f"  事项 / items: {written:,} / {expected:,}", file=sys.stderr, flush=True)
    _write_base_items(connection, bases)
    return written, len(bases)


def _write_base_items(connection: psycopg.Connection, bases: Mapping[str, Planned]) -> None:
    numbered = tuple(enumerate(sorted(bases), start=FIRST))
    _copy(
        connection,
        "catalogue.BaseItem",
        ({"id": number, "ref": f"pref-b{number}", "code": code} for number, code in numbered),
    )
    _copy(
        connection,
        "catalogue.BaseItemTerm",
        (
            {"base_item_id": number, "name": bases[code].name.partition("（")[0], "kind": bases[code].kind,
             "treatment": "approval", "standard": None, "valid": BEGAN, "basis": BASIS}
            for number, code in numbered
        ),
    )  # fmt: skip


def _item(number: int, one: Planned) -> dict[str, Any]:
    code = implementation_code(one.unit.uscc, one.unit.level, one.base_code, one.handling)
    return {
        "id": number, "ref": f"pref-i{number}", "base_code": one.base_code, "implementation_code": code,
        "office_id": one.unit.id,
    }  # fmt: skip


def _version(number: int, one: Planned) -> dict[str, Any]:
    code = implementation_code(one.unit.uscc, one.unit.level, one.base_code, one.handling)
    context = (one.unit.name, NAMES.get(one.theme, ""), NAMES.get(one.life_event, ""))
    index = indexed(one.name, one.terms.keywords, (code, one.base_code), context, one.terms.service.ways)
    told, digest = _stored(one.terms)
    return {
        "id": number, "ref": f"pref-v{number}", "item_id": number, "number": 1, "state": "published", "name": one.name,
        "kind": one.kind, "audience": str(one.terms.audience), "sort_key": index.sort_key, "theme": one.theme,
        "life_event": one.life_event, "terms": told, "terms_hash": digest, "in_force": TimestamptzRange(SINCE, None),
        "search": " ".join("'" + lexeme.replace("'", "''") + "'" for lexeme in index.lexemes),
        "search_name": index.lines, "created_at": SINCE, "used": _used(number, one),
    }  # fmt: skip


def _used(number: int, one: Planned) -> int:
    """Few items are asked for every day and most hardly ever, as everywhere."""
    well_known = 40 if one.unit.level in "34" and one.life_event else 1
    return well_known * 5_000 // (1 + number * 37 % 20_011)


@cache
def _stored(terms: Terms) -> tuple[Jsonb, bytes]:
    return Jsonb(terms_to_json(terms), dumps=_dumps), terms_hash(terms)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@contextmanager
def _without_index(connection: psycopg.Connection, name: str) -> Iterator[None]:
    """Writes many rows without an index and builds it afterwards: a tenth of the time."""
    row = connection.execute("select indexdef from pg_indexes where indexname = %s", (name,)).fetchone()
    if row:
        connection.execute(f"drop index {name}")
    yield
    if row:
        connection.execute(row[0])


def _copy(connection: psycopg.Connection, label: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Copy rows into the table of a model; columns that are not told get the model's own default."""
    model = import_module("django.apps").apps.get_model(label)
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    rows = list(rows)
    told = {name for row in rows for name in row}
    fields = [field for field in fields if field.column in told or not (field.primary_key or field.has_db_default())]
    columns = ", ".join(field.column for field in fields)
    with connection.cursor() as cursor, cursor.copy(f"copy {model._meta.db_table} ({columns}) from stdin") as copy:
        for row in rows:
            copy.write_row([row[f.column] if f.column in row else _default(f) for f in fields])


def _default(field: Any) -> object:
    value = field.get_default()
    return Jsonb(value) if field.get_internal_type() == "JSONField" else value


def main() -> None:
    """Fill the database of a URL: for those who want to look at the pages of a full catalogue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--share", type=float, default=1.0)
    given = parser.parse_args()
    where = database.by_url(given.url)
    database.configure(where)
    database.prepare_database(where)
    print(fill(where.administrator, given.share))


if __name__ == "__main__":
    import_module("os").environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
    import_module("django").setup()
    main()
