"""A limit is told alike at the window, behind it and at home; what is simple is decided and printed at the counter."""

import re

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.test_counter import AT_ONCE, at_the_window
from yimen.engine.case.cases import queries
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import SYSTEM
from yimen.registries.grants import operations as grants

pytestmark = pytest.mark.django_db
LEFT = re.compile(r"(?:还剩|已超) [\d.]+ 个工作日")


@covers("S-190")
@pytest.mark.parametrize(
    ("hours", "told"), [(24, "还剩 5 个工作日"), (24 * 4, "还剩 3 个工作日"), (24 * 12, "已超 3 个工作日")]
)
def test_the_promised_limit_is_left_alike_at_the_window_in_the_office_and_for_the_applicant(
    office: errand.Office, hours: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, now = errand.in_department(office), later(hours)

    views = [queries.find(ref, actor, now) for actor in (office.clerk, office.decider, office.citizen)]
    desks = [at_the_desk(actor, now, monkeypatch) for actor in (office.clerk, office.decider)]
    home = at_the_desk(office.citizen, now, monkeypatch)
    pages = [desk.get(f"/desk/cases/{ref}") for desk in desks] + [home.get(f"/mine/{ref}")]

    left = {(clock.side, clock.remaining, clock.due_at) for view in views if view for clock in view.clocks}
    assert len(left) == 2 and all(view is not None for view in views)
    for page in pages:
        assert LEFT.findall(page.content.decode())[0] == told


def test_a_simple_item_is_reviewed_and_decided_at_the_counter_and_its_result_printed_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = errand.an_office(AT_ONCE)
    facts = (staff_of(office.clerk), office.town.office, 1, (), "章", places.SINCE, None)
    grants.issue_letter(*facts, by=SYSTEM, now=places.NOW)
    ref = at_the_window(office)
    clerk = at_the_desk(office.clerk, later(1.1), monkeypatch)

    done = clerk.post(f"/desk/cases/{ref}/acts/decide_at_once", {"decide_at_once-outcome": "grant", "key": "k1"})
    aftermath.derive(ref, later(1.1))

    grant = documents.of_case_by_kind(ref, "grant", office.clerk)
    assert done.status_code == 302 and grant is not None
    printed = clerk.get(f"/desk/cases/{ref}/documents/{grant.ref}")
    assert printed.status_code == 200 and b"%PDF" in b"".join(printed)  # type: ignore[arg-type]
    page = clerk.get(f"/desk/cases/{ref}").content.decode()
    # It is over: what was left is told of its end, nothing is left any more.
    assert "打开打印" in page and "结束时：还剩" in page
