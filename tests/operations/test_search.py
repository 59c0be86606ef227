"""Search: people find the item by their own words, and are told why."""

import argparse
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils.translation import activate
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.covers import covers
from tests.operations.catalogue import NOW, TERMS, TODAY, a_draft, an_office
from tests.standing import standing
from yimen.assembly.sample.items import ITEMS, OFFICES
from yimen.channels.cli import items
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import Audience, Terms
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.catalogue import operations, reading
from yimen.registries.catalogue.indexing import indexed
from yimen.registries.catalogue.operations import Draft, ForeignItem
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.search import Why, nearest, search, suggest, understood
from yimen.registries.offices import queries as offices
from yimen.registries.offices.operations import found_office
from yimen.registries.regions import queries as regions
from yimen.registries.regions.operations import found_region
from yimen.threshold.found import why_found

pytestmark = pytest.mark.django_db

ASKED = [
    ("开饭店", "食品经营许可（新办）", Why.KEYWORD),
    ("饭店", "食品经营许可（新办）", Why.KEYWORD),
    ("我想开一家饭店", "食品经营许可（新办）", Why.KEYWORD),
    ("开饭馆怎么办", "食品经营许可（新办）", Why.SYNONYM),
    ("开火锅店", "食品经营许可（新办）", Why.SYNONYM),
    ("开饭殿", "食品经营许可（新办）", Why.SOUND),
    ("開飯店", "食品经营许可（新办）", Why.KEYWORD),
    ("食品经菅许可", "食品经营许可（新办）", Why.SLIP),
    ("社会保障卞申领", "社会保障卡申领", Why.SLIP),
    ("食品经营许可", "食品经营许可（新办）", Why.NAME),
    ("kaifandian", "食品经营许可（新办）", Why.PINYIN),
    ("KFD", "食品经营许可（新办）", Why.INITIALS),
    ("食品径营许可延续", "食品经营许可（延续）", Why.SOUND),
    ("社保卡", "社会保障卡申领", Why.KEYWORD),
    ("shebaoka", "社会保障卡申领", Why.PINYIN),
    ("ydjy", "基本医疗保险异地就医备案", Why.INITIALS),
    ("外地看病", "基本医疗保险异地就医备案", Why.KEYWORD),
    ("低保", "最低生活保障金给付", Why.KEYWORD),
    ("婚姻登记", "内地居民结婚登记", Why.KEYWORD),
    ("ｋｔｖ", "歌舞、游艺娱乐场所经营许可", Why.KEYWORD),
    ("ydyz", "个体工商户设立登记", Why.INITIALS),
    ("公司换地址", "公司变更登记", Why.KEYWORD),
    ("企业换地址", "公司变更登记", Why.SYNONYM),
    ("公司地址换了怎么办", "公司变更登记", Why.SYNONYM),
    ("轮椅", "残疾人基本型辅助器具适配补贴", Why.KEYWORD),
    ("市场监管局 开药店", "药品零售经营许可（新办）", Why.KEYWORD),
]


@standing
def sample_city() -> None:
    made = {key: an_office(f"示范市{name}")[1] for key, name in OFFICES.items()}
    for sample in ITEMS:
        item = operations.found_item(made[sample.office], sample.base_code, by=SYSTEM, now=NOW).ref
        draft = Draft(sample.name, sample.kind, sample.terms, sample.theme, sample.life_event)
        version = operations.draft_version(item, draft, by=SYSTEM, now=NOW).ref
        operations.publish(version, NOW, by=SYSTEM, now=NOW)


@pytest.mark.usefixtures("sample_city")
def test_people_find_the_item_by_their_own_words_and_are_told_why() -> None:
    found = [
        (words, hits[0].row.name, hits[0].reason) if (hits := search(words, NOW)) else (words, "", "")
        for words, _, _ in ASKED
    ]

    assert found == ASKED
    assert len(offices.offices(TODAY)) == len(OFFICES)


