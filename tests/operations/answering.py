"""Builders of responsibility: a published list, supervisors, and a complaint about a case that was upheld."""

from dataclasses import dataclass, replace
from datetime import datetime

from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from tests.operations.staffing import Team, ref_of
from tests.operations.town import NOW, TODAY
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.supervision.responsibility import operations, queries
from yimen.engine.supervision.responsibility.operations import CensureSaid, Ruled
from yimen.kernel.actor import Actor

PUBLIC = CensureSaid("criticised", 5, "public", "示审改〔2026〕8号", TODAY)
RULED = Ruled("criticised", "查实压件三天", "示监问〔2026〕1号", "窗口压件三天，通报批评。")


@dataclass(frozen=True)
class House:
    """Who answers, who found, opens, decides and judges, and who publishes the list."""

    team: Team
    subject: Actor
    finder: Actor
    opener: Actor
    decider: Actor
    judge: Actor
    reform: Actor
    complaint: str

    @property
    def office(self) -> errand.Office:
        return self.team.office

    def opened(self) -> str:
        facts = ("complaint", self.complaint, ref_of(self.subject), "压件三天，群众投诉属实。")
        return operations.open_responsibility(*facts, by=self.opener, now=later(10)).ref

    def decided(self) -> str:
        ref = self.opened()
        operations.speak_in_defence(ref, "那三天系统停机", by=self.subject, now=later(11))
        operations.decide_responsibility(ref, self.ruled(ref), by=self.decider, now=later(12))
        return ref

    def ruled(self, ref: str, said: Ruled = RULED) -> Ruled:
        """A decision by somebody who has read how it stands."""
        row = queries.one(ref, self.decider, later(12))
        assert row is not None
        return replace(said, seen=row.seen)

    def state(self, ref: str, now: datetime) -> str:
        row = queries.one(ref, self.decider, now)
        assert row is not None
        return row.state


def a_house(office: errand.Office) -> House:
    """The office with everybody, and a complaint about a case that its clerk received."""
    finder, opener, decider, judge = (supervision(office, f"31{n}") for n in range(4))
    reform = places.signed_on(places.an_officer(office.town, "reform_office", "620"), "reform.620")
    operations.publish_censure(PUBLIC, by=reform, now=NOW)
    team = Team(office, the_manager(office), office.clerk, office.clerk, office.town.window)
    return House(team, office.clerk, finder, opener, decider, judge, reform, _upheld(office, finder))


def _upheld(office: errand.Office, finder: Actor) -> str:
    """A complaint that was looked into and found to be so."""
    said = Complained("delay", "拖了三天没人理", case_ref=errand.granted(office))
    lodged = complaints.lodge_complaint(said, "web", office.party, by=office.citizen, now=later(5))
    complaints.acknowledge_complaint(lodged.ref, "delay", by=finder, now=later(6))
    complaints.name_investigator(lodged.ref, ref_of(finder), by=finder, now=later(6))
    complaints.answer_complaint(lodged.ref, "upheld", "查实", "轮岗培训", by=finder, now=later(7))
    return lodged.ref
