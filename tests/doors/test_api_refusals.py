"""What the JSON door refuses: wrong people, stale pages, replays, foreign references and bad input. Nothing changes."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from tests.covers import covers
from tests.doors.calling import API, NOBODY, Caller, caller, code, everybody, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import ANSWERS, FORM, later
from yimen.channels.api.acts import ACTS
from yimen.channels.api.door import authority_of, door, operations, placed
from yimen.channels.api.problems import kinds, status_of
from yimen.channels.api.urls import urlpatterns
from yimen.engine.case.cases import operations as cases
from yimen.journal import attempts
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.terms import FieldKind, FieldTerm, TimeLimit
from yimen.kernel.time.deadline import SpecialGround
from yimen.registries.people import queries
from yimen.registries.people.operations import SignedIn
from yimen.threshold import clock
from yimen.threshold.actors import begin_session

pytestmark = pytest.mark.django_db

DENIAL = {"outcome": "deny", "reasons": "不符合条件", "law": "第三十八条", "remedies": "可以申请复议"}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "accept": {},
    "accept_tolerating": {"follow": {"rules": "2026-11-30"}},
    "accept_on_commitment": {"signed": "我承诺符合全部许可条件。"},
    "open_correction": {"defects": [{"material": "plan", "defect": "no_area"}]},
    "open_further_correction": {"defects": [{"material": "plan", "defect": "no_flow"}]},
    "answer_correction": {},
    "propose_refusal": {"basis": "第三十二条", "explanation": "不属于本机关职权", "guidance": "请向省局申请"},
    "confirm_refusal": {},
    "reject_refusal": {"reason": "属于本机关职权"},
    "withdraw_refusal": {},
    "find_not_needed": {"basis": "第十三条", "explanation": "自用不需要许可", "guidance": "可直接使用"},
    "hand_over": {},
    "review": {"advice": "grant", "opinion": "符合条件"},
    "decide": DENIAL,
    "decide_at_once": DENIAL,
    "decide_classes": {"granted": ["01"]},
    "open_special": {"ground": "inspection", "days": 10, "reason": "需要现场检验"},
    "close_special": {"result": "检验合格"},
    "extend": {"days": 5, "reason": "案情复杂"},
    "extend_joint": {"days": 5, "reason": "案情复杂", "approval": "示府批〔2026〕9号"},
    "name_renewed": {"certificate": "0123456789ABCDEF"},
    "supply": {},
    "withdraw": {"reason": "不办了"},
    "revoke": {"reason": "以欺骗取得", "ground": "fraud"},
    "deliver": {"how": "window", "signature": "陈小禾"},
    "archive": {},
    "archive_anew": {},
    "write_note": {"text": "电话联系过"},
    "reassign": {"post": "0123456789ABCDEF", "reason": "休假"},
    "recall": {"reason": "下放期满"},
    "send_back": {"reason": "缺平面图"},
    "raise_decision": {"post": "0123456789ABCDEF", "reason": "涉及面广"},
    "recuse": {"reason": "申请人是亲属"},
}
UNSEEN = ("archive", "archive_anew", "write_note", "recall")
RIGHT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("accept", "accept_tolerating", "accept_on_commitment"), frozenset({"window"})),
    **dict.fromkeys(("open_correction", "open_further_correction"), frozenset({"window"})),
    "answer_correction": frozenset({"applicant", "window"}),
    **dict.fromkeys(("propose_refusal", "withdraw_refusal", "find_not_needed", "hand_over"), frozenset({"window"})),
    **dict.fromkeys(("confirm_refusal", "reject_refusal"), frozenset({"chief", "decider", "office_head"})),
    "review": frozenset({"reviewer", "chief"}),
    **dict.fromkeys(("decide", "decide_classes"), frozenset({"chief", "decider", "office_head"})),
    "decide_at_once": frozenset({"window", "chief", "decider", "office_head"}),
    **dict.fromkeys(("open_special", "close_special"), frozenset({"reviewer", "chief", "decider"})),
    "name_renewed": frozenset({"applicant", "window"}),
    **dict.fromkeys(("extend", "extend_joint", "revoke"), frozenset({"office_head", "decider"})),
    **dict.fromkeys(("supply", "deliver"), frozenset({"window", "reviewer", "chief", "decider", "office_head"})),
    "withdraw": frozenset({"applicant"}),
    "reassign": frozenset({"office_head", "centre_manager"}),
    "recall": frozenset({"office_head"}),
    "send_back": frozenset({"reviewer", "chief", "decider"}),
    "raise_decision": frozenset({"reviewer", "office_head"}),
    "recuse": frozenset({"window", "reviewer", "decider"}),
}
"""Who may ask for an act at all, wherever the case stands; for the rest every member of staff who sees the case may."""
STAFF_ALL = frozenset({"window", "reviewer", "chief", "decider", "office_head", "supervisor", "centre_manager"})


@pytest.fixture(autouse=True)
def afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def picture(ref: str) -> tuple[object, ...]:
    """Everything of a case that an act could change."""
    with connection.cursor() as cursor:
        cursor.execute("select c.*::text from cases_case c where ref = %s", (ref,))
        case = cursor.fetchone()
    return (case, *(rows(table) for table in WRITTEN))


WRITTEN = (
    "journal_entry",
    "cases_note",
    "cases_correction",
    "cases_proposal",
    "cases_review",
    "cases_return",
    "cases_ruling",
    "cases_ledgerline",
    "certificates_certificate",
    "journal_erranddone",
)


def body_of(verb: str, seq: int) -> dict[str, Any]:
    return {**BODIES[verb]} if verb in UNSEEN else {"seen": seq, **BODIES[verb]}


def where_it_may_be_done(office: errand.Office, verb: str) -> str:
    """A case in a state in which the act would be possible for the right officer."""
    match verb:
        case "accept_on_commitment":
            return errand.promise_signed(errand.received(office).ref, office.citizen)
        case "accept" | "open_correction" | "propose_refusal" | "find_not_needed" | "withdraw":
            return errand.received(office).ref
        case "accept_tolerating":
            return errand.received(office, ("id", "plan")).ref
        case "open_further_correction":
            ref = corrected(office)
            cases.answer_correction(ref, by=office.citizen, now=later(3))
            return ref
        case "answer_correction":
            return corrected(office)
        case "confirm_refusal" | "reject_refusal" | "withdraw_refusal":
            ref = errand.received(office).ref
            cases.propose_refusal(ref, "第三十二条", "不属于", "请到", by=office.clerk, now=later(1))
            return ref
        case "name_renewed":
            return errand.received(office).ref
        case "hand_over" | "write_note" | "reassign":
            return errand.accepted(office)
        case (
            "review" | "open_special" | "extend" | "extend_joint" | "recall" | "send_back" | "raise_decision" | "recuse"
        ):
            return errand.in_department(office)
        case "close_special":
            ref = errand.in_department(office)
            cases.open_special(ref, SpecialGround.INSPECTION, 5, "检验", by=office.reviewer, now=later(3))
            return ref
        case "decide" | "decide_classes" | "decide_at_once":
            return errand.reviewed(office)
        case _:
            return errand.granted(office)


def corrected(office: errand.Office) -> str:
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan2.png", errand.PNG, by=office.citizen, now=later(2))
    return ref


@covers("S-181")
def test_the_wrong_people_are_refused_and_the_attempt_is_written(office: errand.Office) -> None:
    callers = {role: caller(actor) for role, actor in everybody(office).items()}

    for verb in sorted(set(ACTS) - {"decide_at_once"}):
        must_be_refused_to_the_wrong_people(where_it_may_be_done(office, verb), verb, callers)


def test_the_wrong_people_decide_nothing_at_once() -> None:
    within_a_day = TimeLimit(Decimal(1), "working_day")
    office = errand.an_office(replace(errand.SIMPLE, instant="yes", promised=within_a_day))
    callers = {role: caller(actor) for role, actor in everybody(office).items()}

    must_be_refused_to_the_wrong_people(errand.accepted(office), "decide_at_once", callers)


def must_be_refused_to_the_wrong_people(ref: str, verb: str, callers: Mapping[str, Caller]) -> None:
    body = body_of(verb, said(callers["window"].get(f"/cases/{ref}"))["seq"])
    wrong = set(callers) - RIGHT.get(verb, STAFF_ALL)
    assert wrong
    for role in sorted(wrong):
        before, tried = picture(ref), rows("journal_attempt")
        answer = callers[role].post(f"/cases/{ref}/acts/{verb}", body)
        assert answer.status_code in (403, 404), (verb, role, answer.content)
        assert code(answer).startswith("authority.") or code(answer) == "case.unknown", (verb, role, answer.content)
        assert picture(ref) == before, (verb, role)
        assert rows("journal_attempt") == tried + 1, (verb, role)


def test_nobody_does_nothing(office: errand.Office) -> None:
    ref = errand.received(office).ref
    before = picture(ref)

    for verb in ACTS:
        answer = NOBODY.post(f"/cases/{ref}/acts/{verb}", body_of(verb, 1))
        assert (answer.status_code, code(answer)) == (401, "request.not_signed_in"), verb
        assert answer["WWW-Authenticate"].startswith("Bearer")
    assert picture(ref) == before


def test_a_door_that_is_not_for_somebody_writes_that_they_knocked_and_not_without_end(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "PER_MINUTE", 3)
    citizen, clerk = caller(office.citizen), at_the_desk(office.clerk, later(5), monkeypatch)

    for _ in range(2):
        assert code(citizen.post("/certificates/0123456789ABCDEF/acts/suspend", {"reason": "x"})) == NOT_FOR_YOU
    assert clerk.get("/desk/admin/offices").status_code == 403
    NOBODY.post("/certificates/0123456789ABCDEF/acts/suspend", {"reason": "x"})

    tried = "POST /api/v1/certificates/<ref>/acts/suspend", "0123456789ABCDEF", office.citizen.ref
    assert noted()[:2] == [(*tried, NOT_FOR_YOU)] * 2
    assert [(who, why) for _, _, who, why in noted()[2:]] == [(office.clerk.ref, NOT_FOR_YOU)]
    for _ in range(3):
        citizen.get("/cases/0123456789ABCDEF/errata")
    assert len(noted()) == 4


NOT_FOR_YOU = "request.not_for_you"


def noted() -> list[tuple[str, str, str, str]]:
    """The attempts as they are written: at which door, on what, by whom, and what it said."""
    with connection.cursor() as cursor:
        cursor.execute("select operation, subject, actor_ref, code from journal_attempt order by id")
        return [(str(door), str(ref), str(who), str(why)) for door, ref, who, why in cursor.fetchall()]


def test_nobody_gets_past_an_address_that_asks_who_comes() -> None:
    """Every address of the door; what an act would find behind it does not come into question."""
    asked = 0
    for address, operation in placed(door):
        if authority_of(operation) not in ("citizen", "staff", "signed in"):
            continue
        path = "/" + re.sub(r"{[^}]*}", "1", address) + ("/" if operation.path.endswith("/") else "")
        for method in operation.methods:
            answer = NOBODY.asks(method.lower(), path)
            assert (answer.status_code, code(answer)) == (401, "request.not_signed_in"), (method, path, answer.content)
            asked += 1
    assert asked > 500


def test_an_act_on_a_stale_page_shows_what_changed(office: errand.Office) -> None:
    clerk, citizen = caller(office.clerk), caller(office.citizen)

    for verb in sorted(set(ACTS) - set(UNSEEN) - {"decide_at_once"}):
        by = citizen if verb == "withdraw" else clerk
        ref = where_it_may_be_done(office, verb)
        seen = said(by.get(f"/cases/{ref}"))["seq"]
        cases.write_note(ref, "电话联系过", by=office.clerk, now=later(4))
        before = picture(ref)

        answer = by.post(f"/cases/{ref}/acts/{verb}", body_of(verb, seen))

        told = said(answer)
        assert (answer.status_code, told["code"]) == (409, "case.changed_meanwhile"), (verb, told)
        assert told["facts"]["now_at"] == seen + 1
        # An internal remark is shown to the desk and not to the applicant.
        assert [row["verb"] for row in told["changed"]] == ([] if by is citizen else ["remark"]), verb
        assert picture(ref) == before


def test_asked_twice_it_is_done_once_and_answered_alike(office: errand.Office) -> None:
    ref = errand.received(office).ref
    clerk = caller(office.clerk)

    first = clerk.post(f"/cases/{ref}/acts/accept", {"seen": 1}, key="a-double-click")
    after = picture(ref)
    second = clerk.post(f"/cases/{ref}/acts/accept", {"seen": 1}, key="a-double-click")

    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert picture(ref) == after


def test_a_submission_asked_twice_gives_the_same_receipt(office: errand.Office) -> None:
    draft, revision = errand.a_draft(office)
    citizen = caller(office.citizen)
    body = {"revision": revision, "centre": office.town.centre}

    first = citizen.post(f"/drafts/{draft}/submit", body, key="once")
    second = citizen.post(f"/drafts/{draft}/submit", body, key="once")
    third = citizen.post(f"/drafts/{draft}/submit", body, key="twice")

    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert code(third) == "draft.unknown"
    assert rows("cases_case") == 1


def test_a_key_with_another_body_is_refused(office: errand.Office) -> None:
    ref = errand.received(office).ref
    clerk = caller(office.clerk)
    clerk.post(f"/cases/{ref}/acts/write_note", {"text": "一"}, key="same")
    before = picture(ref)

    answer = clerk.post(f"/cases/{ref}/acts/write_note", {"text": "二"}, key="same")

    assert (answer.status_code, code(answer)) == (422, "errand.key_reused")
    assert picture(ref) == before


def test_a_write_without_a_good_key_is_refused(office: errand.Office) -> None:
    ref = errand.received(office).ref
    before = picture(ref)
    signed = {"Authorization": f"Bearer {caller(office.clerk).token}"}

    for keys in ({}, *({"Idempotency-Key": key} for key in (" ", "a b", "x" * 101, "é"))):
        answer = Client().post(
            f"{API}/cases/{ref}/acts/accept", b'{"seen": 1}', "application/json", headers={**signed, **keys}
        )
        assert (answer.status_code, code(answer)) == (400, "errand.key_missing"), keys
    assert picture(ref) == before


def test_what_is_foreign_looks_like_nothing(office: errand.Office) -> None:
    receipt = errand.received(office)
    draft, _ = errand.a_draft(office)
    stranger = caller(town.a_citizen(77, "李不知", "stranger"))
    file = said(caller(office.citizen).get(f"/drafts/{draft}"))["materials"][0]["files"][0]["ref"]
    nothing = "0123456789ABCDEF"

    for there, not_there in (
        (f"/cases/{receipt.ref}", f"/cases/{nothing}"),
        (f"/drafts/{draft}", f"/drafts/{nothing}"),
        (f"/drafts/{draft}/files/{file}", f"/drafts/{nothing}/files/{nothing}"),
        (f"/cases/by-number?number={receipt.number}", "/cases/by-number?number=SF-0000-0000-00"),
    ):
        foreign, missing = stranger.get(there), stranger.get(not_there)
        assert foreign.status_code == missing.status_code == 404
        assert {**said(foreign), "facts": {}} == {**said(missing), "facts": {}}
    assert code(stranger.says("put", f"/drafts/{draft}", KEPT)) == "draft.unknown"
    assert code(stranger.says("delete", f"/drafts/{draft}")) == "draft.unknown"
    assert code(stranger.post("/drafts", {"item": office.item, "party": office.party})) == "draft.not_for_this_party"


KEPT = {"revision": 2, "answers": ANSWERS, "form": FORM}
LONG = "长" * 2001


BODIES_THAT_DO_NOT_FIT: Sequence[tuple[object, int, str]] = (
    ({"seen": 1, "reason": "不办了", "state": "granted"}, 422, "request.field_unknown"),
    ({"reason": "不办了"}, 422, "request.field_missing"),
    ({"seen": "1"}, 422, "request.field_malformed"),
    ({"seen": True}, 422, "request.field_malformed"),
    ({"seen": 1.5}, 422, "request.field_malformed"),
    ({"seen": -1}, 422, "request.field_malformed"),
    ({"seen": 10**30}, 422, "request.field_malformed"),
    ({"seen": 1, "reason": LONG}, 422, "text.too_long"),
    ({"seen": 1, "reason": "不\u0000办"}, 422, "text.unclean"),
    ({"seen": 1, "reason": "不\u202e办"}, 422, "text.unclean"),
    ({"seen": 1, "reason": "\x1b[2J"}, 422, "text.unclean"),
    ({"seen": 1, "reason": None}, 422, "request.field_malformed"),
    ({"seen": 1, "reason": ["不办了"]}, 422, "request.field_malformed"),
    ([], 422, "request.field_malformed"),
    ("withdraw", 422, "request.field_malformed"),
    (None, 422, "request.field_missing"),
    (b"{", 400, "request.unreadable"),
    (b"\xff\xfe", 400, "request.unreadable"),
    (b'{"seen": NaN}', 400, "request.unreadable"),
    (b'{"seen": 1, "seen": 2}', 400, "request.unreadable"),
    (b'{"seen": 1, "reason": "\\ud800"}', 422, "text.unclean"),
    (b"[" * 100_000, 400, "request.unreadable"),
    (b'{"seen": 1, "reason": "' + b"x" * 600_000 + b'"}', 413, "request.too_large"),
)


def test_a_body_that_does_not_fit_is_refused(office: errand.Office) -> None:
    ref = errand.received(office).ref
    citizen, before = caller(office.citizen), picture(ref)

    for body, status, expected in BODIES_THAT_DO_NOT_FIT:
        answer = citizen.post(f"/cases/{ref}/acts/withdraw", body)
        assert (answer.status_code, code(answer)) == (status, expected), (body, answer.content)
        assert answer["Content-Type"] == "application/problem+json"
    assert picture(ref) == before


FIELDS = (
    FieldTerm("person", "法定代表人证件号", FieldKind.IDENTITY, required="no"),
    FieldTerm("uscc", "统一社会信用代码", FieldKind.USCC, required="no"),
    FieldTerm("phone", "电话", FieldKind.PHONE, required="no"),
    FieldTerm("opens", "开业日期", FieldKind.DATE, required="no"),
    FieldTerm("area", "面积", FieldKind.NUMBER, required="no"),
    FieldTerm("name", "字号", max_length=10, required="no"),
)


FORMS_THAT_CANNOT_BE_TRUE: Sequence[tuple[dict[str, str], str]] = (
    ({"person": "990101198001010019"}, "identity.bad_number"),
    ({"person": "99010119800230001X"}, "identity.bad_number"),
    ({"uscc": "91110000600037341X"}, "identity.bad_uscc"),
    ({"phone": "12345"}, "identity.bad_phone"),
    ({"opens": "2026-02-30"}, "form.field_malformed"),
    ({"area": "很大"}, "form.field_malformed"),
    ({"name": "一二三四五六七八九十一"}, "text.too_long"),
    ({"name": "一\u200b二"}, "text.unclean"),
    ({"colour": "red"}, "form.field_unknown"),
)


def test_a_form_that_cannot_be_true_is_refused() -> None:
    office = errand.an_office(replace(errand.TERMS, fields=FIELDS))
    citizen = caller(office.citizen)
    draft = said(citizen.post("/drafts", {"item": office.item, "party": office.party}))["ref"]

    for form, expected in FORMS_THAT_CANNOT_BE_TRUE:
        answer = citizen.says("put", f"/drafts/{draft}", {"revision": 1, "answers": ANSWERS, "form": form})
        assert (answer.status_code, code(answer)) == (422, expected), answer.content
    assert said(citizen.get(f"/drafts/{draft}"))["form"] == {"phone": "13800000001"}  # what the register knows, no more


def test_a_day_that_does_not_exist_is_refused(office: errand.Office) -> None:
    ref = errand.received(office, ("id", "plan")).ref
    clerk = caller(office.clerk)

    wrong = clerk.post(f"/cases/{ref}/acts/accept_tolerating", {"seen": 1, "follow": {"rules": "2026-02-30"}})
    right = clerk.post(f"/cases/{ref}/acts/accept_tolerating", {"seen": 1, "follow": {"rules": "2026-11-30"}})

    assert (wrong.status_code, code(wrong)) == (422, "request.field_malformed")
    assert said(wrong)["errors"][0]["field"] == "follow.rules"
    assert right.status_code == 200


def test_every_wrong_field_is_named_at_once(office: errand.Office) -> None:
    ref = errand.received(office).ref

    answer = caller(office.clerk).post(f"/cases/{ref}/acts/review", {"advice": "maybe", "colour": "red"})

    assert {one["field"] for one in said(answer)["errors"]} == {"seen", "advice", "opinion", "colour"}


def test_a_refusal_speaks_the_readers_language(office: errand.Office) -> None:
    chinese, english = caller(office.clerk, "zh-CN"), Caller(language="en")

    told = said(chinese.get("/cases/0123456789ABCDEF"))
    assert told["detail"].startswith("没有找到这个办件")
    assert said(english.get("/cases/0123456789ABCDEF"))["detail"].startswith("Sign in first")
    assert said(english.get(told["type"].removeprefix(API)))["code"] == "case.unknown"


def test_a_name_after_the_question_mark_that_nobody_reads_is_refused(office: errand.Office) -> None:
    clerk = caller(office.clerk)

    known = clerk.get("/cases?lamp=amber")
    unknown = clerk.get("/cases?lamp=amber&ofice=market")
    on_one = clerk.get("/me?verbose=1")

    assert known.status_code == 200
    assert (unknown.status_code, code(unknown)) == (422, "request.field_unknown")
    assert said(unknown)["facts"]["field"] == "ofice"
    assert code(on_one) == "request.field_unknown"


def test_a_wrong_file_is_refused_with_a_sentence(office: errand.Office) -> None:
    draft, _ = errand.a_draft(office, ())
    citizen = caller(office.citizen)
    files = rows("dossiers_attachment")

    for name, content, expected in (
        ("a.exe", b"MZ" + b"\0" * 100, "files.wrong_type"),
        ("a.png", b"", "files.empty"),
    ):
        file = SimpleUploadedFile(name, content, "image/png")
        answer = citizen.sends(f"/drafts/{draft}/files", {"material": "id", "file": file})
        assert (answer.status_code, code(answer)) == (422, expected), answer.content
    extra = citizen.sends(
        f"/drafts/{draft}/files",
        {"material": "id", "file": SimpleUploadedFile("a.png", errand.PNG), "owner": "somebody"},
    )
    assert code(extra) == "request.field_unknown"
    assert code(citizen.sends(f"/drafts/{draft}/files", {"material": "id"})) == "request.field_missing"
    assert code(citizen.post(f"/drafts/{draft}/files", {"material": "id"})) == "request.field_missing"
    assert rows("dossiers_attachment") == files


def test_strange_requests_get_clean_answers(office: errand.Office) -> None:
    clerk = caller(office.clerk)
    ref = errand.received(office).ref
    signed = {"Authorization": f"Bearer {clerk.token}", "Idempotency-Key": "k"}

    def asks(method: str, path: str, **facts: Any) -> Any:
        return Client().generic(method, API + path, headers=signed, **facts)

    for method, path, facts, status in (
        ("PATCH", f"/cases/{ref}", {}, 405),
        ("DELETE", "/cases", {}, 405),
        ("TRACE", "/me", {}, 405),
        ("BREW", "/me", {}, 405),
        ("GET", "/no/such/thing", {}, 404),
        ("GET", "/", {}, 404),
        ("GET", "/cases/%00", {}, 404),
        ("GET", "/cases/%ff%fe", {}, 404),
        ("GET", "/cases/" + "A" * 5000, {}, 404),
        ("GET", "/cases?words=%00", {}, 422),
        ("GET", "/cases?words=" + "x" * 51, {}, 422),
        ("GET", "/cases?lamp=blue", {}, 422),
        ("GET", "/powers/belonging?" + "item=&" * 1001, {}, 422),
        ("GET", "/cases?after=%F0%9F", {}, 200),
        ("GET", "/cases?after=MjAyNnxO", {}, 200),
        ("GET", "/catalogue/items?after=~~", {}, 200),
        ("GET", "/catalogue/items?after=x~99999999999999999999999", {}, 200),
        ("POST", f"/cases/{ref}/acts/accept", {"data": b"seen=1", "content_type": "text/plain"}, 415),
        ("POST", f"/cases/{ref}/acts/accept", {"data": b"xx", "content_type": "multipart/form-data"}, 400),
        (
            "POST",
            f"/cases/{ref}/acts/accept",
            {"data": b"--b--\r\n", "content_type": "multipart/form-data; boundary=b"},
            415,
        ),
    ):
        answer = asks(method, path, **facts)
        assert answer.status_code == status, (method, path, answer.content)
        assert status == 200 or answer["Content-Type"] == "application/problem+json"


def test_a_session_writes_only_with_the_secret_of_our_own_pages(office: errand.Office) -> None:
    ref = errand.received(office).ref
    browser = Client(enforce_csrf_checks=True)
    secret = sits_down(browser, office.clerk)
    path, body = f"{API}/cases/{ref}/acts/write_note", json.dumps({"text": "看过了"})

    bare = browser.post(path, body, "application/json", headers={"Idempotency-Key": "one"})
    meant = browser.post(path, body, "application/json", headers={"Idempotency-Key": "one", "X-CSRFToken": secret})

    assert browser.get(f"{API}/me").status_code == 200
    assert (bare.status_code, code(bare)) == (403, "request.form_secret_missing")
    assert meant.status_code == 200, meant.content


def sits_down(browser: Client, actor: Actor) -> str:
    """Somebody has signed in with this browser; the form secret of its pages."""
    account = queries.account(actor.ref)
    assert account is not None
    request = RequestFactory().get("/")
    request.session = SessionStore()
    begin_session(request, SignedIn(account.id, account.ref, account.kind, account.epoch), clock.now())
    request.session.save()
    secret = get_token(request)
    browser.cookies["yimen_session"] = request.session.session_key or ""
    browser.cookies["yimen_csrf"] = request.META["CSRF_COOKIE"]
    return secret


def test_staff_who_sat_idle_are_nobody(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client()
    sits_down(browser, office.clerk)
    assert browser.get(f"{API}/cases").status_code == 200

    monkeypatch.setenv("YIMEN_NOW", later(5.6).isoformat())

    assert browser.get(f"{API}/cases").status_code == 401


def test_guessing_a_query_code_is_slowed_down(office: errand.Office) -> None:
    number = errand.received(office).number

    answers = [NOBODY.get("/progress", number=number, code=f"{guess:08d}") for guess in range(22)]

    assert [answer.status_code for answer in answers[:20]] == [404] * 20
    assert (answers[20].status_code, code(answers[20])) == (429, "people.too_many_knocks")
    assert int(answers[20]["Retry-After"]) > 0


def test_a_token_is_told_twice_and_kept_nowhere(office: errand.Office) -> None:
    citizen = caller(office.citizen)

    first = citizen.post("/tokens", {"label": "脚本", "days": 30}, key="token-key")
    second = citizen.post("/tokens", {"label": "脚本", "days": 30}, key="token-key")
    token = said(first)["token"]

    assert first.status_code == 201 and first.content == second.content
    assert Caller(token).get("/me").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_erranddone where result::text like %s", (f"%{token}%",))
        assert cursor.fetchone() == (0,)
    stranger = caller(town.a_citizen(77, "李不知", "stranger"))
    assert stranger.says("delete", f"/tokens/{said(first)['ref']}").status_code == 404
    assert citizen.says("delete", f"/tokens/{said(first)['ref']}").status_code == 200
    assert Caller(token).get("/me").status_code == 401
    assert [one["label"] for one in said(citizen.get("/tokens"))] == ["脚本", "测试"]


def test_every_route_declares_its_authority() -> None:
    assert all(getattr(pattern.callback, "authority", "") for pattern in urlpatterns)
    for operation in operations(door):
        writes = not set(operation.methods) <= {"GET"} and operation.operation_id not in KEEPS_NOTHING | NAMELESS
        assert authority_of(operation) in ("citizen", "staff", "signed in") or not writes, operation.path


KEEPS_NOTHING = {"complaints_look", "voices_look", "vouchers_check", "verify_file", "progress_papers", "progress_paper"}
#: Taken from anybody, and counted by address; what begins with a reference is for whoever holds the ticket or the
#: question, and the carrier signs every word.
NAMELESS = {
    *("notices_comment", "decisions_object", "appointments_book_bare", "enquiries_ask"),
    *(
        "appointments_change",
        "appointments_cancel",
        "enquiries_solved",
        "parcels_callbacks",
        "kiosks_beat",
        "centre_flow",
        "tenders_import",
    ),
    *("tickets_take_bare", "tickets_take_booked", "tickets_leave"),
    *("complaints_lodge", "complaints_content", "complaints_appeal", "complaints_withdraw"),
    *("voices_raise", "voices_rate", "voices_withdraw", "facility_fault"),
    *("evaluations_rate", "evaluations_rate_again", "evaluations_change", "evaluations_withdraw"),
}


def test_every_refusal_has_a_status_that_is_the_callers_to_mend() -> None:
    ours = {"house.failed": 500, "house.away": 503}

    for kind in kinds():
        assert kind.status == ours.get(kind.code, kind.status)
        assert 400 <= kind.status < 500 or kind.code in ours, kind.code
    assert status_of("case.unknown") == 404
    assert status_of("authority.no_letter") == 403
    assert status_of("lifecycle.wrong_state") == 409
    assert status_of("files.too_large") == 422


def test_an_extension_is_no_longer_than_the_law_allows(office: errand.Office) -> None:
    ref = errand.in_department(office)
    decider = caller(office.decider)
    seen = said(decider.get(f"/cases/{ref}"))["seq"]
    before = picture(ref)

    for days, expected in ((11, "deadline.extension_too_long"), ("0.05", "request.field_malformed")):
        answer = decider.post(f"/cases/{ref}/acts/extend", {"seen": seen, "days": days, "reason": "案情复杂"})
        assert (answer.status_code, code(answer)) == (422, expected)
    assert picture(ref) == before
