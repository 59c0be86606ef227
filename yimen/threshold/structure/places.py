"""Places as rows: regions, offices with their approval division, centres, windows."""

from datetime import date, datetime, timedelta

from yimen.kernel.actor import Actor
from yimen.kernel.writing import Missing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import operations as write_offices
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow, OfficeRow
from yimen.registries.regions import operations as write_regions
from yimen.registries.regions import queries as regions
from yimen.threshold.structure.rows import (
    CannotChange,
    Column,
    Row,
    Sheet,
    Unknown,
    Verdict,
    choice,
    day,
    needed,
    needed_day,
    only,
    text,
)

LEVELS = {"1": "省级", "2": "市级", "3": "县级", "4": "乡级", "5": "村级"}
FORMS = {"stand_alone": "独立设置", "co_located": "合署办公", "delegated": "委托办理"}
KEPT = {"central": "中央", "provincial": "省属", "city": "市属", "county": "区县属", "town": "乡镇属"}
CENTRES = {
    "administrative": "行政服务中心",
    "citizen": "市民中心",
    "town": "乡镇便民服务中心",
    "village": "村便民服务点",
}
_NATIONAL = "national"
_FROM = Column("valid_from", "生效日期", "date", "yes")
_BASIS = Column("basis", "依据文号")
_ENDS = Column("ends", "撤销日期", "date")


def apply_region(row: Row, by: Actor, now: datetime) -> Verdict:
    """Found, rename, recode or close a region."""
    code, begins, ends = needed(row, "code"), needed_day(row, "valid_from"), day(row, "ends")
    basis, name = text(row, "basis"), needed(row, "name")
    today = day_of(now)
    known = regions.by_code(code, begins) or regions.by_code(code, today)
    old = text(row, "old_code")
    if known is None and old:
        before = regions.by_code(old, begins - timedelta(days=1))
        if before is None:
            raise Unknown(field="old_code", name=old)
        write_regions.rename_region(before.ref, name, code, begins, basis, by=by, now=now)
        return _ended_region(before.ref, ends, basis, by, now, Verdict.CHANGED)
    if known is None:
        parent = region_ref(row, "parent_code", begins) if text(row, "parent_code") else None
        level = int(choice(row, "level", LEVELS))
        ref = write_regions.found_region(code, name, level, parent, begins, basis, by=by, now=now).ref
        return _ended_region(ref, ends, basis, by, now, Verdict.NEW)
    if text(row, "level") and int(choice(row, "level", LEVELS)) != known.level:
        raise CannotChange(field="level")
    if known.name == name:
        return _ended_region(known.ref, ends, basis, by, now, Verdict.UNCHANGED)
    write_regions.rename_region(known.ref, name, code, begins, basis, by=by, now=now)
    return _ended_region(known.ref, ends, basis, by, now, Verdict.CHANGED)


def _ended_region(ref: str, ends: date | None, basis: str, by: Actor, now: datetime, sofar: Verdict) -> Verdict:
    if ends is None or regions.region(ref, ends) is None:
        return sofar
    write_regions.close_region(ref, ends, basis, by=by, now=now)
    return Verdict.CHANGED if sofar is Verdict.UNCHANGED else sofar


def region_rows(now: datetime) -> tuple[Row, ...]:
    """The regions of today."""
    today = day_of(now)
    tree = regions.tree(today)
    codes = {row.ref: row.code for row in tree}
    begins = {row.ref: regions.history(row.ref)[-1] for row in tree}
    return tuple(
        {
            "ref": row.ref,
            "code": row.code,
            "name": row.name,
            "level": LEVELS[str(row.level)],
            "parent_code": codes.get(row.parent_ref, ""),
            "valid_from": _since(begins[row.ref].begins),
            "basis": begins[row.ref].basis,
        }
        for row in tree
    )


