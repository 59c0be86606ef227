"""Places beside each other: one configuration for several counties, supervision that stays, families, towns before."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, said
from tests.doors.desk import at_the_desk
from tests.operations import concentrating, errand, town
from tests.operations.errand import TERMS, later
from tests.operations.levels import a_town_below, an_authority, handed_down
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.case.cases import queries as cases
from yimen.insight.centres import compared, families, townships
from yimen.insight.centres import network as insight_of_network
from yimen.insight.centres.compared import PlacesBeside
from yimen.insight.sites import queries as insight_of_sites
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.offices.comparing import FoundAt
from yimen.kernel.offices.service_families import FamilyStanding, ServiceFamily
from yimen.kernel.supervision.rules import RULES
from yimen.kernel.terms import TimeLimit
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.models import Item
from yimen.registries.concentration import operations as concentration
from yimen.registries.local_sites import operations as sites
from yimen.registries.offices import operations as offices
from yimen.registries.offices.operations import ModelItself, OtherKind, align_centres
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.people.refusals import SupervisionMustStay
from yimen.registries.premises import operations as premises
from yimen.registries.regions import operations as regions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (compared, families, insight_of_network, townships, insight_of_sites):
        monkeypatch.setattr(room, "READ", "default")


def a_centre(name: str, region: str, hours: str, *windows: str) -> str:
    facts = (name, "administrative", region, "national", "", "", hours, BEGAN, "")
    ref = offices.open_centre(*facts, by=SYSTEM, now=NOW).ref
    for code in windows:
        offices.open_window(ref, code, f"综合窗口{code}", None, BEGAN, "", by=SYSTEM, now=NOW)
    return ref


def an_item(office: str, name: str, base: str = "", days: int = 5, kind: str = "01", tags: tuple[str, ...] = ()) -> str:
    terms = replace(TERMS, promised=TimeLimit(Decimal(days), "working_day"), service=replace(TERMS.service, tags=tags))
    ref = catalogue.found_item(office, by=SYSTEM, now=NOW).ref
    version = catalogue.draft_version(ref, Draft(name, kind, terms, theme="trade"), by=SYSTEM, now=NOW).ref
    catalogue.publish(version, NOW, by=SYSTEM, now=NOW)
    Item.objects.filter(ref=ref).update(base_code=base)
    return ref


def found(aspect: str, beside: PlacesBeside) -> tuple[FoundAt, ...]:
    return next(one.found for one in beside.aspects if one.aspect == aspect)


@covers("S-025", "S-570")
def test_one_configuration_goes_to_several_counties_and_what_still_differs_is_shown(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ping = regions.found_region("990102000000", "平原县", 3, office.town.city, BEGAN, "设县", by=SYSTEM, now=NOW).ref
    first = a_centre("滨河县中心", office.town.county, "9:00-17:00", "A01", "A02")
    second, third = a_centre("平原县中心", ping, "8:30-16:30", "A01"), a_centre("平原县东厅", ping, "8:00-12:00")
    base = "000131001000"
    an_item(an_authority("滨河县水务局", office.town.county, 81), "取水许可", base, 5)
    below = an_authority("平原县水务局", ping, 82)
    an_item(below, "取水许可", base, 8)
    an_item(below, "县里自己的事", "")
    before = compared.beside("county", NOW)
    assert [len(found(one, before)) for one in ("hours", "windows", "rules", "calendar")] == [3, 3, 1, 1]
    admin = town.signed_on(town.an_officer(office.town, "administrator", "395"), "admin.395")

    def aligned(*centres: str, by: Actor = admin) -> tuple[int, int, int]:
        done = align_centres(first, centres, TODAY, "统一配置方案", by=by, now=NOW)
        return done.centres, done.hours, done.windows

    for wrong, refusal in (((first, second), ModelItself), ((), NotInList), (("NONE",), NoSuchThing)):
        with pytest.raises(refusal):
            aligned(*wrong)
    with pytest.raises(OtherKind):
        aligned(second, a_town_below(office).centre)
    ofcity = a_centre("市中心", office.town.city, "9:00-21:00")
    with pytest.raises(OtherKind):
        aligned(second, ofcity)
    with pytest.raises(NotAllowed):
        aligned(second, by=office.decider)
    assert found("hours", compared.beside("county", NOW)) == found("hours", before)

    # One act reaches all of them; asked again, there is nothing left to change.
    desk = at_the_desk(admin, NOW, monkeypatch)
    form = {
        "act": "align",
        "model": first,
        "centres": [second, third],
        "day": TODAY.isoformat(),
        "basis": "统一",
        "key": "1",
    }
    assert desk.post("/desk/places/network", form | {"centres": [first], "key": "0"}).status_code == 422
    assert desk.post("/desk/places/network", form).status_code == 302
    again = {"model": first, "centres": [second, third], "since": TODAY.isoformat(), "basis": "统一"}
    assert said(caller(admin).post("/network/aligned", again)) == {
        "model": first, "centres": 2, "hours": 0, "windows": 0
    }  # fmt: skip

    after = compared.beside("county", NOW)
    names = ("滨河县中心", "平原县中心", "平原县东厅")
    assert found("hours", after) == (FoundAt("9:00-17:00", names),)
    assert found("windows", after) == (FoundAt("2", names),) and found("rules", after) == (
        FoundAt(str(len(RULES)), names),
    )
    limit = next(one for one in after.items if one.aspect == "limit")
    assert [(one.value, one.places) for one in limit.found] == [
        ("8 working_day", names[1:]), ("5 working_day", names[:1])
    ]  # fmt: skip
    assert [one.subject for one in after.items if one.aspect == "there"] == ["县里自己的事"]
    page = desk.get("/oversight/network/compared").content.decode()
    assert "8 个工作日：平原县中心、平原县东厅" in page and "都一样" in page
    assert "示范1镇便民服务中心" in desk.get("/oversight/network/compared?tier=town").content.decode()

    # Two centres of one name are two places, and what is beyond the list is told.
    a_centre("平原县中心", office.town.county, "7:00-11:00")
    hours = found("hours", compared.beside("county", NOW))
    (apart,) = (one.places for one in hours if one.value == "7:00-11:00")
    assert (
        len(hours) == 2 and apart[0].startswith("平原县中心（") and "滨河县" in apart[0] and len(hours[0].places) == 3
    )
    monkeypatch.setattr(compared, "MOST_CENTRES", 2)
    assert compared.beside("county", NOW).left == 2
    assert "还有 2 个没有比" in desk.get("/oversight/network/compared").content.decode()

    # They share one house and see no case of each other's.
    there = replace(office.town, office=below, centre=second, window=offices_window(second))
    stranger = town.signed_on(town.an_officer(there, "window", "396"), "window.396")
    case = errand.received(office).ref
    assert cases.find(case, stranger, later(1)) is None and cases.find(case, office.clerk, later(1)) is not None


def offices_window(centre: str) -> str:
    return offices.open_window(centre, "C01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref


@covers("S-364")
def test_a_place_cannot_switch_its_supervision_off(office: errand.Office) -> None:
    staff = town.an_officer(office.town, "supervisor", "397")
    (post,) = (one.post_ref for one in people_queries.postings_of(staff))
    a_town_below(office)
    town.signed_on(staff, "watch.397")
    assert found("watched", compared.beside("town", NOW))[0].value == "yes"

    def ways() -> tuple[tuple[object, ...], ...]:
        return (
            (people.end_posting, staff, post, later(1)),
            (people.close_post, post, TODAY + DAY),
            (people.leave_staff, staff, TODAY + DAY),
            (people.close_account, staff),
            (people.lock_account, staff, NOW + 400 * DAY),
        )

    for act, *facts in ways():
        with pytest.raises(SupervisionMustStay) as refused:
            act(*facts, by=SYSTEM, now=later(1))  # type: ignore[operator]
        assert refused.value.region == "滨河县"
    # A stolen login is shut at once, for a while.
    people.lock_account(staff, NOW + 3 * DAY, by=SYSTEM, now=later(1))
    # Somebody for a while is nobody for good; who stays lets the first one go, and is the one who has to stay then.
    other = people.enrol_staff("398", "何398", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    city = people.define_post(
        "市监察岗", "supervisor", None, None, None, office.town.city, BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(other, city, NOW, later(48), "holder", by=SYSTEM, now=NOW)
    with pytest.raises(SupervisionMustStay):
        people.end_posting(staff, post, later(1), by=SYSTEM, now=later(1))
    good = people.enrol_staff("388", "何388", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(good, city, later(2), None, "holder", by=SYSTEM, now=later(2))
    people.end_posting(staff, post, later(3), by=SYSTEM, now=later(3))
    with pytest.raises(SupervisionMustStay):
        people.end_posting(good, city, later(4), by=SYSTEM, now=later(4))
    assert found("watched", compared.beside("town", later(5)))[0].value == "yes"
    # Who is to follow on a later day is the one who has to stay, also before that day has come.
    third = people.enrol_staff("387", "何387", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    after = people.define_post(
        "市监察二岗", "supervisor", None, None, None, office.town.city, BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(third, after, NOW + 9 * DAY, None, "holder", by=SYSTEM, now=later(5))
    people.end_posting(good, city, NOW + 9 * DAY, by=SYSTEM, now=later(6))
    for act, *facts in ((people.leave_staff, third, TODAY + DAY), (people.close_post, after, TODAY + DAY)):
        with pytest.raises(SupervisionMustStay):
            act(*facts, by=SYSTEM, now=later(7))  # type: ignore[operator]


@covers("S-004")
def test_which_service_families_are_in_the_centre_is_read_from_the_catalogue(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = office.town.office
    insured, pension = an_item(of, "社会保险登记"), an_item(of, "养老保险待遇申领")
    water, other = an_item(of, "用水报装"), an_item(of, "护照申领")
    tagged = an_item(of, "一件不叫这个名字的事", tags=("公证",))
    for lies in ("超限运输车辆通行证核发", "燃气经营许可", "公证员执业审批", "机动车维修经营备案"):
        an_item(of, lies)
    misnamed = an_item(of, "银行旁的车位", tags=("vehicles",))
    concentrating.a_division(office)
    concentrating.seats(office)
    concentrating.own_window(office)
    residency = concentrating.planned(office, items=(insured, water, misnamed))
    before = standings(office)
    assert before[ServiceFamily.SOCIAL_INSURANCE] == before[ServiceFamily.WATER] == FamilyStanding.SCHEDULED
    concentration.take_up_residency(residency, TODAY, by=SYSTEM, now=NOW)
    premises.take_in_bank(office.town.centre, "农商银行", "6222000011112222", BEGAN, by=SYSTEM, now=NOW)

    now = standings(office)

    assert len(now) == 13 and now[ServiceFamily.SOCIAL_INSURANCE] is FamilyStanding.PART
    assert {one for one, standing in now.items() if standing is FamilyStanding.WHOLE} == {
        ServiceFamily.WATER, ServiceFamily.VEHICLES, ServiceFamily.BANK
    }  # fmt: skip
    assert {one for one, standing in now.items() if standing is FamilyStanding.APART} == {
        ServiceFamily.EXIT_ENTRY, ServiceFamily.NOTARY
    }  # fmt: skip
    assert now[ServiceFamily.GAS] is FamilyStanding.UNLISTED
    rows = families.items_of_family(office.town.centre, ServiceFamily.SOCIAL_INSURANCE, NOW)
    assert [(one.ref, one.here) for one in rows] == [(pension, "no"), (insured, "yes")]
    (notary,) = families.items_of_family(office.town.centre, ServiceFamily.NOTARY, NOW)
    assert notary.ref == tagged and other
    report = said(NOBODY.get(f"/network/centres/{office.town.centre}/families"))
    assert (report["share"]["part"], report["share"]["whole"]) == (4, 13)
    head = at_the_desk(town.signed_on(town.an_officer(office.town, "office_head", "399"), "head.399"), NOW, monkeypatch)
    page = head.get("/oversight/network/families?family=social_insurance").content.decode()
    assert "养老保险待遇申领" in page and "还没有进" in page
    assert head.get("/oversight/network/families?centre=NONE").status_code == 404


def standings(office: errand.Office) -> dict[ServiceFamily, FamilyStanding]:
    report = families.families(office.town.centre, NOW)
    return {one.family: one.counts.standing for one in report.rows}


@covers("S-038", "S-033")
def test_what_a_town_centre_handles_is_less_than_before_by_two_published_versions(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = a_town_below(office)
    handed_down(below, "agency", begins=TODAY + 10 * DAY)
    lean = replace(TERMS, materials=TERMS.materials[:2])
    draft = Draft("食品经营许可（新办）", "01", lean, theme="trade", life_event="open_restaurant")
    at = NOW + 12 * DAY
    version = catalogue.draft_version(office.item, draft, by=SYSTEM, now=at).ref
    assert townships.items(NOW).rows == ()
    (same,) = townships.items(NOW + 11 * DAY).rows
    assert same.asked.spared == "same"
    catalogue.publish(version, at, by=SYSTEM, now=at)

    (row,) = townships.items(at + DAY).rows

    assert (row.ref, row.since, row.towns, row.before_version, row.version) == (office.item, TODAY + 10 * DAY, 1, 1, 2)
    asked = row.asked
    assert (asked.steps_before, asked.steps, asked.materials_before, asked.materials) == (5, 5, 3, 2)
    assert asked.spared == "fewer"

    # The town's own page: approvals, public services and what it discloses, in one system.
    an_item(below.government, "残疾人救助", kind="20")
    sites.publish_news(below.region, "低保公示", "三户。", by=SYSTEM, now=at)
    monkeypatch.setenv("YIMEN_NOW", (at + DAY).isoformat())
    page = Client().get(f"/sites/{below.region}").content.decode()
    assert "行政审批 1 项" in page and "公共服务 1 项" in page and "信息公开 1 条" in page
    assert "残疾人救助" in page and "低保公示" in page and "食品经营许可" in page
    head = at_the_desk(
        town.signed_on(town.an_officer(office.town, "office_head", "389"), "head.389"), at + DAY, monkeypatch
    )
    assert "3 → 2" in head.get("/oversight/network/townships").content.decode()
