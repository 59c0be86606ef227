"""Builders for what is counted of cases: several cases of one town, on their different ways, with their traces."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.operations import aftermath, errand, town
from tests.operations.errand import GRANT, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.visits import operations as visits
from yimen.engine.records.traces import operations as traces
from yimen.insight.figures.reading import Span
from yimen.journal import cursors
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import OnlineDepth
from yimen.kernel.rulings import Advice

DAY = 24.0
TWO_TRIPS = replace(
    errand.TERMS,
    trips=2,
    place="滨河路1号",
    service=replace(errand.TERMS.service, onsite_reason="核对原件", online_depth=OnlineDepth.ACCEPTANCE),
)
"""An item as it began: two trips were asked for."""
SPAN = Span(later(-1), later(40 * DAY))


@contextmanager
def read_at_once() -> Iterator[None]:
    """Lines are read before they are settled: a test's own are not while anybody else's transaction is in flight."""
    with pytest.MonkeyPatch.context() as patch:
        read_on = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
        patch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, read_on))
        yield


def follow(now: datetime) -> None:
    """Let the traces follow the journal to its end."""
    with read_at_once():
        while traces.follow_traces(by=SYSTEM, now=now).lines:
            pass


class Busy:
    """A town with one item and six cases: kept, late, forgotten, corrected, refused by no one and taken back."""

    def __init__(self) -> None:
        self.office = errand.an_office(TWO_TRIPS)
        aftermath.wired()
        self.kept = errand.granted(self.office)
        self.late = self._late()
        self.corrected = self._corrected()
        self.sent_back = self._sent_back()
        self.taken_back = errand.in_department(self.office)
        cases.withdraw(self.taken_back, by=self.office.citizen, now=later(30))
        self.forgotten = errand.in_department(self.office)
        self.overseer = town.signed_on(town.an_officer(self.office.town, "office_head", "501"), "head.two")
        self.of_elsewhere = town.signed_on(town.an_officer(self.office.town, "supervisor", "502"), "county.desk")
        self.reform = town.signed_on(town.an_officer(self.office.town, "reform_office", "503"), "reform.desk")
        self.now = later(20 * DAY)
        follow(self.now)

    def _late(self) -> str:
        ref = errand.reviewed(self.office)
        cases.decide(ref, GRANT, by=self.office.decider, now=later(12 * DAY))
        cases.deliver(ref, "window", "陈小禾", by=self.office.clerk, now=later(13 * DAY))
        return ref

    def _corrected(self) -> str:
        office, ref = self.office, errand.received(self.office).ref
        visit = visits.open_visit(office.party, "办事", by=office.clerk, now=later(1)).ref
        cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1.1))
        visits.close_visit(visit, by=office.clerk, now=later(1.2))
        cases.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2))
        cases.answer_correction(ref, by=office.citizen, now=later(2.1))
        second = visits.open_visit(office.party, "办事", by=office.clerk, now=later(3)).ref
        cases.accept(ref, by=office.clerk, now=later(3.1))
        visits.close_visit(second, by=office.clerk, now=later(3.2))
        for line in aftermath.lines_of(ref):
            visits.bind_act(line, by=SYSTEM, now=later(3.3))
        cases.hand_over(ref, by=office.clerk, now=later(4))
        self._finish(ref, later(5))
        return ref

    def _sent_back(self) -> str:
        ref = errand.reviewed(self.office)
        cases.send_back(ref, "意见没有写清楚。", by=self.office.decider, now=later(24))
        self._finish(ref, later(25))
        return ref

    def _finish(self, ref: str, now: datetime) -> None:
        cases.review(ref, Advice.GRANT, "材料齐全，符合条件。", by=self.office.reviewer, now=now)
        cases.decide(ref, GRANT, by=self.office.decider, now=now + timedelta(hours=1))
