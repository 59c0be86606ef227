"""At the window: who stands there is found or registered, and the application is taken in on the spot."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.centre.visits import queries as visits
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import FieldKind, FieldTerm
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(office.clerk, later(1), monkeypatch)


def test_a_known_person_is_found_and_the_number_stays_out_of_the_address(office: errand.Office, clerk: Client) -> None:
    answer = clerk.post("/desk/window/who", {"number": town.a_number(1)})

    assert answer.headers["Location"] == f"/desk/window?party={office.party}"
    page = clerk.get(answer.headers["Location"]).content.decode()
    assert "陈小禾" in page and town.a_number(1) not in page


def test_who_is_not_known_is_registered(clerk: Client) -> None:
    number = town.a_number(77)
    page = clerk.post("/desk/window/who", {"number": number}).content.decode()
    assert "还没有登记" in page and 'value="person" checked' in page
    company = clerk.post("/desk/window/who", {"number": town.USCC}).content.decode()
    assert 'value="organisation" checked' in company

    answer = clerk.post(
        "/desk/window/register",
        {"key": "k", "kind": "person", "name": "周新来", "number": number, "phone": "13900000077"},
    )

    party = people.party_by_number(number)
    assert party is not None and party.name == "周新来"
    assert answer.headers["Location"] == f"/desk/window?party={party.ref}"


def test_a_wrong_check_digit_registers_nobody_and_keeps_what_was_typed(clerk: Client) -> None:
    good = town.a_number(78)
    number = good[:-1] + ("0" if good[-1] != "0" else "1")

    answer = clerk.post("/desk/window/register", {"kind": "person", "name": "周新来", "number": number, "phone": ""})

    assert answer.status_code == 422
    assert "周新来" in answer.content.decode()
    assert people.party_by_number(number) is None


def test_an_item_is_found_and_the_form_follows_the_situation(office: errand.Office, clerk: Client) -> None:
    found = clerk.get(f"/desk/window?party={office.party}&words=食品经营").content.decode()
    asked = clerk.get(f"/desk/window/receive/{office.item}?party={office.party}").content.decode()
    settled = clerk.get(
        f"/desk/window/receive/{office.item}?party={office.party}&situation-form=form:catering"
    ).content.decode()

    assert f"/desk/window/receive/{office.item}?party={office.party}" in found
    assert "做什么？" in asked and "经营场所" not in asked
    assert "经营场所" in settled and "设备布局和操作流程图" in settled


def test_taking_in_twice_with_one_form_makes_one_case_and_tells_the_same_code(
    office: errand.Office, clerk: Client
) -> None:
    form = {
        "key": "one-form",
        "party": office.party,
        "situation-form": "form:catering",
        "field-address": "滨河街36号",
        "field-area": "86",
    }

    first = clerk.post(f"/desk/window/receive/{office.item}", form).content.decode()
    second = clerk.post(f"/desk/window/receive/{office.item}", form).content.decode()

    numbers = [set(re.findall(r"SF-\w{4}-\w{4}-\w{2}", page)) for page in (first, second)]
    codes = [re.findall(r"<b>(\d{8})</b>", page) for page in (first, second)]
    assert numbers[0] == numbers[1] and len(numbers[0]) == 1
    assert codes[0] == codes[1] and len(codes[0]) == 1
    assert len(queries.worklist(office.clerk, later(2)).rows) == 1


def test_a_hidden_character_is_refused_at_its_field(office: errand.Office, clerk: Client) -> None:
    answer = clerk.post(
        f"/desk/window/receive/{office.item}",
        {"party": office.party, "situation-form": "form:catering", "field-address": "滨河街\u202e36号"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="f-field-address-error"' in page
    assert queries.worklist(office.clerk, later(2)).rows == ()


@covers("S-171")
def test_what_the_record_knows_is_typed_a_second_time_neither_at_the_counter_nor_at_home(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = (
        FieldTerm("phone", "联系电话", FieldKind.PHONE),
        FieldTerm("name", "姓名"),
        FieldTerm("number", "身份证号", FieldKind.IDENTITY),
    )
    office = errand.an_office(replace(errand.TERMS, fields=(*errand.TERMS.fields, *known)))
    clerk = at_the_desk(office.clerk, later(1), monkeypatch)
    address = f"/desk/window/receive/{office.item}"
    form = {"party": office.party, "situation-form": "form:catering", "field-address": "滨河街36号", "field-area": "86"}

    asked = clerk.get(f"{address}?party={office.party}&situation-form=form:catering").content.decode()
    clerk.post(address, {**form, "key": "k"})
    another = {"field-name": "陈大禾", "field-phone": "13900000009", "field-number": ""}
    without_a_number = clerk.post(address, {**form, **another, "key": "m"})

    assert "登记的是 138****0001" in asked and town.a_number(1) not in asked
    (case,) = queries.mine(office.citizen, later(1)).rows
    view = queries.find(case.ref, office.citizen, later(1))
    written = {answer.term.label: answer.value for answer in view.form} if view else {}
    assert (written["联系电话"], written["姓名"], written["身份证号"]) == ("13800000001", "陈小禾", town.a_number(1))
    assert without_a_number.status_code == 422
    draft = cases.start_draft(office.item, office.party, errand.ANSWERS, by=office.citizen, now=later(2)).ref
    at_home = queries.draft(draft, office.citizen, later(2))
    assert at_home is not None and at_home.form == {
        "phone": "13800000001", "name": "陈小禾", "number": town.a_number(1)
    }  # fmt: skip


def test_only_windows_have_a_window(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_the_desk(office.reviewer, later(1), monkeypatch).get("/desk/window").status_code == 403


@covers("S-208")
def test_what_is_done_during_a_visit_is_bound_to_it(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref
    clerk.post("/desk/window/visits", {"key": "a", "party": office.party, "purpose": "交食品许可材料"})
    page = clerk.get("/desk/window").content.decode()
    assert "正在接待" in page and "交食品许可材料" in page

    clerk.post(f"/desk/cases/{ref}/acts/accept", {"key": "b", "seen": "1"})
    aftermath.derive(ref)

    assert "申请人跑了 1 趟" in clerk.get(f"/desk/cases/{ref}").content.decode()
    close = re.search(r'action="(/desk/window/visits/\w+/close)"', page)
    assert close
    clerk.post(close[1], {"key": "c"})
    assert "正在接待" not in clerk.get("/desk/window").content.decode()


@covers("S-199")
def test_what_went_wholly_online_is_proven_by_its_log_to_have_cost_no_trip(
    office: errand.Office, clerk: Client
) -> None:
    ref = errand.granted(office)
    cases.deliver(ref, "electronic", by=SYSTEM, now=later(5))
    aftermath.derive(ref)

    view = queries.find(ref, office.clerk, later(6)) or pytest.fail()
    assert (view.channel, view.delivered_how) == ("hall", "electronic")
    assert visits.of_case(ref, office.clerk) == ()
    assert [row.state for row in certificates.of_case(ref, office.citizen, later(6))] == ["valid"]
    assert "申请人一趟没跑" in clerk.get(f"/desk/cases/{ref}").content.decode()


def test_two_visitors_at_once_are_refused_with_a_sentence(office: errand.Office, clerk: Client) -> None:
    clerk.post("/desk/window/visits", {"key": "a", "party": office.party, "purpose": "咨询"})

    second = clerk.post("/desk/window/visits", {"key": "b", "party": "", "purpose": "另一位"})

    assert second.status_code == 422
    assert 'role="alert"' in second.content.decode()
