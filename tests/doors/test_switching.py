"""At its moment a version switches everywhere at once for new cases; what runs keeps what it was promised."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.translation import activate

from tests.covers import covers
from tests.doors.calling import NOBODY, said
from tests.operations import aftermath, errand
from tests.operations.errand import ANSWERS, FORM, PNG, TERMS
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import Terms, TimeLimit
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.threshold import clock

#: Monday 7 December 2026, ten o'clock in the morning.
MOMENT = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
BEFORE = MOMENT - timedelta(seconds=1)
OLD, NEW = "食品经营许可（新办）", "餐饮服务许可（一次办）"
DAYS = {OLD: "5", NEW: "3"}
SWITCHED: Terms = replace(
    TERMS,
    promised=TimeLimit(Decimal(3), "working_day"),
    keywords=("开小吃店",),
    service=replace(TERMS.service, self_service="yes"),
)


@pytest.fixture
def office(own_database: database.Address) -> errand.Office:
    """An item in force, and its next version, which comes into force at the moment."""
    aftermath.wired()
    activate("zh-hans")
    made = errand.an_office()
    draft = Draft(NEW, "01", SWITCHED, theme="trade", life_event="open_restaurant")
    version = catalogue.draft_version(made.item, draft, by=SYSTEM, now=NOW).ref
    catalogue.publish(version, MOMENT, by=SYSTEM, now=NOW)
    return made


def received(office: errand.Office, now: datetime) -> str:
    """A case that was filled in and handed in at this very moment; its ref."""
    draft = cases.start_draft(office.item, office.party, by=office.citizen, now=now).ref
    kept = cases.keep_draft(draft, 1, ANSWERS, FORM, by=office.citizen, now=now)
    for material in ("id", "plan", "rules"):
        cases.attach(draft, material, f"{material}.png", PNG, by=office.citizen, now=now)
    ref = cases.submit(draft, kept.revision, office.town.centre, by=office.citizen, now=now).ref
    cases.accept(ref, by=office.clerk, now=now)
    aftermath.derive(ref, now)
    return ref


def promised(office: errand.Office, case: str) -> tuple[str, str, str, datetime | None]:
    """What a case says of itself: item, version, days promised, and when it falls due."""
    view = queries.find(case, office.citizen, MOMENT)
    receipt = documents.of_case_by_kind(case, "receipt", office.citizen)
    assert view is not None and receipt is not None
    _, printed = documents.paper(receipt.ref, office.citizen) or ("", b"")
    clock = next(one for one in view.clocks if one.side == "promised")
    assert view.item_name in printed.decode() and f"{clock.amount} 个工作日" in printed.decode()
    return view.item_name, str(view.version_number), clock.amount, clock.due_at


def page(address: str) -> str:
    piece = {"HX-Request": "true"} if "/suggest" in address else {}
    answer = Client().get(address, headers={"Accept-Language": "zh-hans", **piece})
    assert answer.status_code == 200, address
    return re.sub("</?mark>", "", answer.content.decode())


@covers("S-084", "S-080")
def test_one_second_before_everything_is_as_it_was_and_at_the_moment_everything_is_new(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: BEFORE)
    everywhere_says(office, OLD, NEW)
    running = received(office, BEFORE)
    kept = promised(office, running)

    monkeypatch.setattr(clock, "now", lambda: MOMENT)
    everywhere_says(office, NEW, OLD)
    fresh = promised(office, received(office, MOMENT))

    assert promised(office, running) == kept == (OLD, "1", "5", datetime(2026, 12, 14, 9, 30, tzinfo=UTC))
    assert fresh == (NEW, "2", "3", datetime(2026, 12, 10, 9, 30, tzinfo=UTC))


def everywhere_says(office: errand.Office, name: str, other: str) -> None:
    """Guide, notice, search, suggestions, shelves, list, kiosk and the JSON door all tell of this version alone."""
    item, days = office.item, re.compile(f"[> ，]{DAYS[name]} ?个工作日")
    for address in (f"/items/{item}", f"/items/{item}/notices/public", f"/kiosk/items/{item}"):
        shown = page(address)
        assert name in shown and other not in shown and days.search(shown), address
    for address in (
        "/search?q=许可", f"/search/suggest?q={name[:4]}", "/kiosk/search?words=许可", "/lists/negative"
    ):  # fmt: skip
        assert name in page(address) and other not in page(address), address
    told = said(NOBODY.get(f"/catalogue/items/{item}"))
    assert (told["name"], told["promised"]["amount"], told["version"]) == (name, DAYS[name], 1 if name == OLD else 2)
    assert [hit["row"]["name"] for hit in said(NOBODY.get("/catalogue/search", words="许可"))] == [name]
    assert [row["name"] for row in said(NOBODY.get("/catalogue/items"))["rows"]] == [name]
    on_the_list = name == NEW
    for address in ("/lists/self_service", "/kiosk/lists/self_service"):
        assert (NEW in page(address)) is on_the_list, address
    listed = said(NOBODY.get("/lists/self_service"))
    assert (NEW in str(listed)) is on_the_list
    found_by = [hit["row"]["name"] for hit in said(NOBODY.get("/catalogue/search", words="开小吃店"))]
    assert (found_by == [NEW]) is on_the_list
