"""Ways of cases: who overtook whom, what lies idle, what the ways touch, and how the same item goes at two points."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import GRANT, later
from tests.operations.town import BEGAN, NOW, SINCE, TODAY
from tests.operations.tracing import DAY, SPAN, follow
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.priorities import operations as priorities
from yimen.engine.case.reclassifications import operations as reclassifications
from yimen.insight.figures import flows, jumps, points
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import Complexity
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people


class Ways:
    """Five cases of one item: one left behind, one taken before it, one with leave, one asked about, one elsewhere."""

    def __init__(self) -> None:
        self.office = errand.an_office()
        aftermath.wired()
        self.head = town.signed_on(town.an_officer(self.office.town, "office_head", "501"), "head.two")
        self.of_elsewhere = town.signed_on(town.an_officer(self.office.town, "supervisor", "502"), "county.desk")
        self.left_behind, self.jumped, self.allowed, self.asked = (self.handed_over(2 + n / 10) for n in range(4))
        self.decided(self.jumped, later(3), timedelta(seconds=30))
        priorities.prioritise(
            self.allowed, priorities.PriorityGround.HARDSHIP, "申请人病重。", by=self.head, now=later(3)
        )
        self.decided(self.allowed, later(4))
        self.ask_a_section()
        self.decided(self.left_behind, later(2 * DAY), timedelta(hours=13))
        self.elsewhere = self.at_another_point()
        self.harder = errand.in_department(self.office)
        reclassifications.reclassify(
            self.harder, Complexity.COMPLEX, "须现场核查。", by=self.office.decider, now=later(2.5)
        )
        self.now = later(20 * DAY)
        follow(self.now)

    def handed_over(self, hour: float) -> str:
        ref = errand.accepted(self.office)
        cases.hand_over(ref, by=self.office.clerk, now=later(hour))
        return ref

    def decided(self, ref: str, now: object, after: timedelta = timedelta(hours=1)) -> None:
        cases.review(ref, Advice.GRANT, "材料齐全，符合条件。", by=self.office.reviewer, now=now)  # type: ignore[arg-type]
        cases.decide(ref, GRANT, by=self.office.decider, now=now + after)  # type: ignore[operator]

    def ask_a_section(self) -> None:
        """The chief is asked on the way: one rank more than its class allows."""
        post = town.a_post(self.office.town, "chief")
        asked = consultations.consult(
            self.asked, "请核对面积。", {post: TODAY + timedelta(days=5)}, by=self.office.reviewer, now=later(4)
        )
        consultations.report_consultation(asked.ref, "无异议。", by=self.office.reviewer, now=later(8 * DAY))
        self.decided(self.asked, later(8 * DAY + 1))

    def at_another_point(self) -> str:
        place = self.office.town
        centre = offices.open_centre(
            "滨河街道便民中心",
            "administrative",
            place.city,
            place.calendar,
            "街1号",
            "",
            "",
            BEGAN,
            "",
            by=SYSTEM,
            now=NOW,
        ).ref
        window = offices.open_window(centre, "B01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
        post = people.define_post("街道窗口岗", "window", None, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
        staff = people.enrol_staff("620", "何620", place.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
        people.hold_post(staff, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
        clerk = town.signed_on(staff, "street.desk")
        case = cases.submit(*errand.a_draft(self.office), centre, by=self.office.citizen, now=NOW).ref
        cases.open_correction(case, [DefectFound("plan", "no_area")], by=clerk, now=later(1))
        cases.attach_to_case(case, "plan", "plan.png", errand.PNG, by=self.office.citizen, now=later(2))
        cases.answer_correction(case, by=self.office.citizen, now=later(2.1))
        cases.accept(case, by=clerk, now=later(3))
        cases.hand_over(case, by=clerk, now=later(4))
        self.decided(case, later(3 * DAY))
        return case


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Ways]:
    with fresh_database():
        yield Ways()


@covers("S-127")
def test_who_was_taken_up_before_others_is_seen_with_the_ground_or_without(city: Ways) -> None:
    found = {row.case_ref: row for row in jumps.jumps(city.head, SPAN) if row.step == "review"}

    assert found[city.jumped].ground == "" and found[city.jumped].overtaken == 2
    assert found[city.allowed].ground == "hardship"
    assert city.left_behind not in found
    assert [row.ground for row in found.values()] == ["", "", "", "hardship"]
    assert jumps.jumps(city.of_elsewhere, SPAN) == ()


@covers("S-127")
def test_times_that_are_not_those_of_the_others_are_named(city: Ways) -> None:
    found = {(row.case_ref, row.what) for row in jumps.anomalies(city.head, SPAN)}

    assert found == {(city.jumped, "in_one_minute"), (city.left_behind, "at_night")}


@covers("S-278")
def test_waiting_and_working_are_told_step_by_step_and_the_longest_wait_comes_first(city: Ways) -> None:
    found = flows.idle(city.head, SPAN)

    review = found[0]
    assert review.step == "review"
    assert (review.stays, review.waited) == (5, 570) and review.worked > 0
    assert [one.waited for one in found] == sorted((one.waited for one in found), reverse=True)
    assert (review.waiting.part, review.waiting.whole) == (review.waited, review.waited + review.worked)
    assert flows.idle(city.head, SPAN, "NOSUCHITEM") == ()


@covers("S-274", "S-236")
def test_the_four_flows_are_counted_and_what_passes_more_ranks_than_its_class_allows_is_named(city: Ways) -> None:
    (flow,) = flows.flows(city.head, SPAN)

    assert (flow.complexity, flow.cases, flow.before) == ("general", 5, None)
    assert (flow.sections, flow.ranks, flow.departments, flow.levels) == (3.2, 2.2, 1.0, 1.0)
    assert (flow.too_many_ranks, flow.several_levels) == (1, 0)


@covers("S-125")
def test_the_same_item_is_held_against_itself_point_by_point(city: Ways) -> None:
    found = {row.centre: row for row in points.of_item(city.office.item, city.head, SPAN)}

    here, there = found["示范市行政服务中心"], found["滨河街道便民中心"]
    assert (here.cases, here.corrections, here.versions) == (4, 0, 1)
    assert (there.cases, there.corrections, there.denied, there.refused) == (1, 1, 0, 0)
    assert here.stands_out == there.stands_out == ""
    (spread,) = points.spreads(city.head, SPAN)
    assert (spread.points, spread.cases) == (2, 5)
    assert {spread.quickest, spread.slowest} == {here.median, there.median}


@covers("S-214")
def test_an_applicant_submits_corrects_pays_and_collects_and_nothing_else(city: Ways) -> None:
    (item,) = jumps.efforts(city.head, SPAN)

    assert (item.cases, item.submits, item.corrects, item.pays, item.collects, item.others) == (5, 5, 1, 0, 0, 0)
    assert item.a_case == 1.2


@covers("S-239")
def test_classes_tell_their_paths_and_what_was_put_into_another(city: Ways) -> None:
    found = {row.complexity: row for row in flows.classes(city.head, SPAN)}

    assert (found["general"].cases, found["general"].ranks, found["general"].left) == (5, 2.2, 1)
    assert (found["complex"].cases, found["complex"].came_in) == (0, 1)
    (one,) = flows.reclassified(city.head, SPAN)
    assert (one.case_ref, one.before, one.after, one.reason) == (city.harder, "general", "complex", "须现场核查。")