def test_initials_sayings_and_one_wrong_character_are_explained() -> None:
    activate("zh-hans")
    _, office = an_office()
    a_published(office, "连锁门店登记", "一店一照")
    a_published(office, "企业住所变更登记", "公司变更地址")
    a_published(office, "公司注销登记", "关公司")

    found = {words: search(words, NOW)[0] for words in ("ydyz", "公司换地址", "一店一煦", "門店登記", "锁闩店登")}

    assert {words: (hit.row.name, hit.reason, why_found(hit)) for words, hit in found.items()} == {
        "ydyz": ("连锁门店登记", Why.INITIALS, "拼音首字母：一店一照"),
        "公司换地址": ("企业住所变更登记", Why.SYNONYM, "“公司换地址”也叫“企业住所变更”"),
        "一店一煦": ("连锁门店登记", Why.SLIP, "改正了一个字：“一店一煦”→“一店一照”"),
        "門店登記": ("连锁门店登记", Why.NAME, "名称里有“门店登记”"),
        "锁闩店登": ("连锁门店登记", Why.SLIP, "改正了一个字：“锁闩店登”→“锁门店登”"),
    }


def test_the_console_prints_hits_with_their_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    activate("zh-hans")
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    _, office = an_office()
    ref = a_published(office, "食品经营许可（新办）", "开饭店")
    parser = argparse.ArgumentParser()
    items.register(parser.add_subparsers())
    chosen = parser.parse_args(["search", "开饭馆", "--json"])

    assert chosen.run(chosen) == 0
    told = json.loads(capsys.readouterr().out)
    (hit,) = told["hits"]
    assert told["words"] == "开饭馆" and "饭店" in told["understood"]
    assert (hit["ref"], hit["reason"], hit["why"]) == (ref, "synonym", "“饭馆”也叫“饭店”")


@pytest.mark.usefixtures("sample_city")
def test_what_is_typed_so_far_is_completed() -> None:
    assert suggest("食品经", NOW)[0].name == "食品经营许可（新办）"
    assert suggest("kaifan", NOW)[0].name == "食品经营许可（新办）"
    assert suggest("", NOW) == ()
    assert len(suggest("开", NOW)) == 8
    # The first letters of a syllable are enough.
    assert "食品经营许可（新办）" in [one.name for one in suggest("sh", NOW)]
    assert suggest("she", NOW) and suggest("sp", NOW)


@standing
def office() -> str:
    return an_office()[1]


def test_what_only_shares_letters_of_its_pinyin_sounds_like_nothing(office: str) -> None:
    a_published(office, "加工贸易名称变更")

    assert [hit.reason for hit in search("加工贸易明称", NOW)] == [Why.SOUND]
    assert search("移民", NOW) == ()
    assert nearest("火星移民", NOW) == ()


@pytest.mark.usefixtures("sample_city")
def test_nothing_is_found_by_what_nobody_offers() -> None:
    for words in ("zzzz", "你好", "火星", "  ", "！？", "'; drop table catalogue_item; --", "\\", "'"):
        assert search(words, NOW) == ()


