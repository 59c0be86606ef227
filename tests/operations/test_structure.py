"""A city is founded empty and filled from a workbook, line by line, each as a whole or not at all."""

import io
from collections.abc import Mapping
from datetime import date, timedelta

import pyotp
import pytest
from openpyxl import Workbook, load_workbook

from tests.operations.town import (
    NOW,
    OFFICE_USCC,
    PASSWORD,
    SECRET,
    TODAY,
    USCC,
    a_citizen,
    a_town,
    an_officer,
    signed_on,
)
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.calendars import queries as calendars
from yimen.registries.grants import queries as letters
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries
from yimen.registries.people.operations.found_city import CityExists
from yimen.registries.regions import queries as regions
from yimen.threshold.structure import workbook
from yimen.threshold.structure.workbook import BOOK, SHEETS, Report, Unreadable, apply_row, apply_workbook

pytestmark = pytest.mark.django_db

FROM = "2026-03-01"
CITY: Mapping[str, list[dict[str, object]]] = {
    "regions": [
        {"区划代码": 990201000000, "名称": "东湖县", "层级": "县级", "上级代码": "990200000000", "生效日期": FROM},
        {"区划代码": "990201001000", "名称": "桥头镇", "层级": "4", "上级代码": "990201000000", "生效日期": FROM},
    ],
    "offices": [
        {
            "名称": "东湖市公安局",
            "简称": "公安局",
            "区划代码": "990200000000",
            "文号代字": "东公",
            "审批处室": "户政处",
            "处室形式": "独立设置",
            "生效日期": date(2026, 3, 1),
        },
    ],
    "centres": [
        {
            "名称": "东湖市行政服务中心",
            "类别": "行政服务中心",
            "区划代码": "990200000000",
            "地址": "湖滨路1号",
            "生效日期": FROM,
        }
    ],
    "windows": [{"中心": "东湖市行政服务中心", "窗口号": "A01", "名称": "综合窗口", "生效日期": FROM}],
    "posts": [
        {"岗位名称": "综合受理岗", "职责": "窗口受理", "中心": "东湖市行政服务中心", "窗口号": "A01", "生效日期": FROM},
        {"岗位名称": "户政审批岗", "职责": "决定", "部门": "东湖市公安局", "生效日期": FROM},
    ],
    "staff": [
        {
            "工号": 1001,
            "姓名": "苏文岚",
            "部门": "公安局",
            "编制": "在编",
            "生效日期": FROM,
            "岗位名称": "户政审批岗",
            "AB角": "A角",
        },
        {"工号": 1001, "姓名": "苏文岚", "部门": "公安局", "编制": "在编", "生效日期": FROM, "岗位名称": "综合受理岗"},
    ],
    "letters": [
        {"工号": 1001, "授权部门": "公安局", "决定权级别": "科长", "生效日期": FROM, "到期日期": "2027年3月1日"}
    ],
}


def a_city() -> None:
    people.found_city("东湖市", "990200000000", by=SYSTEM, now=NOW)


def a_workbook(content: Mapping[str, list[dict[str, object]]]) -> bytes:
    book = Workbook()
    for name, rows in content.items():
        page = book.create_sheet(name)
        heads = list(dict.fromkeys(head for row in rows for head in row))
        page.append(heads)
        for row in rows:
            page.append([row.get(head) for head in heads])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def applied(content: Mapping[str, list[dict[str, object]]]) -> Report:
    return apply_workbook(a_workbook(content), by=SYSTEM, now=NOW)


def test_a_new_city_has_a_calendar_an_office_and_an_administrator_to_be() -> None:
    founded = people.found_city("东湖市", "990200000000", by=SYSTEM, now=NOW)

    (city,) = regions.tree(TODAY)
    assert (city.name, city.level) == ("东湖市", 2)
    assert [office.name for office in offices.offices(TODAY)] == ["东湖市政务服务管理局"]
    assert founded.until == NOW + timedelta(hours=24)
    digits = pyotp.TOTP(SECRET).at(NOW)
    account = people.take_up(founded.code, "admin", PASSWORD, SECRET, digits, by=SYSTEM, now=NOW).account_id
    actor = queries.actor_of(account, NOW)
    assert actor and actor.has_role("administrator")  # type: ignore[arg-type]


