"""The base catalogue, and the count of what is carried out: at both levels, per kind, per level of the office."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.operations.catalogue import NOW, TERMS, TODAY, a_draft, an_editor, an_item, an_office, published
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.base_items import BaseSaid, Treatment
from yimen.kernel.codes import CodeNotWellFormed
from yimen.kernel.elements import MaterialKind, OnlineDepth
from yimen.kernel.publication import Outcome
from yimen.kernel.terms import CertificateTerm, MaterialTerm, Terms, TimeLimit
from yimen.registries.catalogue import base_items, counting, operations, queries, refusals
from yimen.registries.catalogue.base_items import BaseItemFilter
from yimen.registries.catalogue.reform import deviations, rectifications
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.threshold.words.rectifications import found_words

pytestmark = pytest.mark.django_db
MAIN, SUB, OTHER = "000131001000", "000131001002", "002031007000"
USCC = "11450721MB15580811"
LATER = date(2026, 12, 1)
FOOD = BaseSaid("食品经营许可", "01")


def entered(code: str = MAIN, said: BaseSaid = FOOD) -> str:
    return operations.enter_base_item(code, said, TODAY, "国家基本目录", by=SYSTEM, now=NOW).code


def an_item_of(
    office: str, base: str, level: str = "3", handling: str = "", name: str = "食品经营许可", kind: str = "01",
    terms: Terms = TERMS,
) -> str:  # fmt: skip
    """An item in force under a base code: its ref."""
    code = f"{USCC}{level}{base}{handling}"
    item = operations.found_item(office, base, code, by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, a_draft(name, kind, terms), by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    return item


def rules(version: str, outcome: Outcome) -> set[tuple[str, str]]:
    return {(check.rule, check.element) for check in queries.checks(version, TODAY) if check.outcome is outcome}


@covers("S-073")
def test_a_base_item_is_a_main_item_or_a_sub_item_of_one() -> None:
    entered(MAIN)
    entered(SUB, BaseSaid("食品经营许可（连锁）", "01"))
    an_item_of(an_office()[1], SUB)

    main, sub = base_items.base_item(MAIN, NOW, TODAY), base_items.base_item(SUB, NOW, TODAY)

    assert main and sub
    assert (main.level, main.subs, main.items) == ("main", 1, 0)
    assert (sub.level, sub.main_code, sub.items) == ("sub", MAIN, 1)


@covers("S-147")
def test_what_needs_a_permit_and_what_needs_none_is_found_by_plain_words() -> None:
    entered()
    entered(OTHER, BaseSaid("食品摊贩备案", "11", Treatment.SIMPLIFIED))

    found = base_items.needs_a_permit("食品", NOW, TODAY)

    assert {row.name: row.treatment for row in found} == {"食品经营许可": "approval", "食品摊贩备案": "simplified"}
    assert base_items.needs_a_permit("  ", NOW, TODAY) == ()


def test_a_base_item_says_something_else_from_a_day_on_and_is_no_more_from_another() -> None:
    entered()

    operations.restate_base_item(
        MAIN, BaseSaid("食品经营许可", "01", Treatment.NONE), LATER, "取消许可", by=SYSTEM, now=NOW
    )
    operations.end_base_item(MAIN, date(2027, 1, 1), "目录调整", by=SYSTEM, now=NOW)

    days = (TODAY, LATER, date(2027, 1, 1))
    rows = [base_items.base_item(MAIN, NOW, day) for day in days]
    assert [row.treatment if row else "" for row in rows] == ["approval", "none", ""]


def test_base_items_are_listed_by_code_a_page_by_key() -> None:
    for code in (OTHER, SUB, MAIN):
        entered(code)

    first = base_items.base_items(BaseItemFilter(), NOW, TODAY, limit=2)
    second = base_items.base_items(BaseItemFilter(), NOW, TODAY, after=first.after or "", limit=2)

    assert [row.code for row in (*first.rows, *second.rows)] == [MAIN, SUB, OTHER]
    assert second.after is None
    assert [row.code for row in base_items.base_items(BaseItemFilter(level="sub"), NOW, TODAY).rows] == [SUB]


@pytest.mark.parametrize("desk", ["office", "city"])
def test_the_base_catalogue_is_kept_by_the_desk_of_the_city(desk: str) -> None:
    office_id, _ = an_office()
    by = an_editor(office_id if desk == "office" else None)

    if desk == "office":
        with pytest.raises(refusals.NotCatalogueEditor):
            operations.enter_base_item(MAIN, FOOD, TODAY, "", by=by, now=NOW)
        assert base_items.base_item(MAIN, NOW, TODAY) is None
    else:
        operations.enter_base_item(MAIN, FOOD, TODAY, "", by=by, now=NOW)
        assert base_items.base_item(MAIN, NOW, TODAY) is not None


def test_a_base_code_is_well_formed_and_entered_once() -> None:
    entered()

    with pytest.raises(refusals.CodeTaken):
        entered()
    with pytest.raises(CodeNotWellFormed):
        entered("12")
    with pytest.raises(refusals.BaseItemUnknown):
        operations.end_base_item(OTHER, LATER, "", by=SYSTEM, now=NOW)


@covers("S-074", "S-076", "S-136", "S-148")
def test_counts_of_kinds_and_of_offices_add_up_and_who_has_none_stands_with_zero() -> None:
    city, county = an_office("示范市市场监督管理局")[1], an_office("示范县市场监督管理局")[1]
    tax, idle = an_office("示范市税务局")[1], an_office("示范市外事办公室")[1]
    offices.affiliate_office(county, "county", LATER, "属地管理", by=SYSTEM, now=NOW)
    offices.affiliate_office(tax, "central", LATER, "垂直管理", by=SYSTEM, now=NOW)
    an_item_of(city, MAIN, handling="01", name="食品经营许可（新办）")
    an_item_of(city, MAIN, handling="02", name="食品经营许可（延续）")
    an_item_of(county, MAIN, level="4")
    an_item_of(tax, OTHER, name="开具完税证明", kind="20")
    published(city, a_draft("未编码事项"))

    whole = counting.census(NOW, LATER)
    own = counting.census(NOW, LATER, units="own")

    assert (whole.total.handling_items, whole.total.items, whole.total.base_items) == (5, 4, 3)
    assert {one.kind: one.counted.handling_items for one in whole.kinds} == {"01": 4, "20": 1}
    for part in (whole.kinds, whole.offices, whole.levels):
        assert sum(one.counted.handling_items for one in part) == whole.total.handling_items
        assert sum(one.counted.items for one in part) == whole.total.items
    assert {one.ref: one.counted.handling_items for one in whole.offices} == {city: 3, county: 1, tax: 1, idle: 0}
    assert {one.affiliation: one.counted.handling_items for one in whole.levels if one.offices} == {
        "central": 1, "city": 3, "county": 1,
    }  # fmt: skip
    assert (own.units, own.total.handling_items) == ("own", 4)
    assert tax not in {one.ref for one in own.offices}


@standing
def office() -> str:
    return an_office()[1]


def test_a_count_is_of_its_moment(office: str) -> None:
    item = an_item_of(office, MAIN)
    operations.withdraw_item(item, NOW + timedelta(days=10), "取消", by=SYSTEM, now=NOW)

    counts = [counting.census(NOW + timedelta(days=days), TODAY).total.handling_items for days in (-1, 0, 9, 10)]

    assert counts == [0, 1, 1, 0]


@covers("S-137")
def test_a_deeper_level_online_includes_those_before_it(office: str) -> None:
    an_item_of(office, MAIN, handling="01", name="甲")
    window_only = replace(
        TERMS, trips=1, place="窗口",
        service=replace(TERMS.service, ways=("1",), online_depth=OnlineDepth.GUIDE, onsite_reason="须当面"),
    )  # fmt: skip
    an_item_of(office, MAIN, handling="02", name="乙", terms=window_only)

    counted = counting.census(NOW, TODAY)

    assert [one.at_least for one in counted.depths] == [2, 2, 1, 1, 1]
    assert counted.total.online == 1


@covers("S-145", "S-144")
def test_an_office_asks_no_more_than_the_standard_way_of_its_city() -> None:
    entered(MAIN, replace(FOOD, standard=TERMS))
    office = an_office()[1]
    stricter = replace(
        TERMS,
        materials=(*TERMS.materials, MaterialTerm("lease", "租赁合同", law="某办法第一条")),
        promised=TimeLimit(Decimal(8), "working_day"),
    )
    item = operations.found_item(office, MAIN, f"{USCC}3{MAIN}", by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, a_draft(terms=stricter), by=SYSTEM, now=NOW).ref

    with pytest.raises(refusals.NotPublishable) as refused:
        operations.publish(version, NOW, by=SYSTEM, now=NOW)

    assert refused.value.rule == "no_stricter_than_the_standard"
    assert {(rule, element) for rule, element in rules(version, Outcome.FAILED) if "standard" in rule} == {
        ("no_stricter_than_the_standard", "materials.lease"), ("no_stricter_than_the_standard", "promised"),
    }  # fmt: skip
    seen = queries.version(version)
    assert seen is not None
    mild = replace(TERMS, place="县政务大厅", phone="0000-99", promised=TimeLimit(Decimal(3), "working_day"))
    operations.amend_draft(version, a_draft(terms=mild), seen.seen, by=SYSTEM, now=NOW)
    assert ("as_the_standard", "promised") in rules(version, Outcome.FAILED)
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    assert queries.in_force(item, NOW) is not None


def followed(now: datetime = NOW) -> tuple[int, int]:
    done = operations.follow_rectifications(tuple(deviations.findings(now, TODAY)), by=SYSTEM, now=now)
    return done.opened, done.closed


@covers("S-144")
def test_a_deviation_opens_a_task_by_itself_and_its_end_closes_it(office: str) -> None:
    item = an_item_of(office, MAIN)
    assert (followed(), rectifications.audit(item, NOW).practice) == ((0, 0), "regular")
    mild = replace(TERMS, materials=TERMS.materials[:1], steps=TERMS.steps[1:], promised=TimeLimit(Decimal(1), "hour"))
    entered(MAIN, replace(FOOD, standard=mild))

    assert (followed(), followed()) == ((3, 0), (0, 0))

    audit = rectifications.audit(item, NOW)
    assert (audit.basis, audit.practice) == ("ok", "deviates")
    assert {(one.deviation, found_words(one)) for one in audit.tasks} == {
        ("extra_material", "比全市统一规程多要：身份证明。"),
        ("extra_step", "比全市统一规程多设环节：受理。"),
        ("longer_time", "办理时限比全市统一规程长：承诺时限。"),
    }
    operations.close_rectification(audit.tasks[0].ref, "已改", by=SYSTEM, now=NOW)
    assert followed(NOW + timedelta(days=1)) == (1, 0), "closed by word alone, it shows itself again"
    operations.restate_base_item(MAIN, replace(FOOD, standard=TERMS), LATER, "新规程", by=SYSTEM, now=NOW)
    found = tuple(deviations.findings(NOW, LATER))
    assert operations.follow_rectifications(found, by=SYSTEM, now=NOW + timedelta(days=2)).closed == 3
    with pytest.raises(refusals.OnlyBySystem):
        operations.follow_rectifications((), by=an_editor(1), now=NOW)


@covers("S-130")
def test_a_certificate_that_another_item_issues_is_not_asked_for(office: str) -> None:
    issued = replace(TERMS, certificate=CertificateTerm("11100000000013338W011", "营业执照"))
    published(office, a_draft("公司设立登记", terms=issued))
    asked = MaterialTerm("licence", "营业执照", law="某法第一条", kind=MaterialKind.PROOF, issued_by="市场监管部门")
    _, version = an_item(office, a_draft(terms=replace(TERMS, materials=(*TERMS.materials, asked))))

    with pytest.raises(refusals.NotPublishable) as refused:
        operations.publish(version, NOW, by=SYSTEM, now=NOW)

    assert (refused.value.rule, refused.value.element) == ("held_certificate_not_asked", "materials.licence")


@covers("S-222")
def test_four_links_in_a_citizen_centre_need_a_published_waiver() -> None:
    office_id, office = an_office()
    region = offices_region(office)
    calendar = "national"
    centre = offices.open_centre("市民中心", "citizen", region, calendar, "", "", "", TODAY, "", by=SYSTEM, now=NOW).ref
    offices.open_window(centre, "B01", "市监窗口", office, TODAY, "", by=SYSTEM, now=NOW)
    item, version = an_item(office)
    rule = "links_at_most_two_plus_one"

    with pytest.raises(refusals.NotPublishable) as refused:
        operations.publish(version, NOW, by=SYSTEM, now=NOW)
    with pytest.raises(refusals.NotCatalogueEditor):
        operations.waive_rule(item, rule, "市府办函", TODAY, LATER, by=an_editor(office_id), now=NOW)
    with pytest.raises(refusals.RuleNotWaivable):
        operations.waive_rule(item, "legal_basis_given", "市府办函", TODAY, LATER, by=SYSTEM, now=NOW)
    operations.waive_rule(item, rule, "市府办函", TODAY, LATER, by=SYSTEM, now=NOW)
    with pytest.raises(refusals.AlreadyWaived):
        operations.waive_rule(item, rule, "市府办函", TODAY, LATER, by=SYSTEM, now=NOW)
    operations.publish(version, NOW, by=SYSTEM, now=NOW)

    assert refused.value.rule == rule
    assert (rule, "steps") in rules(version, Outcome.WAIVED)


@covers("S-082")
def test_a_second_item_of_the_same_name_is_warned_of_and_the_same_code_refused(office: str) -> None:
    published(office)
    _, version = an_item(office)
    _, elsewhere = an_item(an_office("示范市教育局")[1])

    assert ("name_used_once", "name") in rules(version, Outcome.FAILED)
    assert ("name_used_once", "name") not in rules(elsewhere, Outcome.FAILED)
    an_item_of(office, MAIN, name="另一项")
    with pytest.raises(refusals.CodeTaken):
        operations.found_item(office, MAIN, f"{USCC}3{MAIN}", by=SYSTEM, now=NOW)


def offices_region(office: str) -> str:
    row = office_queries.office(office, TODAY)
    assert row is not None
    return row.region_ref
