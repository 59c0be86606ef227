"""Situations at the doors: asked one at a time where it matters, and the case keeps what they decided."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import FORM, later
from tests.operations.tables import COLD, PACKED, QUICK, TABLE
from tests.standing import standing
from yimen.assembly import wiring
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases import reading
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import Complexity, MaterialTerm
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft

pytestmark = pytest.mark.django_db


@standing
def founded() -> errand.Office:
    return errand.an_office(TABLE)


@pytest.fixture
def office(founded: errand.Office) -> errand.Office:
    wiring.wire()
    errand.ports.wire(errand.Drawer())
    return founded


@pytest.fixture
def citizen(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = at_the_desk(office.citizen, later(1), monkeypatch)
    client.cookies["yimen_language"] = "zh-hans"
    return client


@pytest.fixture
def draft(office: errand.Office, citizen: Client) -> str:
    begun = citizen.post(f"/items/{office.item}/start", {"party": office.party}, follow=True)
    return str(begun.redirect_chain[-1][0]).split("/")[2]


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("id.png", errand.PNG, "image/png")


def answer(citizen: Client, draft: str, revision: int, said: str) -> str:
    """Answer the question that stands on the page; where it leads."""
    at = said.partition(":")[0]
    told = citizen.post(f"/drafts/{draft}/situation", {f"answer-{at}": said, "revision": revision, "at": at})
    assert told.status_code == 302, told.content.decode()
    return told.headers["Location"]


def test_one_question_at_a_time_and_only_what_matters(office: errand.Office, citizen: Client, draft: str) -> None:
    first = citizen.get(f"/drafts/{draft}/situation").content.decode()
    assert "做什么？" in first and "做冷食吗？" not in first and "第 1 问" in first

    assert answer(citizen, draft, 1, "form:sale") == f"/drafts/{draft}/situation"
    second = citizen.get(f"/drafts/{draft}/situation").content.decode()
    assert "只卖预包装食品吗？" in second and "做冷食吗？" not in second

    assert answer(citizen, draft, 2, "packed:yes") == f"/drafts/{draft}/form"
    form = citizen.get(f"/drafts/{draft}/form").content.decode()
    assert "1 个工作日" in form and "一般是 5 个工作日" in form
    assert "现场核查" not in form and "不收费" in form


def test_going_back_remembers_what_was_answered(office: errand.Office, citizen: Client, draft: str) -> None:
    for revision, said in enumerate(("form:sale", "packed:yes", "form:catering"), start=1):
        way = answer(citizen, draft, revision, said)
    assert way == f"/drafts/{draft}/situation"
    asked = citizen.get(way).content.decode()
    assert "做冷食吗？" in asked and "只卖预包装食品吗？" not in asked

    answer(citizen, draft, 4, "form:sale")

    again = citizen.get(f"/drafts/{draft}/situation?at=packed").content.decode()
    assert 'value="packed:yes" checked' in again


def test_a_question_left_open_is_asked_again_in_its_place(citizen: Client, draft: str) -> None:
    told = citizen.post(f"/drafts/{draft}/situation", {"revision": 1, "at": "form"})

    assert told.status_code == 422
    assert 'href="#s-form"' in told.content.decode()


def test_with_htmx_only_the_question_is_sent(citizen: Client, draft: str) -> None:
    asked = {"answer-form": "form:sale", "revision": 1, "at": "form"}
    first = citizen.post(f"/drafts/{draft}/situation", asked, headers={"HX-Request": "true"}, follow=True)
    last = citizen.post(
        f"/drafts/{draft}/situation",
        {"answer-packed": "packed:no", "revision": 2, "at": "packed"},
        headers={"HX-Request": "true"},
    )

    assert "<html" not in first.content.decode() and "只卖预包装食品吗？" in first.content.decode()
    assert last.headers["HX-Redirect"] == f"/drafts/{draft}/form"


def test_the_case_keeps_the_limits_steps_and_fees_of_its_situation(office: errand.Office) -> None:
    asker = caller(office.citizen)
    begun = asker.post("/drafts", {"item": office.item, "party": office.party, "answers": ["form:sale"]}).json()
    kept = {"revision": 1, "answers": [*PACKED, "cold:yes"], "form": FORM}
    assert asker.says("put", f"/drafts/{begun['ref']}", kept).status_code == 200
    view = asker.get(f"/drafts/{begun['ref']}").json()
    assert [one["code"] for one in view["questions"]] == ["form", "packed"]
    assert view["applying"]["promised"] == {"amount": "1", "unit": "working_day"}
    asker.sends(f"/drafts/{begun['ref']}/files", {"material": "id", "file": a_file()})

    done = asker.post(f"/drafts/{begun['ref']}/submit", {"revision": 2, "centre": office.town.centre}).json()

    case = cases.find(done["ref"], office.citizen, later(2))
    assert case is not None
    assert case.answers == PACKED, "an answer to a question that was not asked is not kept"
    assert case.terms.promised == QUICK
    assert "inspect" not in [step.code for step in case.terms.steps] and case.terms.fees == ()


def test_the_door_asks_what_matters_and_refuses_what_is_no_answer(office: errand.Office) -> None:
    way = f"/catalogue/items/{office.item}/situation"

    open_yet = NOBODY.get(way, answer="form:sale").json()
    whole = NOBODY.get(way, answer=["form:sale", "packed:yes", "cold:yes"]).json()
    wrong = NOBODY.get(way, answer="form:wholesale")

    assert open_yet["next"]["code"] == "packed" and whole["next"] is None
    assert whole["answers"] == list(PACKED)
    assert whole["promised"] == {"amount": "1", "unit": "working_day"} and whole["rules"] == ["packed"]
    assert (wrong.status_code, code(wrong)) == (422, "form.situation_unknown")


def test_a_case_without_an_answer_that_matters_is_not_received(office: errand.Office) -> None:
    asker = caller(office.clerk)
    asked = {"item": office.item, "party": office.party, "answers": ["form:sale"], "form": FORM}

    lacking = asker.post("/cases", asked)
    done = asker.post("/cases", {**asked, "answers": list(PACKED)})

    assert (lacking.status_code, code(lacking)) == (422, "draft.incomplete")
    assert done.status_code == 201


def test_the_window_asks_what_matters_and_shows_what_applies(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = at_the_desk(office.clerk, later(1), monkeypatch)
    way = f"/desk/window/receive/{office.item}?party={office.party}"

    first = clerk.get(f"{way}&situation-form=form:sale").content.decode()
    settled = clerk.get(f"{way}&situation-form=form:sale&situation-packed=packed:yes").content.decode()

    assert "做冷食吗？" not in first and "收件并出回执" not in first
    assert "一般是 5 个工作日" in settled and "收件并出回执" in settled


def test_the_guide_tells_the_limit_of_the_situation(office: errand.Office) -> None:
    page = Client(headers={"Accept-Language": "zh-CN"}).get(
        f"/items/{office.item}?answer=form:sale&answer=packed:yes"
    ).content.decode()  # fmt: skip

    assert "按您的情形；一般是 5 个工作日" in page
    assert "现场核查" not in page


def test_who_hands_in_after_a_change_is_told_what_is_otherwise(
    office: errand.Office, citizen: Client, draft: str
) -> None:
    for revision, said in enumerate(PACKED, start=1):
        answer(citizen, draft, revision, said)
    citizen.post(f"/drafts/{draft}/form", {"revision": 3, "then": "next", **{f"field-{c}": v for c, v in FORM.items()}})
    newer = replace(TABLE, materials=(*TABLE.materials, MaterialTerm("lease", "租赁合同", law="第十二条")))
    drafted = Draft("食品经营许可（新办）", "01", newer, theme="trade", life_event="open_restaurant")
    version = catalogue.draft_version(office.item, drafted, by=SYSTEM, now=later(1)).ref
    catalogue.publish(version, later(1), by=SYSTEM, now=later(1))

    told = citizen.post(f"/drafts/{draft}/check", {"revision": 4, "key": "k"})

    assert told.status_code == 422
    assert "材料 · 新增：租赁合同" in told.content.decode()


@covers("S-239")
@pytest.mark.parametrize(
    ("answers", "complexity", "desks"),
    [
        (COLD, Complexity.COMPLEX, 4),
        (PACKED, Complexity.SIMPLE, 1),
        (("form:sale", "packed:no"), Complexity.GENERAL, 3),
    ],
)
def test_rules_class_a_case_at_intake_and_each_class_has_its_own_way(
    answers: tuple[str, ...], complexity: Complexity, desks: int
) -> None:
    rules = (
        *(replace(rule, complexity=Complexity.COMPLEX) if rule.code == "cold" else rule for rule in TABLE.rules[:3]),
        replace(TABLE.rules[3], complexity=Complexity.SIMPLE),
    )
    office = errand.an_office(replace(TABLE, rules=rules))

    done = acts.receive(office.item, office.party, answers, FORM, by=office.clerk, now=later(1))

    case = cases.find(done.ref, office.clerk, later(2))
    assert case is not None and case.terms.complexity is complexity
    assert case.terms.instant == ("yes" if complexity is Complexity.SIMPLE else "no")
    assert len(reading.select("select route from cases_case where ref = %s", (done.ref,))[0]["route"]) == desks
