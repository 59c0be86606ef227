"""Changes of the catalogue over the JSON door: the whole way by tokens, and what outsiders get of it."""

from datetime import datetime, timedelta

import pytest

from tests.doors.calling import NOBODY, Caller, caller, code, said
from tests.operations import aftermath
from tests.operations.reviewing import AFTER_NOTICE, Desk, a_desk, drafted, passed, proposed
from tests.operations.town import NOW
from tests.standing import standing

pytestmark = pytest.mark.django_db
WHY = {"kind": "change", "reason": "压缩时限", "basis": "示政发〔2026〕12号"}


@standing
def founded() -> Desk:
    return a_desk()


@pytest.fixture
def desk(founded: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    aftermath.wired()
    at(NOW, monkeypatch)
    return founded


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", moment.isoformat())


def seen(by: Caller, ref: str) -> int:
    return int(said(by.get(f"/catalogue/changes/{ref}"))["seen"])


def test_a_change_goes_its_whole_way_by_tokens(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, chief, legal, reform = map(caller, (desk.editor, desk.chief, desk.legal, desk.reform))
    proposal = editor.post(f"/catalogue/versions/{drafted(desk)}/propose", {**WHY, "seen": 1})
    ref = said(proposal)["ref"]
    for by in (chief, legal, reform):
        assert by.post(f"/catalogue/changes/{ref}/pass", {"seen": seen(by, ref)}).status_code == 200
    comment = said(NOBODY.post(f"/catalogue/notices/{ref}/comments", {"text": "来得及吗？"}))["ref"]
    at(AFTER_NOTICE, monkeypatch)
    early = reform.post(f"/catalogue/changes/{ref}/put-in-force", decision(reform, ref))
    editor.post(f"/catalogue/comments/{comment}/answer", {"answer": "来得及"})

    done = reform.post(f"/catalogue/changes/{ref}/put-in-force", decision(reform, ref))

    assert (proposal.status_code, code(early), done.status_code) == (201, "catalogue.comments_unanswered", 200)
    at(AFTER_NOTICE + timedelta(hours=2), monkeypatch)
    (told,) = said(NOBODY.get(f"/catalogue/items/{desk.item}/changes"))
    assert (told["row"]["state"], told["comments"][0]["answer"]) == ("decided", "来得及")
    assert not [name for name in told if name.endswith("_id") or name in ("authors", "reviewers")]
    assert said(NOBODY.get(f"/catalogue/items/{desk.item}"))["number"] == 2


def decision(by: Caller, ref: str) -> dict[str, object]:
    return {"seen": seen(by, ref), "moment": (AFTER_NOTICE + timedelta(hours=1)).isoformat()}


def test_differences_are_told_in_the_language_of_the_reader(desk: Desk) -> None:
    version = drafted(desk)

    told = caller(desk.legal).get("/catalogue/differences", before=desk.version, after=version)

    assert [one["words"] for one in said(told)] == ["Promised limit: 3 working days instead of 5 working days."]


def test_what_is_under_review_is_for_staff_alone(desk: Desk) -> None:
    change = passed(desk, proposed(desk), 2)

    assert NOBODY.get(f"/catalogue/changes/{change}").status_code == 401
    assert NOBODY.get(f"/catalogue/notices/{change}").status_code == 404
    assert said(NOBODY.get("/catalogue/notices"))["rows"] == []
    assert said(caller(desk.chief).get("/catalogue/changes", state="reform_review"))["rows"][0]["ref"] == change


@pytest.mark.parametrize(
    ("act", "body", "status", "problem"),
    [
        ("pass", {"seen": 1}, 403, "catalogue.not_reviewer"),
        ("pass", {"seen": 0}, 409, "catalogue.change_moved"),
        ("pass", {}, 422, "request.field_missing"),
        ("put-in-force", {"seen": 1, "moment": "2026-12-02T01:30:00"}, 422, "request.field_malformed"),
        ("send-back", {"seen": 1, "reason": ""}, 403, "catalogue.not_reviewer"),
    ],
)
def test_an_act_is_refused_with_its_code(
    desk: Desk, act: str, body: dict[str, object], status: int, problem: str
) -> None:
    change = proposed(desk)

    answer = caller(desk.legal).post(f"/catalogue/changes/{change}/{act}", body)

    assert (answer.status_code, code(answer)) == (status, problem)


def test_reform_is_read_and_recorded(desk: Desk) -> None:
    reform, editor = caller(desk.reform), caller(desk.editor)
    third = {"name": "第三轮", "document": "示政发〔2026〕9号", "decided_on": "2026-11-01"}
    kept = {"name": "改革前", "as_of": NOW.isoformat(), "basis": "示政发〔2026〕1号"}
    wish = {
        "office": desk.town.office, "wish": "cancel", "item_name": "生产许可", "addressed_to": "省局",
        "reason": "可替代",
    }  # fmt: skip

    answers = [
        reform.post("/catalogue/rounds", third),
        reform.post("/catalogue/baselines", kept),
        editor.post("/catalogue/petitions", wish),
        reform.post(
            f"/catalogue/items/{desk.item}/rectifications",
            {"deviation": "extra_step", "found": "多一次核查", "due_on": "2026-12-01"},
        ),
    ]

    assert [answer.status_code for answer in answers] == [201] * 4
    assert said(NOBODY.get("/catalogue/rounds"))[0]["name"] == "第三轮"
    assert said(editor.get(f"/catalogue/baselines/{said(answers[1])['ref']}"))["items_after"] == 1
    assert said(editor.get("/catalogue/petitions/domains")) == [{"domain": "", "sent": 1, "answered": 0, "accepted": 0}]
    compared = editor.get("/catalogue/compared", before=NOW.isoformat(), after=NOW.isoformat())
    assert said(compared)["items_before"] == 1
    assert NOBODY.get(f"/catalogue/items/{desk.item}/suspension").status_code == 404
