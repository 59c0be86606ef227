"""Channels together: what begins at one door goes on at another, with one account, one case and nothing typed twice."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.covers import covers
from tests.doors.calling import NOBODY, said
from tests.doors.desk import at_the_desk
from tests.doors.test_self_service import a_browser, signed_in, token_of
from tests.operations import booking, errand, ticketing
from tests.operations.aftermath import lines_of
from tests.operations.booking import MONDAY_TEN
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from tests.operations.test_terminals import a_terminal
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.messages import operations as messages
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries as booked
from yimen.engine.centre.lost_property import operations as lost
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import OnlineDepth, Way
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.threshold.parity import FUNCTIONS

pytestmark = pytest.mark.django_db
SIX = ("预约窗口", "取号", "查办理进度", "查办事指南", "问工作人员", "失物招领")


def html(client: Client, path: str, **query: str) -> str:
    return client.get(path, query).content.decode()


@covers("S-352", "S-353")
def test_what_is_filled_in_and_booked_at_a_kiosk_reaches_phone_and_window_and_is_typed_once(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = appointments.open_plan(office.town.centre, booking.REGULAR, by=the_manager(office), now=NOW).ref
    a_terminal(office.town.centre)
    kiosk = a_browser(monkeypatch)
    token = token_of(signed_in(kiosk))

    def sends(path: str, **fields: object) -> str:
        answer = kiosk.post(path, {**fields, "csrfmiddlewaretoken": token})
        assert answer.status_code == 302, (path, answer.content.decode()[:2000])
        return answer.headers["Location"]

    assert office.item in html(kiosk, "/search", q="开饭店")
    draft = sends(f"/items/{office.item}/start", party=office.party).split("/")[2]
    begun = queries.draft(draft, office.citizen, NOW)
    assert begun is not None
    answers = {"answer-form": "form:catering", "revision": begun.revision}
    sends(f"/drafts/{draft}/situation", **answers)
    typed = {f"field-{code}": text for code, text in errand.FORM.items()}
    sends(f"/drafts/{draft}/form", **typed, revision=begun.revision + 1, then="next")
    sends(f"/drafts/{draft}/materials/id", files=[SimpleUploadedFile("id.png", errand.PNG)], key="scan")
    slot = {"begins": MONDAY_TEN.isoformat(), "party": office.party, "item": office.item, "key": "book"}
    sends(f"/appointments/plans/{plan}", **slot)
    sends("/terminal/finish")
    phone, clerk = (at_the_desk(one, MONDAY_TEN, monkeypatch) for one in (office.citizen, office.clerk))
    (appointment,) = booked.mine(office.citizen, MONDAY_TEN)
    shown = html(phone, f"/drafts/{draft}/form")
    arrived = clerk.post("/desk/service/today", {"code": appointment.code, "key": "come"}).headers["Location"]
    window = clerk.get(arrived).content.decode()
    form = {"party": office.party, "draft": draft, "situation-form": "form:catering", "key": "take"}
    taken = clerk.post(f"/desk/window/receive/{office.item}", {**form, **typed})

    assert errand.FORM["address"] in shown and office.party in arrived
    assert f"draft={draft}" in window and "填了 2 / 2 项" in window
    assert taken.status_code == 200 and "已收下" in taken.content.decode()
    (row,) = queries.mine(office.citizen, MONDAY_TEN).rows
    case = queries.find(row.ref, office.clerk, MONDAY_TEN)
    assert case is not None and {one.term.code: one.value for one in case.form} == errand.FORM
    assert [one.term.code for one in case.materials if one.files] == ["id"]


@covers("S-336")
def test_the_six_functions_are_on_the_phone_and_its_ticket_is_the_one_of_the_hall(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = ticketing.a_queue(office)
    lost.take_in_thing(
        lost.ThingFound(office.town.centre, "card", "一张蓝色银行卡", "取号机旁边", TODAY, "尾号 7788"),
        by=office.clerk, now=NOW,
    )  # fmt: skip
    phone, desk = (at_the_desk(one, later(0.1), monkeypatch) for one in (office.citizen, office.clerk))
    pages = {one.words: (reverse(one.page), one.api) for one in FUNCTIONS if one.words in SIX}

    wanted = {"centre": office.town.centre, "wanted": "group", "ref": queue.group, "key": "k"}
    ticket = phone.post("/tickets", wanted).headers["Location"]
    called = desk.post("/desk/queue/next", {"key": "d"})

    assert pages.keys() == {*SIX} and all(api for _, api in pages.values())
    assert {phone.get(page).status_code for page, _ in pages.values()} == {200}
    assert called.status_code == 302 and "请到 A01 窗口" in html(phone, ticket)
    assert said(NOBODY.get(ticket))["window"] == "A01"
    assert "B001" in html(Client(), f"/queues/{office.town.centre}") or "B001" in html(desk, "/desk/queue")
    assert "一张蓝色银行卡" in html(phone, "/lost", q="银行卡") and "一张蓝色银行卡" not in html(
        phone, "/lost", q="雨伞"
    )


@covers("S-301")
def test_two_offices_are_found_in_one_search_and_answer_into_one_inbox(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = errand.another_office(office, 2)
    same = errand.replace(other, citizen=office.citizen, party=office.party)
    refs = [errand.received(one).ref for one in (office, same)]
    for ref in refs:
        for line in lines_of(ref, "receive"):
            messages.write_message(line, by=SYSTEM, now=later(2))
    me = at_the_desk(office.citizen, later(3), monkeypatch)

    found, mine, inbox = html(me, "/search", q="开饭店"), html(me, "/mine"), html(me, "/messages")

    assert office.item in found and other.item in found
    assert all(f"/mine/{ref}" in page for ref in refs for page in (mine, inbox))
    assert inbox.count("收到您的申请") == 2


@covers("S-332")
def test_the_result_of_what_is_not_filed_online_is_looked_up_all_the_same(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = errand.replace(
        errand.TERMS.service, ways=(Way.WINDOW,), online_depth=OnlineDepth.NONE, onsite_reason="核验原件",
        express_result="no",
    )  # fmt: skip
    item = catalogue.found_item(office.town.office, by=SYSTEM, now=NOW).ref
    draft = Draft("只能到窗口办的事", "01", errand.replace(errand.TERMS, trips=1, place="滨河路1号", service=service))
    catalogue.publish(catalogue.draft_version(item, draft, by=SYSTEM, now=NOW).ref, NOW, by=SYSTEM, now=NOW)
    taken = cases.receive(item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=NOW)
    anybody = Client()
    monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())

    start = anybody.get(f"/items/{item}/start")
    seen = anybody.post("/progress", {"number": taken.number, "code": taken.query_code}).content.decode()

    assert start.status_code in (302, 404) and "还没有开通网上申报" in html(anybody, f"/items/{item}")
    assert "只能到窗口办的事" in seen and "已收件" in seen and not re.search("陈小禾", seen)