def test_a_second_city_is_not_founded_over_the_first() -> None:
    a_city()

    with pytest.raises(CityExists):
        people.found_city("西湖市", "990300000000", by=SYSTEM, now=NOW)

    assert [region.name for region in regions.tree(TODAY)] == ["东湖市"]


def test_nobody_founds_a_city_from_inside() -> None:
    citizen = a_citizen()

    with pytest.raises(Refusal) as no:
        people.found_city("我市", "990300000000", by=citizen, now=NOW)

    assert no.value.code == "people.not_allowed"


def test_a_workbook_fills_a_city() -> None:
    a_city()

    report = applied(CITY)

    assert report.lines == ()
    assert (report.read, report.new, report.changed, report.refused) == (10, 9, 1, 0)
    assert [region.name for region in regions.tree(TODAY)] == ["东湖市", "东湖县", "桥头镇"]
    office = offices.office_by_name("公安局", TODAY)
    assert office and office.document_mark == "东公"
    division = offices.division(office.ref, TODAY)
    assert division and division.name == "户政处"
    member = queries.staff_by_number("1001")
    assert member and {posting.post_name for posting in queries.postings_of(member.ref)} == {"户政审批岗", "综合受理岗"}
    (letter,) = letters.letters_of(member.id, NOW)
    assert letter.rank == 2


def test_the_same_workbook_again_changes_nothing() -> None:
    a_city()
    applied(CITY)

    again = applied(CITY)

    assert (again.read, again.unchanged, again.lines) == (10, 10, ())


def test_what_is_exported_is_what_is_there() -> None:
    a_city()
    applied(CITY)

    report = apply_workbook(workbook.write_workbook(NOW), by=SYSTEM, now=NOW)

    assert report.lines == () and report.read == report.unchanged > 10


def test_an_exported_line_writes_over_nobody_and_the_others_go_in() -> None:
    a_city()
    applied(CITY)
    book = load_workbook(io.BytesIO(workbook.write_workbook(NOW)))
    county, town, office, centre = book["regions"][3], book["regions"][4], book["offices"][3], book["centres"][2]
    change = {"name": "东湖区", "valid_from": "2026-06-01"}
    apply_row(SHEETS["regions"], {"code": county[0].value, **change}, by=SYSTEM, now=NOW)
    applied({"centres": [{**CITY["centres"][0], "电话": "0000-1", "生效日期": "2026-03-02"}]})

    for line, name in ((county, "东湖新区"), (town, "桥头街道"), (office, "东湖市公安委")):
        line[1 if line is not office else 0].value = name
    county[5].value, town[5].value, centre[6].value = "2026-06-02", "2026-06-01", "湖心岛"
    office[10].value, office[11].value = "东湖市公安局", date(2026, 6, 1)
    report = apply_workbook(_bytes(book), by=SYSTEM, now=NOW)

    assert [(line.sheet, line.line, line.code) for line in report.lines] == [
        ("regions", 3, "structure.line_changed"),
        ("centres", 2, "structure.line_changed"),
    ]
    assert "0000-1" in report.lines[1].message
    june = date(2026, 6, 2)
    assert [row.name for row in regions.tree(june)] == ["东湖市", "东湖区", "桥头街道"]
    assert offices.office_by_name("东湖市公安委", june) is not None
    again = apply_workbook(_bytes(book), by=SYSTEM, now=NOW)
    assert (again.changed, again.new, again.lines) == (0, 0, report.lines)


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_wrong_line_leaves_nothing_and_the_others_stand() -> None:
    a_city()
    broken = {
        **CITY,
        "offices": [{**CITY["offices"][0], "处室形式": "没有这种"}, {**CITY["offices"][0], "名称": "民政局"}],
    }

    report = applied({"offices": broken["offices"]})

    assert [(line.line, line.code) for line in report.lines] == [(2, "structure.not_a_word")]
    assert report.lines[0].message == "这一列（处室形式）只能填：独立设置、合署办公、委托办理。"
    # The office of the wrong line was founded before its division was refused: both are gone.
    assert {office.name for office in offices.offices(TODAY)} == {"东湖市政务服务管理局", "民政局"}


