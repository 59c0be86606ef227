"""The order of what is found: the act that was said, else the first; what many do; who is near; one hit a base item."""

from dataclasses import replace

import pytest

from tests.covers import covers
from tests.operations.catalogue import NOW, TERMS, TODAY, a_draft, an_office
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.acts import Act, acts_of, acts_said, is_first
from yimen.registries.catalogue.search import Hit, Why, search
from yimen.registries.offices.operations import found_office
from yimen.registries.regions import queries as regions
from yimen.registries.regions.operations import found_region

ACTS = ("核发", "变更", "延续", "遗失补办", "注销", "信息查询")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("护照丢了", "普通护照补领"),
        ("营业执照到期", "食品经营许可（延续）"),
        ("换法人", "食品经营许可（变更）"),
        ("公司不干了", "企业注销登记"),
        ("养老保险转到外地", "养老保险关系转移接续"),
        ("查社保", "社会保险缴费记录查询"),
    ],
)
def test_what_people_say_and_what_offices_write_are_the_same_act(said: str, name: str) -> None:
    assert acts_said(said) & acts_of(name)
    assert not is_first(name)


@pytest.mark.parametrize("name", ["食品经营许可（新办）", "取水许可", "有限责任公司设立登记", "社会保障卡申领"])
def test_a_first_time_is_no_later_act(name: str) -> None:
    assert is_first(name)
    assert acts_of(name) == frozenset()
    assert acts_said("办护照") == acts_said("开饭店") == frozenset[Act]()


@pytest.mark.parametrize(
    "said", ["老人补贴", "开补习班", "危房改造", "办退休", "消防检查", "孩子转学", "外地人办居住证"]
)
def test_what_only_looks_like_a_later_act_is_none(said: str) -> None:
    assert acts_said(said) == frozenset[Act]()


def published(office: str, name: str, *keywords: str, base_code: str = "") -> str:
    item = operations.found_item(office, base_code, by=SYSTEM, now=NOW).ref
    draft = a_draft(name, terms=replace(TERMS, keywords=keywords))
    operations.publish(operations.draft_version(item, draft, by=SYSTEM, now=NOW).ref, NOW, by=SYSTEM, now=NOW)
    return item


def names(words: str, near: str = "") -> list[str]:
    return [hit.row.name for hit in search(words, NOW, near=near)]


@standing
def office() -> str:
    return an_office()[1]


@covers("S-075")
@pytest.mark.django_db
def test_of_several_acts_on_a_thing_the_first_is_meant_unless_another_is_said(office: str) -> None:
    for act in ACTS:
        published(office, f"导游证{act}", "导游证")

    asked = {
        words: names(words)[0]
        for words in ("导游证", "daoyouzheng", "导遊證", "导游证丢了怎么办", "导游证到期", "注销导游证")
    }

    assert asked == {
        "导游证": "导游证核发",
        "daoyouzheng": "导游证核发",
        "导遊證": "导游证核发",
        "导游证丢了怎么办": "导游证遗失补办",
        "导游证到期": "导游证延续",
        "注销导游证": "导游证注销",
    }


@pytest.mark.django_db
def test_handling_sub_items_of_one_base_item_are_one_hit_and_stand_under_the_one_that_fits_best(office: str) -> None:
    for act in ("新办", "变更", "延续"):
        published(office, f"药品零售许可（{act}）", "开药店", base_code="000172004000")
    published(office, "药品零售监督检查", "开药店")

    first, second = search("开药店", NOW)
    (changed,) = (hit for hit in search("药店变更", NOW) if hit.beside)

    assert (first.row.name, sorted(other.name[-3:-1] for other in first.beside)) == (
        "药品零售许可（新办）",
        ["变更", "延续"],
    )
    assert (second.row.name, second.beside) == ("药品零售监督检查", ())
    assert changed.row.name == "药品零售许可（变更）"


@pytest.mark.django_db
def test_the_asker_s_own_office_stands_first_and_what_is_near_before_what_is_far() -> None:
    _, market = an_office()
    city = regions.by_code("990100000000", TODAY)
    assert city is not None
    near, far = (
        found_region(f"99010{number}000000", name, 3, city.ref, TODAY, "设区", by=SYSTEM, now=NOW).ref
        for number, name in ((1, "滨河区"), (2, "山后县"))
    )
    calendar = adopt_national(by=SYSTEM, now=NOW).ref
    named = ("山后县民政局", "山后县民政局", None, far, calendar, "", TODAY, "设立")
    there = found_office(*named, by=SYSTEM, now=NOW).ref
    for office in (market, there):
        published(office, "殡葬服务登记")
    published(there, "殡葬设施登记")
    published(market, "殡葬用品登记")

    def first(near: str) -> Hit:
        return next(hit for hit in search("殡葬服务登记", NOW, near=near) if hit.offices == 2)

    assert first(far).row.office_name == "山后县民政局"
    assert [other.office_name for other in first(near).elsewhere] == ["山后县民政局"]
    assert names("殡葬", far)[0] == "殡葬服务登记"
    assert names("殡葬", near).index("殡葬用品登记") < names("殡葬", near).index("殡葬设施登记")


@pytest.mark.django_db
def test_plain_words_of_any_office_count_and_many_offices_come_first() -> None:
    (_, market), (_, culture) = an_office(), an_office("示范市文化广电旅游局")
    published(market, "剧本娱乐备案", "剧本杀密室")
    published(culture, "剧本娱乐备案", "密室")
    published(market, "剧本发行备案")

    (hit,) = search("密室", NOW)

    assert (hit.row.name, hit.reason, hit.matched, hit.offices) == ("剧本娱乐备案", Why.KEYWORD, "密室", 2)
    assert names("剧本") == ["剧本娱乐备案", "剧本发行备案"]
