"""Importing a foreign catalogue: every line whole or not at all, asked again nothing changes, all of it is told."""

import csv
import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from openpyxl import Workbook

from tests.operations.catalogue import NOW, TERMS, TODAY
from yimen.channels.cli.items import Progress, as_json
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import operations, queries, refusals
from yimen.registries.catalogue.exchange.importing import Report, count_lines, import_items
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.search import search
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold.sentences import sentence

pytestmark = pytest.mark.django_db
HEADER = ["department", "main_item", "item_name", "area_code", "local_item_code", "task_type", "department_code"]
AREA = "511602000000"
LATER = NOW + timedelta(days=1)


def a_line(number: int = 1, **columns: str) -> dict[str, str]:
    told = {
        "department": "区教科体局",
        "main_item": "未分类",
        "item_name": f"学生资助申请第{number}类",
        "area_code": AREA,
        "local_item_code": f"512C005330{number:04d}-{AREA}-000-11511301008778183N-1-00",
        "task_type": "20",
        "department_code": "083372204",
    }
    return {**told, **columns}


def a_file(folder: Path, *lines: dict[str, str], encoding: str = "utf-8-sig") -> Path:
    path = folder / "items.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, HEADER)
        writer.writeheader()
        writer.writerows(lines)
    return path


def taken_in(path: Path, now: Any = NOW) -> Report:
    return import_items(path, lambda done: None, by=SYSTEM, now=now)


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(line.line, line.level, line.why.code) for line in report.lines]


def test_items_come_in_as_guides_that_are_found_and_never_applicable(tmp_path: Path) -> None:
    report = taken_in(a_file(tmp_path, a_line(1), a_line(2, department="区民政局", item_name="殡葬服务费减免")))

    assert (report.read, report.new, report.warned, report.refused, report.lines) == (2, 2, 0, 0, ())
    view = queries.in_force(a_line(1)["local_item_code"], NOW)
    assert view is not None and view.guide_only
    assert (view.name, view.kind, view.source, view.office_name) == (
        "学生资助申请第1类",
        "20",
        "area:511602",
        "区教科体局",
    )
    assert [hit.row.name for hit in search("殡葬", NOW)] == ["殡葬服务费减免"]
    assert search("殡葬", NOW, Filter(guides="no")) == ()
    with pytest.raises(refusals.NotPublishable):
        operations.publish(view.version_ref, NOW, by=SYSTEM, now=NOW)


def test_asked_again_nothing_changes(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_line(1), a_line(2))
    taken_in(path)
    before = everything()

    report = taken_in(path, LATER)

    assert (report.read, report.new, report.changed, report.unchanged) == (2, 0, 0, 2)
    assert everything() == before


def test_what_the_source_changed_is_changed_and_the_rest_is_not(tmp_path: Path) -> None:
    taken_in(a_file(tmp_path, a_line(1), a_line(2)))

    report = taken_in(a_file(tmp_path, a_line(1, item_name="学生资助（新名称）"), a_line(2)), LATER)

    assert (report.changed, report.unchanged) == (1, 1)
    view = queries.in_force(a_line(1)["local_item_code"], LATER)
    assert view is not None and (view.name, view.number) == ("学生资助（新名称）", 1)
    assert [hit.row.name for hit in search("新名称", LATER)] == ["学生资助（新名称）"]


def test_what_the_desk_completed_stays_when_the_source_changes_a_name(tmp_path: Path) -> None:
    taken_in(a_file(tmp_path, a_line(1)))
    guide = queries.in_force(a_line(1)["local_item_code"], NOW)
    assert guide is not None
    terms = replace(TERMS, statutory=None)
    operations.amend_draft(guide.version_ref, operations.Draft(guide.name, "20", terms), guide.seen, by=SYSTEM, now=NOW)

    taken_in(a_file(tmp_path, a_line(1, item_name="新名称")), LATER)

    view = queries.in_force(guide.ref, LATER)
    assert view is not None and (view.name, view.terms) == ("新名称", terms)


