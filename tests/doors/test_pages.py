"""Personal pages through the hall: what concerns one party on one page, and the sections of an enterprise's."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import TERMS, later
from tests.operations.test_pages import a_number
from tests.operations.town import BEGAN, NOW, SINCE
from yimen.engine.money.page_bills import operations as page_bills
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries.operations import Asked
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import Served
from yimen.kernel.page_bills import SentBill, SentRun
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.policies import operations as policies
from yimen.registries.policies import queries as policy_queries
from yimen.registries.policies.operations import PolicySaid

pytestmark = pytest.mark.django_db
FOR_MANY = replace(TERMS, service=replace(TERMS.service, served=(Served.PERSON, Served.PUBLIC_INSTITUTION)))


@covers("S-339", "S-340")
def test_the_hall_has_five_pages_and_each_shows_what_is_for_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    office = errand.an_office(FOR_MANY)
    case = errand.granted(office)
    enquiries.ask_from_page(Asked("开店", "要几个证？"), office.party, by=office.citizen, now=later(5))
    run = SentRun("SB-1", "social", "2026-10", town.OFFICE_USCC, 1)
    page_bills.take_in_run(run, [SentBill(town.a_number(1), 12345, (("养老保险", 12345),))], by=SYSTEM, now=NOW)
    page_bills.bring_bills(by=SYSTEM, now=NOW)
    numbers = {"institution": a_number("12"), "organ": a_number("11"), "enterprise": a_number("91")}
    pages = {kind: _entrusted(office, kind, number) for kind, number in numbers.items()}
    home = at_the_desk(town.the_actor(office.citizen.ref), later(6), monkeypatch)

    own = home.get(home.get("/page").headers["Location"]).content.decode()
    shown = {kind: home.get(f"/page/{ref}").content.decode() for kind, ref in pages.items()}

    assert "市民专属网页" in own and f"/mine/{case}" in own and "食品经营许可证" in own and "开店" in own
    assert office.item in own and office.item in shown["institution"]
    assert "事业单位专属网页" in shown["institution"] and "机关专属网页" in shown["organ"]
    assert not any(case in one or "开店" in one or office.item in one for one in (shown["organ"], shown["enterprise"]))
    assert "2026-10" in own and "2026-10" not in shown["organ"]
    bills = f"/page/{office.party}/bills"
    bill = home.get(bills).content.decode().partition(f"{bills}/")[2][:16]
    assert "养老保险" in home.get(f"{bills}/{bill}").content.decode()
    assert home.get(f"/page/{pages['organ']}/bills/{bill}").status_code == 404
    assert home.post(bills, {"act": "stop", "kind": "social"}).status_code == 302
    assert "已退订" in home.get(bills).content.decode() and home.post(bills, {"kind": "love"}).status_code == 422
    assert home.post(bills, {"act": "want", "kind": "social"}).status_code == 302
    other = at_the_desk(town.a_citizen(9, "赵一鸣", "yiming"), later(6), monkeypatch)
    assert other.get(f"/page/{pages['organ']}").status_code == 404


@covers("S-343", "S-370")
def test_the_page_of_an_enterprise_has_four_sections_for_each_of_its_operators(monkeypatch: pytest.MonkeyPatch) -> None:
    place = town.a_town()
    said = PolicySaid("示政办〔2026〕3号", "房租补贴", "补贴", "申请")
    policies.publish_policy(place.office, said, town.BEGAN, by=SYSTEM, now=NOW)
    policy = policy_queries.policies(NOW.date()).rows[0].ref
    water = a_water_company(place)
    firm = people.register_organisation("禾木小馆", a_number("91"), by=SYSTEM, now=NOW).ref
    operators = []
    for serial, kind in ((1, "legal_representative"), (2, "handler")):
        person = town.a_person(serial)
        people.give_mandate(firm, person, kind, "", SINCE, None, "委托书", by=SYSTEM, now=NOW)
        operators.append(
            town.the_actor(people.open_account(f"operator{serial}", town.PASSWORD, person, by=SYSTEM, now=NOW).ref)
        )

    for operator in operators:
        home = at_the_desk(operator, NOW, monkeypatch)
        assert "政企互动" in home.get(f"/page/{firm}").content.decode()
        unclear = home.post(f"/page/{firm}/profile", {"industry": "H", "size": "", "founded": "不知道"})
        page = unclear.content.decode()
        assert unclear.status_code == 422 and 'id="f-founded-error"' in page and 'value="H" selected' in page
        told = home.post(f"/page/{firm}/profile", {"industry": "H", "size": "", "founded": ""})
        assert told.headers["Location"] == f"/page/{firm}/talk"
        assert "房租补贴" in home.get(f"/page/{firm}/talk").content.decode()
        utilities = home.get(f"/page/{firm}/utilities").content.decode()
        assert "企业用水报装" in utilities and "示范市供水公司" in utilities and f"/items/{water}" in utilities
        assert "配套服务" in home.get(f"/page/{firm}/around", headers={"Accept-Language": "zh-hans"}).content.decode()
    assert "由示范市市场监督管理局答复" in home.get(f"/ask?policy={policy}&party={firm}").content.decode()
    asked = home.post("/ask", {"policy": policy, "party": firm, "topic": "房租", "question": "怎么领？"})
    assert "房租" in home.get(f"/page/{firm}/talk").content.decode()
    desk = at_the_desk(town.signed_on(town.an_officer(place, "reviewer", "802"), "the.desk"), NOW, monkeypatch)
    one = f"/desk/service/enquiries/{asked.headers['Location'].rpartition('/')[2]}"
    for form in (
        {"act": "take_up"},
        {"act": "answer", "answer": "网上申请。", "source": "第四条", "no": "no"},
        {"act": "tell_all", "question": "补贴怎么领？"},
    ):
        assert desk.post(one, form).status_code == 302
    assert "不再公开" in desk.get(one).content.decode()
    for page in ("/answers", f"/policies/{policy}", f"/ask?policy={policy}"):
        assert "补贴怎么领？" in Client().get(page).content.decode()
    errand_only = town.a_person(3)
    people.give_mandate(firm, errand_only, "agent", a_single_item(place), SINCE, None, "委托书", by=SYSTEM, now=NOW)
    agent = town.the_actor(people.open_account("agent3", town.PASSWORD, errand_only, by=SYSTEM, now=NOW).ref)
    assert at_the_desk(agent, NOW, monkeypatch).get(f"/page/{firm}").status_code == 404
    assert home.post(f"/page/{firm}/profile", {"industry": "?"}).status_code == 422
    assert home.get(f"/page/{firm}/nothing").status_code == 404
    assert home.get("/page/0123456789ABCDEF").status_code == 404


def a_water_company(place: town.Town) -> str:
    """A water company with one item; the ref of the item."""
    company = offices.found_office(
        "示范市供水公司",
        "供水公司",
        a_number("12"),
        place.city,
        place.calendar,
        "示水",
        BEGAN,
        "章程",
        by=SYSTEM,
        now=NOW,
    ).ref
    item = catalogue.found_item(company, by=SYSTEM, now=NOW).ref
    draft = Draft("企业用水报装", "20", TERMS, theme="utilities")
    catalogue.publish(catalogue.draft_version(item, draft, by=SYSTEM, now=NOW).ref, NOW, by=SYSTEM, now=NOW)
    return item


def a_single_item(place: town.Town) -> str:
    return catalogue.found_item(place.office, by=SYSTEM, now=NOW).ref


def _entrusted(office: errand.Office, name: str, number: str) -> str:
    ref = people.register_organisation(name, number, by=SYSTEM, now=NOW).ref
    people.give_mandate(ref, office.party, "handler", "", SINCE, None, "委托书", by=SYSTEM, now=NOW)
    return ref
