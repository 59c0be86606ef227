"""One code through its doors: up on the telephone, held to a window and to a terminal; and a life at both."""

import re

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.doors.test_self_service import a_browser, token_of
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_terminals import a_terminal
from yimen.channels.hall.coming.self_service import PER, TRIES
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db


def code_on(phone: Client) -> str:
    """The code that the page has up now."""
    found = re.search(r'class="code">([0-9A-Z ]{19})<', phone.get("/me/code").content.decode())
    assert found is not None
    return found[1]


@covers("S-333")
def test_the_code_of_the_telephone_is_the_same_person_at_window_and_terminal_and_each_use_is_told_to_them(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_terminal(office.town.centre)
    case = errand.received(office)
    kiosk = a_browser(monkeypatch)
    phone, desk = (at_the_desk(one, later(1), monkeypatch) for one in (office.citizen, office.clerk))

    for _ in range(TRIES):
        # The other terminals of the hall come from the same address, and shut nobody out here.
        people.knock("personal_code", "127.0.0.1", TRIES, PER, later(1))
    spent = code_on(phone)
    opened = desk.post("/desk/window/code", {"code": spent}).headers["Location"]
    again = desk.post("/desk/window/code", {"code": spent})
    token = token_of(kiosk.get("/terminal/code"))
    wrong = kiosk.post("/terminal/code", {"code": spent, "csrfmiddlewaretoken": token})
    entered = kiosk.post("/terminal/code", {"code": code_on(phone), "csrfmiddlewaretoken": token})

    assert f"party={office.party}" in opened and "陈小禾出示" in desk.get(opened).content.decode()
    assert again.status_code == wrong.status_code == 422 and "打不开" in again.content.decode()
    assert entered.headers["Location"] == "/mine" and case.number in kiosk.get("/mine").content.decode()
    told = phone.get("/me/code").content.decode().partition("这个码打开过什么")[2].partition("</ul>")[0]
    assert told.count("<li") == 2 and "在自助终端登录" in told and "窗口打开了陈小禾的页面" in told
    assert Client().get("/terminal/code").headers["Location"] == "/terminal"


@covers("S-300")
def test_a_life_is_read_by_its_owner_and_at_the_window_only_for_a_purpose(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand.granted(office)
    phone, desk = (at_the_desk(one, later(5), monkeypatch) for one in (office.citizen, office.clerk))
    address = f"/desk/window/life/{office.party}/open"

    own = phone.get("/me/life").content.decode()
    early = desk.post(address, {"purpose": "参保", "key": "a"})
    desk.post("/desk/window/visits", {"party": office.party, "purpose": "参保", "key": "v"})
    look = desk.post(address, {"purpose": "为参保核对登记", "key": "b"}).headers["Location"]
    seen = desk.get(look).content.decode()

    assert "食品经营许可证" in own and "还没有人看过" in own
    assert early.status_code == 422 and "站在您窗口" in early.content.decode()
    assert "食品经营许可证" in seen and "/mine/" not in seen
    assert "为参保核对登记" in phone.get("/me/life").content.decode()
    assert phone.get("/me/life/somebody").status_code == 404 and desk.get("/desk/window/life/x").status_code == 404