def apply_office(row: Row, by: Actor, now: datetime) -> Verdict:
    """Found, rename or close an office, and set its approval division."""
    name, begins, ends = needed(row, "name"), needed_day(row, "valid_from"), day(row, "ends")
    basis, today = text(row, "basis"), day_of(now)
    known = offices.office_by_name(name, begins) or offices.office_by_name(name, today)
    if known is None and (old := text(row, "old_name")):
        known = offices.office_by_name(old, begins - timedelta(days=1))
        if known is None:
            raise Unknown(field="old_name", name=old)
    if known is None:
        ref = write_offices.found_office(
            name,
            text(row, "short_name") or name,
            text(row, "uscc") or None,
            region_ref(row, "region_code", begins),
            calendar_ref(row),
            text(row, "document_mark"),
            begins,
            basis,
            office_ref(row, "parent", begins) if text(row, "parent") else None,
            choice(row, "affiliation", KEPT) if text(row, "affiliation") else "",
            by=by,
            now=now,
        ).ref
        verdict = Verdict.NEW
    else:
        ref, verdict = known.ref, _changed_office(known, row, begins, by, now)
    verdict = _divided(ref, row, begins, by, now, verdict)
    if ends is not None and offices.office(ref, ends) is not None:
        write_offices.close_office(ref, ends, basis, by=by, now=now)
        verdict = Verdict.CHANGED if verdict is Verdict.UNCHANGED else verdict
    return verdict


def _changed_office(known: OfficeRow, row: Row, begins: date, by: Actor, now: datetime) -> Verdict:
    if text(row, "region_code") and region_ref(row, "region_code", begins) != known.region_ref:
        raise CannotChange(field="region_code")
    name = text(row, "name")
    short = text(row, "short_name") or (known.short_name if known.name == name else name)
    mark = text(row, "document_mark") or known.document_mark
    kept = choice(row, "affiliation", KEPT) if text(row, "affiliation") else known.affiliation
    basis = text(row, "basis")
    numbered = _numbered(known, row, by, now)
    if (name, short, mark) != (known.name, known.short_name, known.document_mark):
        write_offices.rename_office(known.ref, name, short, mark, begins, basis, kept, by=by, now=now)
        return Verdict.CHANGED
    if kept != known.affiliation:
        write_offices.affiliate_office(known.ref, kept, begins, basis, by=by, now=now)
        return Verdict.CHANGED
    return numbered


def _numbered(known: OfficeRow, row: Row, by: Actor, now: datetime) -> Verdict:
    """An office without its code gets the one of the row; another than it has is refused."""
    uscc = text(row, "uscc")
    if not uscc or uscc == known.uscc:
        return Verdict.UNCHANGED
    write_offices.number_office(known.ref, uscc, text(row, "basis"), by=by, now=now)
    return Verdict.CHANGED


def _divided(ref: str, row: Row, begins: date, by: Actor, now: datetime, sofar: Verdict) -> Verdict:
    name = text(row, "division")
    if not name:
        return sofar
    form = choice(row, "division_form", FORMS, "stand_alone")
    known = offices.division(ref, begins) or offices.division(ref, day_of(now))
    if known is not None and (known.name, known.form) == (name, form):
        return sofar
    write_offices.set_division(ref, name, form, begins, text(row, "basis"), by=by, now=now)
    return Verdict.CHANGED if sofar is Verdict.UNCHANGED else sofar


def office_rows(now: datetime) -> tuple[Row, ...]:
    """The offices of today."""
    today = day_of(now)
    codes, names = _codes(today), {row.ref: row.name for row in calendars.listed()}
    listed = offices.offices(today)
    called = {row.ref: row.name for row in listed}
    divisions = {row.office_ref: row for row in offices.divisions(today)}
    rows = []
    for office in listed:
        term = offices.office_history(office.ref)[-1]
        division = divisions.get(office.ref)
        rows.append(
            {
                "ref": office.ref,
                "name": office.name,
                "short_name": office.short_name,
                "uscc": office.uscc,
                "region_code": codes.get(office.region_ref, ""),
                "calendar": names.get(office.calendar_ref, ""),
                "document_mark": office.document_mark,
                "affiliation": KEPT[office.affiliation],
                "parent": called.get(office.parent_ref, ""),
                "division": division.name if division else "",
                "division_form": FORMS[division.form] if division else "",
                "valid_from": _since(term.begins),
                "basis": term.basis,
            }
        )
    return tuple(rows)


