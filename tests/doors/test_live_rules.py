"""The editor and the page of a change know what publication knows: nobody sees green and is refused afterwards."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.catalogue import ONE_TRIP, TERMS, a_draft
from tests.operations.reviewing import Desk, a_desk, passed, proposed
from tests.operations.town import (
    BEGAN,
    NOW,
    OFFICE_USCC,
    TODAY,
    USCC,
    Town,
    a_town,
    an_officer,
    signed_on,
    the_city_desk,
)
from yimen.kernel.actor import SYSTEM
from yimen.kernel.base_items import BaseSaid
from yimen.kernel.elements import MaterialKind, OnlineDepth
from yimen.kernel.publication import Facts
from yimen.kernel.terms import CertificateTerm, FieldTerm, MaterialTerm, StepTerm, Terms
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.operations.library import DataElementSaid, MaterialSaid
from yimen.registries.catalogue.refusals import NotPublishable
from yimen.registries.offices import operations as offices
from yimen.threshold.words.rules import RULE_WORDS

pytestmark = pytest.mark.django_db
BASE = "000131001000"
LAW = "某办法第一条"
UNTIL = date(2027, 1, 1)


def asking(*materials: MaterialTerm) -> Terms:
    return replace(TERMS, materials=(*TERMS.materials, *materials))


def at_the_window(*ways: str) -> Terms:
    depth = OnlineDepth.ACCEPTANCE if "2" in ways else OnlineDepth.GUIDE
    return replace(ONE_TRIP, service=replace(ONE_TRIP.service, ways=ways, online_depth=depth))


def before(*codes: str) -> Terms:
    return replace(TERMS, service=replace(TERMS.service, prerequisites=codes))


def newly(town: Town, terms: Terms = TERMS, name: str = "新事项") -> str:
    return items.an_item(town.office, a_draft(name, terms=terms), now=NOW)[1]


def again(item: str, terms: Terms) -> str:
    """The next version of an item in force."""
    return operations.draft_version(item, a_draft(terms=terms), by=SYSTEM, now=NOW).ref


def in_a_citizen_centre(town: Town) -> str:
    centre = offices.open_centre(
        "市民中心", "citizen", town.city, town.calendar, "", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    offices.open_window(centre, "B01", "市监窗口", town.office, BEGAN, "", by=SYSTEM, now=NOW)
    return newly(town)


def a_certificate_of_the_library(town: Town) -> str:
    said = MaterialSaid("营业执照", "1", "市场监督管理部门", "1.2.156", LAW)
    operations.enter_material("M1", said, by=SYSTEM, now=NOW)
    return newly(town, asking(MaterialTerm("licence", "营业执照副本", law=LAW, library="M1")))


def a_proof_that_was_cancelled(town: Town) -> str:
    single = MaterialTerm("single", "单身证明", law=LAW, kind=MaterialKind.PROOF, issued_by="居民委员会")
    version = newly(town, asking(single))
    operations.settle_proof("单身证明", "cancel", "清单", by=SYSTEM, now=NOW)
    return version


def a_datum_of_the_one_form(town: Town) -> str:
    operations.enter_data_element("DE1", DataElementSaid("经营场所", source="营业执照"), by=SYSTEM, now=NOW)
    return newly(town, replace(TERMS, fields=(FieldTerm("address", "经营场所"),)))


def a_prerequisite_that_is_gone(town: Town) -> str:
    return newly(town, before("nothing"))


def two_that_wait_for_each_other(town: Town) -> str:
    first, _ = items.published(town.office, a_draft("甲"), now=NOW)
    second, _ = items.published(town.office, a_draft("乙", terms=before(first)), now=NOW)
    return again(first, before(second))


def online_for_the_first_time(town: Town) -> str:
    item, _ = items.published(town.office, a_draft("丙", terms=at_the_window("1")), now=NOW)
    return again(item, at_the_window("1", "2"))


def a_name_that_is_taken(town: Town) -> str:
    items.published(town.office, a_draft("丁"), now=NOW)
    return newly(town, name="丁")


def a_standard_way(town: Town) -> str:
    said = BaseSaid("食品经营许可", "01", standard=TERMS)
    operations.enter_base_item(BASE, said, BEGAN, "基本目录", by=SYSTEM, now=NOW)
    item = operations.found_item(town.office, BASE, "", by=SYSTEM, now=NOW).ref
    return again(item, asking(MaterialTerm("lease", "租赁合同", law=LAW)))


def a_section_outside_the_division(town: Town) -> str:
    offices.set_division(town.office, "行政审批处", "stand_alone", BEGAN, "编办批复", by=SYSTEM, now=NOW)
    facts = ("食品科", "食品科", None, town.city, town.calendar, "", BEGAN, "三定方案", town.office)
    offices.found_office(*facts, by=SYSTEM, now=NOW)
    steps = (*TERMS.steps[:-1], StepTerm("taste", "品尝", law=LAW, unit="食品科"), TERMS.steps[-1])
    return newly(town, replace(TERMS, steps=steps))


#: What the catalogue knows beside a version -> the rule that needs it, and a version that breaks it for that alone.
def a_result_whose_sample_is_not_here(town: Town) -> str:
    (one, *rest) = TERMS.service.results
    results = (replace(one, file="0" * 64), *rest)
    return newly(town, replace(TERMS, service=replace(TERMS.service, results=results)))


def a_certificate_of_an_office_without_a_code(town: Town) -> str:
    facts = ("示范市气象局", "气象局", None, town.city, town.calendar, "", BEGAN, "三定方案")
    office = offices.found_office(*facts, by=SYSTEM, now=NOW).ref
    terms = replace(TERMS, certificate=CertificateTerm("11100000000013338W011", "许可证", 60))
    return items.an_item(office, a_draft("庚", terms=terms), now=NOW)[1]


def a_type_that_nobody_issues(town: Town) -> str:
    (first, *rest) = TERMS.materials
    shown = replace(first, certificate_types=("11100000000013338W999",))
    return newly(town, replace(TERMS, materials=(shown, *rest)))


KNOWN: dict[str, tuple[str, Callable[[Town], str]]] = {
    "held": ("held_certificate_not_asked", a_certificate_of_the_library),
    "types": ("certificate_type_is_issued", a_type_that_nobody_issues),
    "checkable": ("checkable_proof_not_asked", a_proof_that_was_cancelled),
    "gone": ("prerequisites_are_in_force", a_prerequisite_that_is_gone),
    "circle": ("prerequisites_make_no_circle", two_that_wait_for_each_other),
    "extends_online": ("online_filing_was_tried", online_for_the_first_time),
    "same_name": ("name_used_once", a_name_that_is_taken),
    "standard": ("no_stricter_than_the_standard", a_standard_way),
    "flow": ("outside_the_division_only_heard", a_section_outside_the_division),
    "samples": ("result_sample_is_held", a_result_whose_sample_is_not_here),
    "issuer": ("issuer_has_its_code", a_certificate_of_an_office_without_a_code),
    "citizen_centre": ("links_at_most_two_plus_one", in_a_citizen_centre),
    # From here on there is a dictionary, which every form of the city keeps to.
    "elements": ("known_datum_not_asked_again", a_datum_of_the_one_form),
    "dictionary": ("field_stands_for_a_datum", newly),
}
#: What an item carries itself, and what is known of it only together with another fact of the table.
OF_THE_ITEM = {"base_code", "implementation_code", "theme", "life_event", "confirmed", "waivers", "standing"}


def broken(client: Client, version: str) -> str:
    """What the live rule check shows as broken or warned of."""
    shown = client.get(f"/desk/catalogue/drafts/{version}/limits").content.decode()
    return shown.partition('id="checks"')[2].partition('class="passed"')[0]


def words(rule: str) -> str:
    return RULE_WORDS[rule][0]


@covers("S-083", "S-130", "S-246")
def test_whatever_the_catalogue_knows_beside_a_draft_the_editor_knows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    town = a_town()
    editor = at_the_desk(signed_on(an_officer(town, "catalogue_editor", "700")), NOW, monkeypatch)
    bare = broken(editor, newly(town, name="没有问题的事项"))

    shown = {fact: broken(editor, made(town)) for fact, (_, made) in KNOWN.items()}

    assert KNOWN.keys() | OF_THE_ITEM == {one.name for one in fields(Facts)}
    assert [rule for rule, _ in KNOWN.values() if words(rule) in bare] == []
    assert [fact for fact, (rule, _) in KNOWN.items() if words(rule) not in shown[fact]] == []
    # A section of the department itself is not elsewhere: that rule was broken falsely while nothing was known.
    assert words("step_elsewhere_is_whole") not in shown["flow"]


def test_an_office_that_is_given_its_credit_code_may_publish_what_issues_certificates() -> None:
    town = a_town()
    version = a_certificate_of_an_office_without_a_code(town)
    program = caller(signed_on(an_officer(town, "administrator", "701"), "admin.desk"))
    clerk = caller(signed_on(an_officer(town, "window", "702"), "clerk.desk"))
    (bare,) = said(program.get("/offices/without-uscc"))
    address, body = f"/offices/{bare['ref']}/uscc", {"uscc": USCC, "basis": "赋码通知"}
    with pytest.raises(NotPublishable) as refused:
        operations.publish(version, NOW, by=SYSTEM, now=NOW)

    unasked, wrong = clerk.post(address, body), program.post(address, {**body, "uscc": OFFICE_USCC})
    given, again = program.post(address, body), program.post(address, {**body, "uscc": USCC})
    operations.publish(version, NOW, by=SYSTEM, now=NOW)

    assert (refused.value.rule, refused.value.element) == ("issuer_has_its_code", "certificate")
    assert [code(one) for one in (unasked, wrong, again)] == [
        "people.not_allowed", "offices.uscc_in_use", "offices.uscc_given",
    ]  # fmt: skip
    assert given.status_code == 200 and said(given)["uscc"] == USCC
    assert said(program.get("/offices/without-uscc")) == []


@covers("S-081", "S-222")
def test_who_reviews_a_change_sees_what_its_publication_would_be_refused_for(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk()
    change = passed(desk, proposed(desk))
    reform = at_the_desk(desk.reform, NOW, monkeypatch)
    rule = "links_at_most_two_plus_one"

    before = page(reform, change)
    in_a_citizen_centre(desk.town)
    after = page(reform, change)
    operations.waive_rule(desk.item, rule, "市府办函", TODAY, UNTIL, by=SYSTEM, now=NOW)

    assert words(rule) not in before and words(rule) in after
    assert "审批环节“3+1”“2+1”规定" in after
    assert words(rule) not in page(reform, change)
    assert "已豁免" in broken(at_the_desk(desk.editor, NOW, monkeypatch), version_of(desk))


@covers("S-222")
def test_the_rule_that_refuses_leads_to_its_waiver_which_the_citys_desk_alone_grants(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = a_desk()
    in_a_citizen_centre(desk.town)
    city = signed_on(the_city_desk(desk.town, "799"), "city.desk")
    clerk = signed_on(an_officer(desk.town, "window", "798"), "clerk.desk")
    address, api = f"/desk/catalogue/items/{desk.item}/waivers", f"/catalogue/items/{desk.item}/waivers"
    rule, body = "links_at_most_two_plus_one", {"basis": "市府办函", "from_day": str(TODAY), "until": str(UNTIL)}
    form = {**body, "rule": rule}
    clients = {
        actor: at_the_desk(actor, NOW, monkeypatch) for actor in (desk.editor, desk.chief, desk.legal, desk.reform)
    }

    shown = broken(clients[desk.editor], desk.version)
    refused = [one.post(address, {**form, "key": f"no{n}"}) for n, one in enumerate(clients.values())]
    unasked = [code(caller(actor).post(api, form)) for actor in (*clients, clerk)]

    assert f"{address}?rule={rule}" in shown
    assert [one.status_code for one in refused] == [422] * len(clients)
    assert all("这件事由市级事项管理岗办" in one.content.decode() for one in refused)
    assert unasked == ["catalogue.not_the_citys_desk"] * 5
    assert NOBODY.post(api, form).status_code == 401
    assert said(NOBODY.get(api)) == []

    desk_of_the_city, program = at_the_desk(city, NOW, monkeypatch), caller(city)
    no_day = desk_of_the_city.post(address, {**form, "until": "", "key": "k1"})
    done = desk_of_the_city.post(address, {**form, "key": "k2"}, follow=True)

    assert no_day.status_code == 422 and "市府办函" in no_day.content.decode()
    assert words(rule) in done.content.decode() and "市府办函" in done.content.decode()
    assert [(one["rule"], one["basis"]) for one in said(NOBODY.get(api))] == [(rule, "市府办函")]
    assert code(program.post(api, form)) == "catalogue.already_waived"
    assert code(program.post(api, {**form, "rule": "fee_told"})) == "catalogue.rule_not_waivable"
    assert "已豁免" in broken(clients[desk.editor], desk.version)


def page(client: Client, change: str) -> str:
    return client.get(f"/desk/catalogue/changes/{change}").content.decode()


def version_of(desk: Desk) -> str:
    """The ref of the item's newest version."""
    return queries.history(desk.item)[0].version_ref