def test_a_published_item_goes_on_while_its_changed_source_waits_as_a_draft(tmp_path: Path) -> None:
    taken_in(a_file(tmp_path, a_line(1)))
    guide = queries.in_force(a_line(1)["local_item_code"], NOW)
    assert guide is not None
    operations.amend_draft(guide.version_ref, operations.Draft(guide.name, "20", TERMS), guide.seen, by=SYSTEM, now=NOW)
    operations.publish(guide.version_ref, NOW, by=SYSTEM, now=NOW)

    taken_in(a_file(tmp_path, a_line(1, item_name="新名称")), LATER)

    view = queries.in_force(guide.ref, LATER)
    assert view is not None and (view.name, view.guide_only) == (guide.name, False)
    assert [row.name for row in queries.drafts(None)] == ["新名称"]
    assert [hit.row.name for hit in search("新名称", LATER)] == []


def test_a_wrong_check_digit_in_a_foreign_code_warns_and_the_code_is_kept(tmp_path: Path) -> None:
    code = f"511A62001004-{AREA}-000-TE5116020105116050-1-00"

    report = taken_in(a_file(tmp_path, a_line(1), a_line(2, local_item_code=code)))

    assert (report.new, report.warned, report.refused) == (2, 1, 0)
    assert told(report) == [(3, "warned", "import.doubtful_code")]
    view = queries.in_force(code, NOW)
    assert view is not None and view.local_code == code


def test_two_items_may_bear_one_name(tmp_path: Path) -> None:
    report = taken_in(
        a_file(tmp_path, a_line(1, item_name="求职创业补贴申领"), a_line(2, item_name="求职创业补贴申领"))
    )

    assert (report.new, report.lines) == (2, ())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"item_name": ""}, "import.value_missing"),
        ({"local_item_code": " "}, "import.value_missing"),
        ({"department": "无"}, "import.value_missing"),
        ({"area_code": "51160A000000"}, "import.value_malformed"),
        ({"task_type": "33"}, "import.value_malformed"),
        ({"task_type": "1'; drop table"}, "import.value_malformed"),
        ({"local_item_code": "代码"}, "import.value_malformed"),
        ({"local_item_code": "9" * 81}, "import.value_malformed"),
        ({"item_name": "名" * 201}, "catalogue.text_unsound"),
        ({"item_name": "学生\x00资助"}, "catalogue.text_unsound"),
        ({"department": "部\x07门"}, "writing.strange_character"),
    ],
)
def test_a_wrong_line_is_refused_whole_and_never_stops_the_next(
    wrong: dict[str, str], code: str, tmp_path: Path
) -> None:
    report = taken_in(a_file(tmp_path, a_line(1, **wrong), a_line(2)))

    assert (report.read, report.new, report.refused) == (2, 1, 1)
    assert told(report) == [(2, "refused", code)]
    assert [row.name for row in queries.drafts(None)] == ["学生资助申请第2类"]
    assert len(offices.offices(TODAY)) == 1


def test_departments_called_alike_in_two_areas_each_number_their_own_papers(tmp_path: Path) -> None:
    taken_in(a_file(tmp_path, a_line(1), a_line(2, area_code="511603000000", local_item_code="OTHER-2")))

    rows = [row for row in offices.offices(TODAY) if row.name == "区教科体局"]
    assert sorted(row.numbered_as for row in rows) == ["区教科体局", "区教科体局511603"]


def test_the_same_code_twice_with_other_words_is_refused_the_second_time(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_line(1), a_line(1), a_line(1, item_name="另一件事"))

    report = taken_in(path)

    assert (report.new, report.unchanged, report.refused) == (1, 1, 1)
    assert told(report) == [(4, "refused", "import.code_twice")]