@pytest.mark.parametrize(
    ("sheet", "change", "refused"),
    [
        ("regions", {"区划代码": "99"}, "regions.bad_code"),
        ("regions", {"上级代码": "990299000000"}, "structure.unknown"),
        ("regions", {"生效日期": "2026-02-30"}, "structure.bad_day"),
        ("regions", {"生效日期": "明天"}, "structure.bad_day"),
        ("regions", {"名称": "长" * 201}, "writing.too_long"),
        ("offices", {"统一社会信用代码": "91110000600037342L"}, "identity.bad_uscc"),
        ("offices", {"工作日历": "没有的日历"}, "structure.unknown"),
        ("centres", {"类别": "商场"}, "structure.not_a_word"),
    ],
)
def test_a_line_that_cannot_be_is_reported_with_its_reason(sheet: str, change: dict[str, object], refused: str) -> None:
    a_city()
    before = (regions.tree(TODAY), offices.offices(TODAY), offices.centres(TODAY))

    report = applied({sheet: [{**CITY[sheet][0], **change}]})

    assert [(line.sheet, line.line, line.code) for line in report.lines] == [(sheet, 2, refused)]
    assert (regions.tree(TODAY), offices.offices(TODAY), offices.centres(TODAY)) == before


def test_a_line_gives_an_office_the_credit_code_it_lacks_and_never_another() -> None:
    a_city()
    applied(CITY)
    line = {**CITY["offices"][0], "统一社会信用代码": OFFICE_USCC}

    given, again = applied({"offices": [line]}), applied({"offices": [line]})
    other = applied({"offices": [{**line, "统一社会信用代码": USCC}]})

    office = offices.office_by_name("公安局", TODAY)
    assert office and office.uscc == OFFICE_USCC
    assert (given.changed, again.unchanged, [one.code for one in other.lines]) == (1, 1, ["offices.uscc_given"])


def test_a_line_with_another_name_changes_from_its_day_on() -> None:
    a_city()
    applied(CITY)

    report = applied(
        {
            "regions": [
                {
                    **CITY["regions"][0],
                    "名称": "东湖区",
                    "区划代码": "990202000000",
                    "原代码": "990201000000",
                    "生效日期": "2026-06-01",
                }
            ],
            "offices": [
                {"名称": "东湖市公安委", "原名称": "东湖市公安局", "区划代码": "990200000000", "生效日期": "2026-06-01"}
            ],
        }
    )

    assert (report.changed, report.lines) == (2, ())
    june, may = date(2026, 6, 1), date(2026, 5, 31)
    before, after = regions.by_code("990201000000", may), regions.by_code("990202000000", june)
    assert before and after and before.id == after.id
    old, new = offices.office_by_name("东湖市公安局", may), offices.office_by_name("东湖市公安委", june)
    assert old and new and old.id == new.id


def test_days_of_a_calendar_come_in_by_the_workbook_a_span_in_one_revision() -> None:
    a_city()
    (calendar,) = calendars.listed()
    feast = {
        "工作日历": calendar.name,
        "日期": "2026-12-24",
        "到哪天": "2026-12-26",
        "休或班": "休",
        "说明": "建市纪念",
    }
    fair = {"工作日历": calendar.name, "日期": "2026-12-27", "休或班": "开", "时间": "09:00-12:00", "说明": "开放日"}

    report = applied({"calendar_days": [feast, fair, {**fair, "时间": "9点"}, {**feast, "到哪天": "2026-12-20"}]})

    assert (report.changed, [line.code for line in report.lines]) == (
        2,
        ["structure.bad_hours", "writing.impossible_dates"],
    )
    page = calendars.page(calendar.ref)
    assert page is not None and page.row.revision == calendar.revision + 2
    assert [rule.note for rule in page.days if rule.day.month == 12 and rule.day.year == 2026] == ["建市纪念"] * 3 + [
        "开放日"
    ]
    again = applied({"calendar_days": [feast, fair]})
    assert (again.unchanged, again.changed) == (2, 0)