def apply_centre(row: Row, by: Actor, now: datetime) -> Verdict:
    """Open, change or close a centre or service point."""
    name, begins, ends = needed(row, "name"), needed_day(row, "valid_from"), day(row, "ends")
    basis, today = text(row, "basis"), day_of(now)
    known = centre_by_name(name, begins) or centre_by_name(name, today)
    if known is None and (old := text(row, "old_name")):
        known = centre_by_name(old, begins - timedelta(days=1))
        if known is None:
            raise Unknown(field="old_name", name=old)
    facts = {column: text(row, column) for column in ("address", "phone", "hours")}
    if known is None:
        kind = choice(row, "kind", CENTRES)
        where = region_ref(row, "region_code", begins)
        ref = write_offices.open_centre(
            name, kind, where, calendar_ref(row), **facts, valid_from=begins, basis=basis, by=by, now=now
        ).ref
        verdict = Verdict.NEW
    else:
        ref, verdict = known.ref, Verdict.UNCHANGED
        facts = {column: value or getattr(known, column) for column, value in facts.items()}
        if (name, *facts.values()) != (known.name, known.address, known.phone, known.hours):
            write_offices.change_centre(ref, name, **facts, from_day=begins, basis=basis, by=by, now=now)
            verdict = Verdict.CHANGED
    if ends is not None and offices.centre(ref, ends) is not None:
        write_offices.close_centre(ref, ends, basis, by=by, now=now)
        verdict = Verdict.CHANGED if verdict is Verdict.UNCHANGED else verdict
    return verdict


def centre_rows(now: datetime) -> tuple[Row, ...]:
    """The centres of today."""
    today = day_of(now)
    codes, names = _codes(today), {row.ref: row.name for row in calendars.listed()}
    rows = []
    for centre in offices.centres(today):
        term = offices.centre_history(centre.ref)[-1]
        rows.append(
            {
                "ref": centre.ref,
                "name": centre.name,
                "kind": CENTRES[centre.kind],
                "region_code": codes.get(centre.region_ref, ""),
                "calendar": names.get(centre.calendar_ref, ""),
                "address": centre.address,
                "phone": centre.phone,
                "hours": centre.hours,
                "valid_from": _since(term.begins),
                "basis": term.basis,
            }
        )
    return tuple(rows)


def apply_window(row: Row, by: Actor, now: datetime) -> Verdict:
    """Open or close a window."""
    begins, ends = needed_day(row, "valid_from"), day(row, "ends")
    centre, code, basis = centre_ref(row, "centre", begins), needed(row, "code"), text(row, "basis")
    office = office_ref(row, "office", begins) if text(row, "office") else None
    there = [*offices.windows(centre, begins), *offices.windows(centre, day_of(now))]
    known = next((window for window in there if window.code == code), None)
    if known is None:
        ref = write_offices.open_window(centre, code, needed(row, "name"), office, begins, basis, by=by, now=now).ref
        verdict = Verdict.NEW
    else:
        ref, verdict = known.ref, Verdict.UNCHANGED
        if (text(row, "name") or known.name, office or "") != (known.name, known.office_ref):
            write_offices.close_window(ref, begins, basis, by=by, now=now)
            ref = write_offices.open_window(
                centre, code, text(row, "name") or known.name, office, begins, basis, by=by, now=now
            ).ref
            verdict = Verdict.CHANGED
    if ends is not None and offices.window(ref, ends) is not None:
        write_offices.close_window(ref, ends, basis, by=by, now=now)
        verdict = Verdict.CHANGED if verdict is Verdict.UNCHANGED else verdict
    return verdict