def test_a_line_with_a_cell_too_many_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_line(1))
    with path.open("a", encoding="utf-8") as out:
        out.write(",".join(a_line(2).values()) + ",多出来的\n" + ",".join(list(a_line(3).values())[:4]) + "\n")

    report = taken_in(path)

    assert (report.new, report.refused) == (1, 2)
    assert told(report) == [(3, "refused", "import.columns_differ"), (4, "refused", "import.columns_differ")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("items.csv", b"department,item_name\n", "import.column_missing"),
        ("items.csv", b"", "import.column_missing"),
        ("items.csv", b"\xff\xfe\x80\x81", "import.file_unreadable"),
        ("items.xlsx", b"not a sheet", "import.file_unreadable"),
        ("items.json", b"{", "import.file_unreadable"),
        ("items.json", b"[1]", "import.file_unreadable"),
        ("items.pdf", b"%PDF", "import.file_unreadable"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)

    report = taken_in(tmp_path / name)

    assert (report.read, report.refused) == (0, 1)
    assert told(report) == [(1, "refused", code)]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(taken_in(tmp_path / "none.csv")) == [(1, "refused", "import.file_unreadable")]


def test_spreadsheets_old_encodings_and_json_say_the_same(tmp_path: Path) -> None:
    lines = [a_line(1), a_line(2)]
    taken_in(a_file(tmp_path, *lines))
    sheet = Workbook()
    for row in (HEADER, *([*line.values()] for line in lines)):
        sheet.active.append(row)
    sheet.save(tmp_path / "items.xlsx")
    (tmp_path / "items.json").write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")

    for path in (tmp_path / "items.xlsx", tmp_path / "items.json", a_file(tmp_path, *lines, encoding="gb18030")):
        assert (taken_in(path).unchanged, taken_in(path).refused) == (2, 0)


def test_the_offices_of_a_place_that_is_not_known_are_founded_there(tmp_path: Path) -> None:
    taken_in(a_file(tmp_path, a_line(1), a_line(2, department="区发改局", department_code="11511301008778183N")))

    region = regions.by_code(AREA, TODAY)
    assert region is not None and region.level == 3
    founded = {office.name: office for office in offices.offices(TODAY)}
    assert set(founded) == {"区教科体局", "区发改局"}
    assert (founded["区发改局"].uscc, founded["区教科体局"].uscc) == ("11511301008778183N", "")
    assert {office.region_ref for office in founded.values()} == {region.ref}


def a_record(**facts: Any) -> dict[str, Any]:
    told = {
        "task_name": "固定资产投资项目节能审查", "task_code": "11450721MB155808114000104002000", "task_type": "01",
        "task_version": "13", "areacode": "450721", "dept_name": "某县行政审批局", "dept_code": "11450721MB15580811",
        "anticipate_day": "20", "anticipate_type": "1", "anticipate_day_explain": "", "promise_day": 5,
        "promise_type": "1", "promise_day_explain": "无", "serve_type": "2,3,4,6", "limit_scene_num": "1",
        "result_name": "批复", "accept_condition": "符合规划", "by_law": [
            {"law_name": "《关于修改<中华人民共和国节约能源法>的决定》", "clause": "第三条", "text": ""}],
        "materials": [{"name": "申请书", "is_need": "1"}, {"name": "节能报告", "is_need": "2"}],
        "windows": [{"address": "某路5号"}], "qa": [{"q": "要不要？", "a": "要。"}], "link_way": None,
    }  # fmt: skip
    return {**told, **facts}


def test_a_full_record_of_the_exchange_brings_its_terms(tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    path.write_text(json.dumps([a_record()], ensure_ascii=False), encoding="utf-8")

    report = taken_in(path)

    assert (report.new, report.lines) == (1, ())
    view = queries.in_force("11450721MB155808114000104002000", NOW)
    assert view is not None and view.guide_only
    assert view.terms.service.results[0].name == "批复" and view.terms.service.served == ("2", "3", "4", "6")
    assert (
        view.terms.promised == TimeLimit(amount=view.terms.promised.amount, unit="working_day")
        if view.terms.promised
        else False
    )
    assert (view.base_code, view.terms.trips, view.terms.place) == ("000104002000", 1, "某路5号")
    assert [material.name for material in view.terms.materials] == ["申请书", "节能报告"]
    assert "<中华人民共和国节约能源法>" in view.terms.bases[0].law


def test_what_a_record_says_and_nobody_can_take_in_is_told_element_by_element(tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    wild = a_record(
        accept_condition="咨询张某 13900000000", project_type="7", handle_type="1,2,8", wsblsd="6,1",
        limit_scene_explain={"extend": {"scene_reason": "须当场核验", "limit_explain": ""}}, is_entry_center="1",
        service_dept="受理后:节能评审", task_state="1", create_date=1572244774000,
        special_procedures=[{"special_name": "9", "special_date": "15", "special_date_type": "1"},
                            {"special_name": "专家评审", "special_date": "30", "special_date_type": "1"}],
        materials=[{"ordernum": "2", "name": "报告", "is_need": "3", "page_num": 3, "sign_ask": "单位盖章"},
                   {"ordernum": "1", "name": "申请书", "original_amount": "1", "copy_amount": "2", "page_format": "A"}],
        is_fee="1", fees=[{"fee_name": "工本费", "fee_stand": "每证 5.50 元"}],
    )  # fmt: skip
    path.write_text(json.dumps([wild], ensure_ascii=False), encoding="utf-8")

    report = taken_in(path)

    assert (report.new, report.warned) == (1, 1)
    assert sorted(sentence(line.why) for line in report.lines) == [
        "“accept_condition”里有个人手机号,已删去。",
        "“handle_type”的值“8”读不懂,这一项留空待补。",
        "“project_type”的值“7”读不懂,这一项留空待补。",
        "“特别程序 1 special_name”的值“9”读不懂,这一项留空待补。",
        "“申请材料 1 is_need”的值“3”读不懂,这一项留空待补。",
        "这些要素目录里没有对应的位置,没有导入:is_entry_center、materials.page_format、"
        "special_procedures.special_date、special_procedures.special_date_type。",
    ]
    view = queries.in_force("11450721MB155808114000104002000", NOW)
    assert view is not None and "139" not in view.terms.conditions[0]
    terms, service = view.terms, view.terms.service
    assert (service.ways, service.online_depth, service.onsite_reason) == (("1", "2"), "1", "须当场核验")
    assert [(one.name, one.originals, one.copies) for one in terms.materials] == [("申请书", 1, 2), ("报告", 3, 0)]
    assert terms.materials[1].note == "签名签章：单位盖章" and terms.fees[0].fen == 550
    assert [one.ground for one in terms.special_procedures] == ["expert_review"]
    assert service.intermediaries[0].name == "受理后:节能评审"


def test_of_several_versions_of_one_item_the_highest_counts(tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    versions = [
        a_record(task_version="9", task_name="旧"),
        a_record(task_version=12, task_name="新"),
        a_record(task_version="11"),
    ]
    path.write_text(json.dumps(versions, ensure_ascii=False), encoding="utf-8")

    report = taken_in(path)

    assert (report.read, report.new, report.unchanged, report.refused) == (3, 1, 2, 0)
    assert told(report) == [(1, "noted", "import.older_version"), (3, "noted", "import.older_version")]
    view = queries.in_force("11450721MB155808114000104002000", NOW)
    assert view is not None and view.name == "新"


def test_a_limit_that_contradicts_its_explanation_is_left_open_and_told(tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    record = a_record(
        anticipate_day="66", anticipate_day_explain="受理之日起20个工作日。", result_name="关于 xxx 的批复"
    )
    path.write_text(json.dumps([record], ensure_ascii=False), encoding="utf-8")

    report = taken_in(path)

    assert told(report) == [(1, "warned", "import.limit_contradicts"), (1, "warned", "import.placeholder")]
    view = queries.in_force("11450721MB155808114000104002000", NOW)
    assert view is not None and view.terms.statutory is None and view.terms.promised is not None


def test_the_report_reads_as_the_command_contract_has_it(tmp_path: Path) -> None:
    report = as_json(taken_in(a_file(tmp_path, a_line(1, item_name=""), a_line(2))))

    assert list(report) == ["read", "new", "changed", "unchanged", "warned", "refused", "lines"]
    assert report["lines"] == [
        {"line": 2, "level": "refused", "code": "import.value_missing", "message": "“item_name”为空。"}
    ]


def test_who_watches_an_import_sees_a_bar_that_fills(tmp_path: Path) -> None:
    path, screen = a_file(tmp_path, a_line(1), a_line(2, item_name="")), StringIO()
    bar = Progress(count_lines(path), screen)

    import_items(path, bar, by=SYSTEM, now=NOW)
    bar.end()

    assert screen.getvalue() == f"\r[{'#' * 30}] 100%  2 / 2 行 · lines\n"


def everything() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.ref, i.source_digest::bytea::text, v.ref, v.state, v.name, v.journal_seq, v.search::text"
            " from catalogue_item i join catalogue_itemversion v on v.item_id = i.id order by v.id"
        )
        return list(cursor.fetchall())