def test_an_exported_day_changes_itself_and_no_day_whose_mark_it_does_not_bear() -> None:
    a_city()
    (calendar,) = calendars.listed()
    days = [date(2026, 12, day) for day in (24, 25, 26)]
    applied({"calendar_days": [{"工作日历": calendar.name, "日期": day, "休或班": "休"} for day in days]})
    book = load_workbook(io.BytesIO(workbook.write_workbook(NOW)))
    first, second, third = [line for line in book["calendar_days"] if str(line[1].value) in map(str, days)]
    applied({"calendar_days": [{"工作日历": calendar.name, "日期": days[1], "休或班": "休", "说明": "别人写的"}]})

    first[2].value, third[1].value, third[5].value = "2026-12-25", "2026-12-25", "改到前一天"
    second[5].value = "我写的"
    report = apply_workbook(_bytes(book), by=SYSTEM, now=NOW)

    assert [line.code for line in report.lines] == [
        "structure.only_its_own_day",
        "structure.line_changed",
        "structure.only_its_own_day",
    ]
    page = calendars.page(calendar.ref)
    assert page is not None and [rule.note for rule in page.days if rule.day in days] == ["", "别人写的", ""]
    first[2].value, first[5].value = None, "建市纪念"
    assert apply_workbook(_bytes(book), by=SYSTEM, now=NOW).changed == 1


def test_a_workbook_keeps_every_sheet_that_it_may_write_to_in_the_order_of_the_book(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_city()
    applied(CITY)
    kept: list[str] = []
    keep = workbook.kept_from_others
    monkeypatch.setattr(
        workbook, "kept_from_others", lambda sheets: kept.extend(sheet.name for sheet in sheets) or keep(sheets)
    )
    book = load_workbook(io.BytesIO(workbook.write_workbook(NOW)))
    book["centres"][2][6].value = "湖心岛"
    book["regions"].append(["990202000000", "", "西湖县", "3", "990200000000", FROM])

    apply_workbook(_bytes(book), by=SYSTEM, now=NOW)

    assert kept == ["regions", "centres"]


def test_a_sheet_with_a_strange_column_is_not_read() -> None:
    a_city()

    report = applied({"regions": [{**CITY["regions"][0], "备注": "x"}]})

    assert [(line.line, line.code) for line in report.lines] == [(1, "structure.unknown_column")]
    assert len(regions.tree(TODAY)) == 1


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04" + b"\0" * 100, b"x" * 10_000_001])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        apply_workbook(content, by=SYSTEM, now=NOW)


def test_a_name_never_becomes_a_formula() -> None:
    a_city()
    applied({"offices": [{**CITY["offices"][0], "名称": "东湖市公安局", "简称": "\u200b"}]})
    applied({"offices": [{"名称": "=HYPERLINK(1)", "区划代码": "990200000000", "生效日期": FROM}]})

    book = load_workbook(io.BytesIO(workbook.write_workbook(NOW)))

    kinds = {cell.data_type for row in book["offices"].iter_rows(min_row=2) for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_a_reviewer_imports_nothing() -> None:
    town = a_town()
    reviewer = signed_on(an_officer(town))
    line = {"区划代码": "990103000000", "名称": "新县", "层级": "3", "上级代码": "990100000000", "生效日期": FROM}

    report = apply_workbook(a_workbook({"regions": [line]}), by=reviewer, now=NOW)

    assert [row.code for row in report.lines] == ["people.not_allowed"]
    assert regions.by_code("990103000000", TODAY) is None


def test_the_template_has_every_sheet_with_its_heads() -> None:
    book = load_workbook(io.BytesIO(workbook.write_template()))

    assert book.sheetnames == list(BOOK)
    for name, sheet in BOOK.items():
        assert [cell.value for cell in book[name][1]] == [column.title for column in sheet.columns]
        offered = {one.formula1 for one in book[name].data_validations.dataValidation if one.type == "list"}
        assert offered == {f'"{",".join(column.choices.values())}"' for column in sheet.columns if column.choices}
    roles = next(one for one in book["posts"].data_validations.dataValidation if one.type == "list")
    assert "B2" in str(roles.sqref) and "窗口受理" in roles.formula1 and roles.prompt == "新设时必填"