def window_rows(now: datetime) -> tuple[Row, ...]:
    """The windows of today."""
    today = day_of(now)
    centres = {row.ref: row.name for row in offices.centres(today)}
    names = {row.ref: row.name for row in offices.offices(today)}
    return tuple(
        {
            "ref": window.ref,
            "centre": centres.get(window.centre_ref, ""),
            "code": window.code,
            "name": window.name,
            "office": names.get(window.office_ref, ""),
            "valid_from": _since(window.begins),
        }
        for window in offices.all_windows(today)
    )


def region_ref(row: Row, column: str, on: date) -> str:
    """The region whose code stands in a column."""
    code = needed(row, column)
    found = regions.by_code(code, on)
    if found is None:
        raise Unknown(field=column, name=code)
    return found.ref


def office_ref(row: Row, column: str, on: date) -> str:
    """The office whose name stands in a column."""
    name = needed(row, column)
    found = offices.office_by_name(name, on)
    if found is None:
        raise Unknown(field=column, name=name)
    return found.ref


def centre_ref(row: Row, column: str, on: date) -> str:
    """The centre whose name stands in a column."""
    name = needed(row, column)
    found = centre_by_name(name, on)
    if found is None:
        raise Unknown(field=column, name=name)
    return found.ref


def centre_by_name(name: str, on: date) -> CentreRow | None:
    """The centre that bears a name on a day."""
    return next((row for row in offices.centres(on) if row.name == name), None)


def calendar_ref(row: Row) -> str:
    """The calendar whose name stands in the row; the national one when nothing does."""
    name = text(row, "calendar") or _NATIONAL
    found = [calendar.ref for calendar in calendars.listed() if name in (calendar.name, calendar.ref)]
    return only(found, "calendar", name)


def _codes(on: date) -> dict[str, str]:
    return {row.ref: row.code for row in regions.tree(on)}


def _since(begins: date) -> str:
    if begins is None:
        raise Missing(field="valid_from")
    return begins.isoformat()


REGIONS = Sheet(
    "regions",
    "行政区划",
    (
        Column("code", "区划代码", needed="yes"),
        Column("name", "名称", needed="yes"),
        Column("level", "层级", "choice", "yes", LEVELS),
        Column("parent_code", "上级代码", names="regions"),
        Column("old_code", "原代码"),
        _FROM,
        _BASIS,
        _ENDS,
    ),
    apply_region,
    region_rows,
)
OFFICES = Sheet(
    "offices",
    "部门",
    (
        Column("name", "名称", needed="yes"),
        Column("short_name", "简称"),
        Column("uscc", "统一社会信用代码"),
        Column("region_code", "区划代码", needed="yes", names="regions"),
        Column("calendar", "工作日历", names="calendars"),
        Column("document_mark", "文号代字"),
        Column("affiliation", "隶属", "choice", choices=KEPT),
        Column("parent", "上级部门", names="offices"),
        Column("division", "审批处室"),
        Column("division_form", "处室形式", "choice", choices=FORMS),
        Column("old_name", "原名称"),
        _FROM,
        _BASIS,
        _ENDS,
    ),
    apply_office,
    office_rows,
)
CENTRES_SHEET = Sheet(
    "centres",
    "中心",
    (
        Column("name", "名称", needed="yes"),
        Column("kind", "类别", "choice", "yes", CENTRES),
        Column("region_code", "区划代码", needed="yes", names="regions"),
        Column("calendar", "工作日历", names="calendars"),
        Column("address", "地址"),
        Column("phone", "电话"),
        Column("hours", "开放时间"),
        Column("old_name", "原名称"),
        _FROM,
        _BASIS,
        _ENDS,
    ),
    apply_centre,
    centre_rows,
)
WINDOWS = Sheet(
    "windows",
    "窗口",
    (
        Column("centre", "中心", needed="yes", names="centres"),
        Column("code", "窗口号", needed="yes"),
        Column("name", "名称", needed="yes"),
        Column("office", "部门（综合窗口不填）", names="offices"),
        _FROM,
        _BASIS,
        _ENDS,
    ),
    apply_window,
    window_rows,
)
