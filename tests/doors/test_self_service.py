"""The self-service area through its doors: set up with a code, filed at, left without a trace."""

import re
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_terminals import SECRET, a_manager, a_terminal
from tests.operations.town import NOW, PASSWORD, TODAY
from yimen.engine.centre.terminals.models import Sitting, TerminalFiling
from yimen.kernel.visits.terminals import IDLE

pytestmark = pytest.mark.django_db


def a_browser(monkeypatch: pytest.MonkeyPatch, secret: str = SECRET) -> Client:
    """A browser of the hall that checks the form secret, as every real one does."""
    aftermath.wired()
    at(monkeypatch, NOW)
    browser = Client(enforce_csrf_checks=True)
    if secret:
        browser.cookies["yimen_terminal"] = secret
    return browser


def at(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setenv("YIMEN_NOW", now.isoformat())


def token_of(page: HttpResponse) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())
    assert found is not None
    return found[1]


def signed_in(browser: Client) -> HttpResponse:
    """Sign in as the citizen of the small town; the first page after it."""
    form = {"login": "xiaohe", "password": PASSWORD, "csrfmiddlewaretoken": token_of(browser.get("/login"))}
    assert browser.post("/login", form).status_code == 302
    return browser.get("/mine")


@covers("S-197")
def test_after_finish_and_wipe_nothing_of_who_sat_there_is_reached_again(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_terminal(office.town.centre)
    draft, revision = errand.a_draft(office)
    browser = a_browser(monkeypatch)
    mine = signed_in(browser)
    shown, old = mine.content.decode(), {name: one.value for name, one in browser.cookies.items()}

    assert mine.headers["Cache-Control"] == "no-store" and "还有 5 分钟自动清除" in shown
    assert "完成并清除" in shown and 'http-equiv="refresh" content="240;' in shown
    old_token = token_of(mine)
    sent = browser.post(
        f"/drafts/{draft}/check",
        {"revision": revision, "centre": office.town.centre, "key": "k1", "csrfmiddlewaretoken": old_token},
    )
    receipt = sent.headers["Location"]
    assert browser.get(receipt).status_code == 200
    filing = TerminalFiling.objects.get()
    browser.cookies["yimen_print"] = "large"
    done = browser.post("/terminal/finish", {"csrfmiddlewaretoken": old_token})

    assert done.status_code == 302 and done.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert done.headers["Cache-Control"] == "no-store"
    assert browser.cookies["yimen_session"].value == "" and browser.cookies["yimen_print"].value == ""
    assert browser.cookies["yimen_csrf"].value not in ("", old["yimen_csrf"])
    assert browser.cookies["yimen_terminal"].value == SECRET
    assert not Session.objects.exists()
    over = browser.get(done.headers["Location"])
    assert "没有留下您的任何内容" in over.content.decode() and over.headers["Clear-Site-Data"]
    for page in ("/mine", receipt, f"/drafts/{draft}/form", "/me", "/messages"):
        again = browser.get(page)
        assert again.status_code in (302, 404) and "陈小禾" not in again.content.decode()
    # The earlier page from the back button, and its cookies copied by somebody: neither opens anything.
    stale = browser.post("/terminal/alone", {"csrfmiddlewaretoken": old_token})
    assert stale.status_code == 403
    copied = a_browser(monkeypatch)
    for name, value in old.items():
        copied.cookies[name] = value
    assert copied.get("/mine").headers["Location"].startswith("/login")
    assert copied.get("/api/v1/me").status_code == 401
    ended = Sitting.objects.get(pk=filing.sitting_id)
    assert (ended.how, ended.account_id, ended.session_key) == ("finished", None, "")


@covers("S-369")
def test_an_idle_terminal_wipes_itself_on_the_server_and_asks_before(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_terminal(office.town.centre)
    browser = a_browser(monkeypatch)
    token = token_of(signed_in(browser))

    at(monkeypatch, NOW + IDLE - timedelta(seconds=59))
    asked = browser.get("/terminal/ask?next=/mine")
    assert "您还在吗" in asked.content.decode() and 'href="/mine"' in asked.content.decode()
    assert 'href="https://' not in browser.get("/terminal/ask?next=https://elsewhere.example/").content.decode()
    at(monkeypatch, NOW + IDLE)
    form = {"answers": "", "csrfmiddlewaretoken": token}
    late = browser.post("/me/act-for", form)

    assert late.headers["Location"] == "/terminal/over" and late.headers["Clear-Site-Data"]
    assert not Session.objects.exists() and Sitting.objects.get().how == "idle"
    assert "5 分钟没有人操作" in browser.get("/terminal/over").content.decode()
    assert browser.get("/mine").headers["Location"].startswith("/login")


def test_a_click_puts_the_end_off_and_the_session_is_good_at_its_terminal_alone(
    office: errand.Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_terminal(office.town.centre)
    browser = a_browser(monkeypatch)
    signed_in(browser)

    at(monkeypatch, NOW + IDLE * 0.8)
    assert browser.get("/mine").status_code == 200
    at(monkeypatch, NOW + IDLE * 1.6)
    assert browser.get("/mine").status_code == 200
    elsewhere = a_browser(monkeypatch, "")
    elsewhere.cookies["yimen_session"] = browser.cookies["yimen_session"].value
    at(monkeypatch, NOW + IDLE * 1.7)
    assert elsewhere.get("/mine").headers["Location"].startswith("/login")
    at_home = a_browser(monkeypatch, "")
    at(monkeypatch, NOW)
    home = signed_in(at_home)
    assert "完成并清除" not in home.content.decode() and home.headers["Cache-Control"] != "no-store"


@covers("S-369")
def test_no_desk_is_served_at_a_terminal(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    a_terminal(office.town.centre)
    desk = at_the_desk(office.clerk, NOW, monkeypatch)
    assert desk.get("/desk/").status_code == 200

    desk.cookies["yimen_terminal"] = SECRET

    for page in ("/desk/", "/desk/login", "/oversight/"):
        assert desk.get(page).headers["Location"] == "/terminal"


@covers("S-369")
def test_a_manager_registers_a_guide_helps_and_the_code_is_shown_once(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, guide = a_manager(office), office.clerk
    desk = at_the_desk(manager, NOW, monkeypatch)
    form = {"act": "register", "centre": office.town.centre, "name": "自助 1 号机", "key": "r1"}

    shown = desk.post("/desk/terminals/", form).content.decode()
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert found is not None
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_erranddone where result::text like %s", (f"%{found[0]}%",))
        assert cursor.fetchone() == (0,)
    assert found[0] not in desk.post("/desk/terminals/", form).content.decode()
    assert found[0] not in desk.get("/desk/terminals/").content.decode()
    assert desk.post("/desk/terminals/", {**form, "key": "r2"}).status_code == 422
    browser = a_browser(monkeypatch, "")
    token = token_of(browser.get("/terminal/activate"))
    wrong = browser.post("/terminal/activate", {"code": "AAAA-AAAA-AAAA", "csrfmiddlewaretoken": token})
    assert wrong.status_code == 422 and "启用码不对" in wrong.content.decode()
    right = browser.post("/terminal/activate", {"code": found[0], "csrfmiddlewaretoken": token})
    assert right.status_code == 302 and browser.cookies["yimen_terminal"]["httponly"]
    assert "自助 1 号机" in browser.get("/terminal").content.decode()
    signed_in(browser)

    helping = at_the_desk(guide, NOW, monkeypatch)
    page = helping.get("/desk/terminals/").content.decode()
    assert "有人在用" in page and "陈小禾" not in page and "登记一台终端" not in page
    ref = re.search(r'name="terminal" value="(\w+)"', page)
    assert ref is not None
    assert helping.post("/desk/terminals/", {"act": "help", "terminal": ref[1], "key": "h1"}).status_code == 302
    mine = browser.get("/mine")
    assert "正在协助您" in mine.content.decode()
    alone = {"next": "/mine", "csrfmiddlewaretoken": token_of(mine)}
    assert browser.post("/terminal/alone", alone).headers["Location"] == "/mine"
    assert "正在协助您" not in browser.get("/mine").content.decode()
    assert desk.post("/desk/terminals/", {"act": "retire", "terminal": ref[1], "reason": "换机"}).status_code == 302
    assert browser.get("/mine").headers["Location"].startswith("/login")
    assert "不是自助终端" in browser.get("/terminal").content.decode()


@covers("S-197")
def test_the_json_door_keeps_terminals_sits_files_and_counts(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, later(0.05))
    draft, revision = errand.a_draft(office)
    manager, guide, citizen = caller(a_manager(office)), caller(office.clerk), caller(office.citizen)
    stranger = caller(town.a_citizen(31, "李向前", "xiangqian"))

    assert code(guide.post("/terminals", {"centre": office.town.centre, "name": "一号"})) == "people.not_allowed"
    given = said(manager.post("/terminals", {"centre": office.town.centre, "name": "一号"}))
    assert code(citizen.post("/terminals/sittings", {"secret": SECRET})) == "terminals.unknown"
    assert code(stranger.post("/terminals/activate", {"code": "AAAA", "secret": SECRET})) == "terminals.bad_code"
    assert said(stranger.post("/terminals/activate", {"code": given["code"], "secret": SECRET})) == {
        "ref": given["ref"]
    }
    assert code(guide.post(f"/terminals/{given['ref']}/help")) == "terminals.nobody_sits"
    sitting = said(citizen.post("/terminals/sittings", {"secret": SECRET}))["ref"]
    assert guide.post(f"/terminals/{given['ref']}/help").status_code == 200
    body = {"draft": draft, "revision": revision, "centre": office.town.centre}
    assert code(stranger.post(f"/terminals/sittings/{sitting}/file", body)) == "terminals.sitting_over"
    assert said(citizen.post(f"/terminals/sittings/{sitting}/stay"))["ref"] == sitting
    filed = said(citizen.post(f"/terminals/sittings/{sitting}/file", body))
    assert code(guide.post(f"/cases/{filed['ref']}/acts/accept", {"seen": 2})) == "authority.stood_aside"
    assert citizen.post(f"/terminals/sittings/{sitting}/end").status_code == 200
    assert code(citizen.post(f"/terminals/sittings/{sitting}/stay")) == "terminals.sitting_over"
    (row,) = said(guide.get("/terminals"))
    assert (row["standing"], row["sitting"]) == ("free", None)
    (count,) = said(manager.get("/terminals/filings", since=TODAY.isoformat(), until=TODAY.isoformat()))
    assert (count["sittings"], count["filed"], count["helped"]) == (1, 1, 1)
    assert citizen.get("/terminals").status_code == 403
    assert manager.post(f"/terminals/{given['ref']}/retire", {"reason": "换机"}).status_code == 200
    assert code(manager.post(f"/terminals/{given['ref']}/code")) == "terminals.retired"