def a_published(office: str, name: str, *keywords: str, theme: str = "trade", terms: Terms = TERMS) -> str:
    item = operations.found_item(office, by=SYSTEM, now=NOW).ref
    draft = a_draft(name, terms=replace(terms, keywords=keywords), theme=theme)
    version = operations.draft_version(item, draft, by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    return item


def names(words: str, narrowed: Filter | None = None) -> list[str]:
    return [hit.row.name for hit in search(words, NOW, narrowed)]


def test_what_can_be_applied_for_comes_before_what_can_only_be_read(office: str) -> None:
    foreign = ForeignItem("area:511602", "511A0001", "出版物零售许可", "01")
    operations.take_in(office, foreign, by=SYSTEM, now=NOW)
    a_published(office, "出版物零售许可核发")

    hits = search("出版物零售许可", NOW)

    assert [hit.row.guide_only for hit in hits] == [False, True]
    assert names("出版物", Filter(guides="no")) == ["出版物零售许可核发"]


def test_an_item_is_found_by_its_codes(office: str) -> None:
    code = "11450721MB155808114000104002000"
    item = operations.found_item(office, "000104002000", code, by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    operations.take_in(
        office, ForeignItem("area:511602", "511A0018400001-511602000000-000-1", "取水许可", "01"), by=SYSTEM, now=NOW
    )

    assert [hit.reason for hit in search(code, NOW)] == [Why.CODE]
    assert names("511A0018400001-511602000000-000-1") == ["取水许可"]
    assert names("511a0018400001") == ["取水许可"]


@covers("S-075")
def test_a_filter_narrows_what_is_found() -> None:
    _, market = an_office()
    _, culture = an_office("示范市文化广电旅游局")
    a_published(market, "娱乐设备检验", theme="safety")
    a_published(culture, "娱乐场所许可", theme="trade")

    for_people = replace(
        TERMS, audience=Audience.PERSON, service=replace(TERMS.service, served=("1",), ways=("1", "2", "4"))
    )
    a_published(culture, "娱乐证补办", terms=for_people)
    shown = operations.found_item(culture, by=SYSTEM, now=NOW).ref
    filing = operations.draft_version(shown, a_draft("娱乐活动备案", "11"), by=SYSTEM, now=NOW).ref
    operations.publish(filing, NOW, by=SYSTEM, now=NOW)
    city = regions.by_code("990100000000", TODAY)
    county = found_region("990101000000", "滨河区", 3, city.ref if city else "", TODAY, "设区", by=SYSTEM, now=NOW).ref

    assert len(names("娱乐")) == 4
    assert names("娱乐", Filter(theme="safety")) == names("娱乐", Filter(office=market)) == ["娱乐设备检验"]
    assert "娱乐证补办" not in names("娱乐", Filter(audience="organisation"))
    assert names("娱乐", Filter(way="4")) == ["娱乐证补办"]
    assert names("娱乐", Filter(kind="11")) == ["娱乐活动备案"]
    beside = found_region("990102000000", "江北区", 3, city.ref if city else "", TODAY, "设区", by=SYSTEM, now=NOW).ref
    calendar = adopt_national(by=SYSTEM, now=NOW).ref
    theirs = found_office("江北区文旅局", "江北文旅", None, beside, calendar, "", TODAY, "设立", by=SYSTEM, now=NOW)
    a_published(theirs.ref, "娱乐场所江北登记")
    assert len(names("娱乐", Filter(place=county))) == 4, "what the city does serves its districts"
    assert len(names("娱乐", Filter(place=beside))) == 5
    assert len(names("娱乐", Filter(place=city.ref if city else ""))) == 5


def test_what_is_not_in_force_is_not_found(office: str) -> None:
    item = a_published(office, "取水许可")
    operations.withdraw_item(item, NOW + timedelta(days=1), "", by=SYSTEM, now=NOW)

    assert [hit.row.name for hit in search("取水", NOW)] == ["取水许可"]
    assert search("取水", NOW + timedelta(days=1)) == ()


def test_the_reader_is_told_how_plain_words_were_understood() -> None:
    assert "餐馆" in understood("开饭店")
    assert understood("取水许可") == ()


@settings(max_examples=60, deadline=None)
@given(st.text("食品經营许可KTVk龘（）Ａ1 é", min_size=1, max_size=12), st.integers(0, 30), st.integers(1, 12))
def test_every_piece_of_a_name_and_of_its_pinyin_is_found_by_the_index(name: str, start: int, length: int) -> None:
    index = indexed(name, (), ())

    for whole in (name.lower(), index.sort_key):
        asked = reading.within(whole[start : start + length])

        assert {lexeme.strip("()' ") for lexeme in asked.split("&") if lexeme} <= set(index.lexemes)
