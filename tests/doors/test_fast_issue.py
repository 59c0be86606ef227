"""Fast issue at a window: complete files stand in a queue of their own; the licence is printed on the same visit."""

import re
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations.errand import later
from tests.operations.test_counter import AT_ONCE
from tests.operations.town import NOW, SINCE
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.centre.visits import operations as visits
from yimen.insight.windows import queries as work
from yimen.kernel.actor import SYSTEM
from yimen.registries.dated import day_of
from yimen.registries.grants import operations as grants
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db


@covers("S-507")
def test_a_complete_file_is_accepted_decided_printed_and_handed_out_on_one_visit_and_the_share_is_reported(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "READ", "default")
    instant = errand.another_office(office, 5, AT_ONCE)
    clerk = people.staff_member(office.clerk.staff_id or 0)
    assert clerk is not None
    grants.issue_letter(clerk.ref, instant.town.office, 1, (), "审批专用章", SINCE, None, by=SYSTEM, now=NOW)
    visits.open_visit(instant.party, "办证", by=office.clerk, now=later(0.9))
    window = at_the_desk(office.clerk, later(1), monkeypatch)
    whole = errand.taken_in(instant, office.clerk)
    lacking = cases.receive(instant.item, instant.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=NOW).ref
    usual = errand.received(office).ref
    follows = errand.received(instant, ("id", "plan")).ref
    cases.accept_tolerating(follows, {"rules": later(24 * 5).date()}, by=office.clerk, now=later(0.95))

    queue = window.get("/desk/?lamp=instant").content.decode()
    assert "材料齐全，可以当场办" in queue
    assert whole in queue and lacking not in queue and usual not in queue
    assert follows not in queue, "a material is still to follow"

    def act(name: str, **said: str) -> None:
        page = window.get(f"/desk/cases/{whole}").content.decode()
        seen = re.search(r'name="seen" value="(\d+)"', page)
        assert seen is not None
        form = {"seen": seen[1], "key": name, **{f"{name}-{field}": words for field, words in said.items()}}
        answer = window.post(f"/desk/cases/{whole}/acts/{name}", form)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    act("accept")
    assert whole in window.get("/desk/?lamp=instant").content.decode(), "accepted, it waits for its decision"
    act("decide_at_once", outcome="grant")
    view = queries.find(whole, office.clerk, later(1))
    assert view is not None and view.ruling is not None
    printed = window.get(f"/desk/cases/{whole}/certificates/{view.ruling.certificate_ref}")
    assert printed.status_code == 200 and printed.headers["Content-Type"] == "application/pdf"
    act("deliver", how="window", signature="陈小禾")
    for line in aftermath.lines_of(whole):
        visits.bind_act(line, by=SYSTEM, now=later(1))

    assert whole not in window.get("/desk/?lamp=instant").content.decode()
    today = day_of(NOW)
    (share,) = work.on_the_spot_items(instant.town.centre, today, today + timedelta(days=1))
    assert (share.ref, share.cases, share.on_the_spot, share.percent) == (instant.item, 1, 1, 100)
    assert share.name == view.item_name
