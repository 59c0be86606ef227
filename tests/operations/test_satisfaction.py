"""The satisfaction rate shows who said nothing, keeps what was found wrong, and opens its grades without raters."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town, tracing
from tests.operations.errand import later
from tests.operations.evaluating import all_invited, the_manager
from yimen.assembly.database import Address
from yimen.engine.public.evaluations import operations, queries
from yimen.insight.figures import fulfilment, satisfaction
from yimen.insight.figures.reading import Span
from yimen.kernel.actor import NOBODY
from yimen.kernel.evaluation import Said, Satisfaction


@pytest.fixture
def office(own_database: Address) -> Iterator[errand.Office]:
    yield errand.an_office()
    connections.close_all()


@covers("S-392", "S-389", "S-413")
def test_the_rate_stands_beside_its_silence_and_opens_its_grades(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = town.signed_on(town.an_officer(office.town, "office_head", "501"), "head.two")
    span = Span(later(-24), later(24))
    for _ in range(3):
        errand.granted(office)
    all_invited(later(5))
    empty = satisfaction.report(head, span)
    assert (empty.whole, empty.whole.rate) == (Satisfaction(3, 0, 0, 0), "—")
    first, second, _ = queries.mine(office.citizen, later(5))
    operations.rate(first.code, Said("very_satisfied", paid="no"), "link", by=NOBODY, now=later(6))
    bad = Said("very_dissatisfied", ("rude",), paid="yes", words="收了二十元")
    operations.rate(second.code, bad, "link", by=NOBODY, now=later(6))
    manager = the_manager(office)
    (row,) = queries.open_follow_ups(manager, later(6))
    operations.take_follow_up(row.ref, by=manager, now=later(7))
    operations.note_contact(row.ref, "yes", "", by=manager, now=later(7))
    operations.answer_follow_up(row.ref, "invalid", "没有收费", "", by=manager, now=later(8))

    found = satisfaction.report(head, span)

    assert found.whole == Satisfaction(3, 2, 1, 1) and found.whole.rate == "50.0%" and found.whole.silent == 1
    assert found.found_wrong == 1
    assert [one.counts for one in (*found.levels, *found.offices, *found.windows, *found.items)] == [found.whole] * 4
    assert [(one.question, one.answered, one.against) for one in found.questions][2] == ("paid", 2, 1)
    page = satisfaction.grades(head, span, {"paid": "against"})
    assert [(one.words, one.against, one.outcome) for one in page.rows] == [("收了二十元", ("paid",), "invalid")]
    assert len(satisfaction.grades(head, span, {"office": found.offices[0].ref, "bad": "yes"}).rows) == 1
    assert satisfaction.report(office.reviewer, span).whole == Satisfaction(0, 0, 0, 0)

    desk = at_the_desk(head, later(9), monkeypatch)
    shown = desk.get("/oversight/figures/satisfaction").content.decode()
    assert "50.0%" in shown and "没有评价" in shown and "陈小禾" not in shown
    assert "收了二十元" in desk.get("/oversight/figures/satisfaction/grades?paid=against").content.decode()
    assert "满意率" in desk.get("/oversight/figures").content.decode()
    assert "收了二十元" in desk.get("/oversight/figures/satisfaction/grades?csv=grades").content.decode()
    assert Client().get("/oversight/figures/satisfaction").status_code == 302
    api = caller(head)
    assert said(api.get("/figures/satisfaction"))["whole"] == {"asked": 3, "rated": 2, "satisfied": 1, "bad": 1}
    assert len(said(api.get("/figures/satisfaction/grades", bad="yes"))["rows"]) == 1


@covers("S-385", "S-405")
def test_anybody_reads_what_each_window_and_officer_promised_and_kept(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand.granted(office)
    errand.in_department(office)
    tracing.follow(later(5))
    all_invited(later(5))
    (asked,) = queries.mine(office.citizen, later(5))
    operations.rate(asked.code, Said("satisfied"), "link", by=NOBODY, now=later(6))
    after = later(24 * 20)
    monkeypatch.setenv("YIMEN_NOW", after.isoformat())
    tracing.follow(after)

    found = fulfilment.of_centre(office.town.centre, Span(later(-24), after), after)

    (window,) = found.windows
    assert (window.kept.in_time, window.kept.late, window.kept.open, window.kept.rate) == (1, 0, 1, "50.0%")
    assert window.kept.promised > window.kept.took > 0 and window.said == Satisfaction(1, 1, 1, 0)
    assert [(name, kept.in_time, kept.late) for name, kept in found.officers] == [("何0104", 1, 0)]
    shown = Client().get(f"/fulfilment?centre={office.town.centre}").content.decode()
    assert "50.0%" in shown and "何0104" in shown and "投诉举报" in shown and "陈小禾" not in shown
    assert "承诺兑现情况" in Client().get("/open").content.decode()
