"""An item at its doors: the guide in the hall, the console, the JSON door, and the base catalogue beside it."""

import argparse
import json
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import Caller
from tests.operations.catalogue import NOW, TERMS, an_office
from tests.operations.test_base_items import MAIN, an_item_of, entered
from yimen.channels.cli import items
from yimen.kernel.elements import Intermediary, MaterialKind, Remedy, WindowTerm
from yimen.kernel.terms import Fee, MaterialTerm, SpecialProcedure, Terms, TimeLimit

pytestmark = pytest.mark.django_db
NOBODY = Caller()
WHOLE: Terms = replace(
    TERMS,
    materials=(
        *TERMS.materials,
        MaterialTerm(
            "report", "水质检测报告", law="《公共场所卫生管理条例实施细则》第二十三条", kind=MaterialKind.PROOF,
            issued_by="具备资质的检测机构", originals=1,
        ),
    ),
    fees=(Fee("工本费", 1000, "每证10元", "《收费规定》", reduction="低保家庭免收"),),
    special_procedures=(SpecialProcedure("expert_review", TimeLimit(Decimal(10), "working_day"), "第四十五条"),),
    service=replace(
        TERMS.service,
        online_payment="yes", agency="yes", appointment="yes", quota="每年五十件",
        windows=(WindowTerm("市监窗口", "滨河路1号", "工作日 9:00—17:00"),),
        intermediaries=(Intermediary("water", "水质检测", "report", "《公共场所卫生管理条例》", "五天", "市场价"),),
        rights=("查询进度。",), duties=("如实提交材料。",),
        remedies=(Remedy("reconsideration", "示范市人民政府", "中心路1号", "0000-1"),),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Published:
    """An item in force with everything an item can say."""

    ref: str
    code: str


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Published:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    entered()
    ref = an_item_of(an_office()[1], MAIN, terms=WHOLE)
    return Published(ref, f"11450721MB155808113{MAIN}")


def said(answer: Any) -> Any:
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def on_the_console(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    parser = argparse.ArgumentParser()
    items.register(parser.add_subparsers())
    chosen = parser.parse_args(["items", *words])
    assert chosen.run(chosen) == 0
    return capsys.readouterr().out


@covers("S-079", "S-140", "S-139", "S-108")
def test_the_guide_tells_ways_windows_results_fees_special_procedures_and_remedies(whole: Published) -> None:
    page = Client().get(f"/items/{whole.ref}").content.decode()

    for words in (
        "窗口办理、网上办理", "一次也不用跑", "可以邮寄", "可以先预约再来", "每年五十件", "市监窗口",
        "工作日 9:00—17:00",
        "食品经营许可证", "样本", "低保家庭免收", "可以网上缴", "专家评审", "水质检测", "机构由您自己选", "查询进度。",
        "如实提交材料。", "行政复议", "示范市人民政府",
        "法定 20 个工作日", "0000-12300",
    ):  # fmt: skip
        assert words in page, words


def test_the_guide_keeps_silent_about_what_an_item_does_not_have(whole: Published) -> None:
    bare = an_item_of(an_office("示范市教育局")[1], "000131001001", name="别的许可")

    page = Client().get(f"/items/{bare}").content.decode()

    for words in ("专家评审", "机构由您自己选", "可以先预约再来", "有数量限制吗", "可以网上缴"):
        assert words not in page, words


def test_the_console_shows_an_item_with_version_limits_and_materials(
    whole: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    told = json.loads(on_the_console("show", whole.code, "--json", capsys=capsys))

    assert (told["version"], told["code"], told["name"]) == (1, whole.code, "食品经营许可")
    assert told["promised"] == {"amount": 5, "unit": "working_day"}
    assert told["statutory"] == {"amount": 20, "unit": "working_day"}
    assert [one["name"] for one in told["materials"]] == ["经营场所平面图", "身份证明", "水质检测报告"]
    assert told["terms"]["service"]["complaint_phone"] == "0000-12300"
    assert "第 1 版" in on_the_console("show", whole.code, capsys=capsys)


def test_the_json_door_tells_the_same(whole: Published) -> None:
    told = said(NOBODY.get(f"/catalogue/items/{whole.code}"))

    assert told["version"] == 1
    assert (told["promised"], told["statutory"]) == (
        {"amount": "5", "unit": "working_day"}, {"amount": "20", "unit": "working_day"},
    )  # fmt: skip
    assert len(told["materials"]) == 3


@covers("S-073", "S-147")
def test_the_base_catalogue_and_its_counts_are_open_to_programs(
    whole: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = said(NOBODY.get("/catalogue/base-items"))["rows"]
    one = said(NOBODY.get(f"/catalogue/base-items/{MAIN}"))
    permits = said(NOBODY.get("/catalogue/permits", words="食品"))
    counts = said(NOBODY.get("/catalogue/counts", units="own"))
    before = said(NOBODY.get("/catalogue/counts", as_of="2020-01-01T00:00:00Z"))
    printed = json.loads(on_the_console("count", "--json", capsys=capsys))

    assert [row["code"] for row in listed] == [one["code"]] == [MAIN]
    assert (one["level"], one["items"], permits[0]["treatment"]) == ("main", 1, "approval")
    assert (counts["units"], counts["total"]["handling_items"], counts["main_items"]) == ("own", 1, 1)
    assert before["total"]["handling_items"] == 0
    assert printed["total"] == counts["total"]
    assert "细项" in on_the_console("count", capsys=capsys)
    assert NOBODY.get("/catalogue/base-items/999999999999").status_code == 404
    assert NOBODY.get("/catalogue/counts", as_of="0001-01-01T00:00:00Z").status_code == 422
