"""Cards of supervision: raised from the journal by themselves, answered by the office, judged by supervision alone."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand, paying, town, tracing
from tests.operations.errand import later
from tests.operations.levels import a_town_below, handed_down
from tests.operations.staffing import ref_of
from tests.operations.villages import a_village, filed
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.channels.clockwork import following
from yimen.engine.case.accountability import operations as accountability
from yimen.engine.case.accountability import queries as items
from yimen.engine.case.cases import operations as cases
from yimen.engine.supervision.findings import moves, operations, queries
from yimen.engine.supervision.findings.rows import CardFilter, CardRow, CardView
from yimen.engine.supervision.responsibility import operations as responsibility
from yimen.insight.supervision import coverage
from yimen.journal import queries as journal
from yimen.journal.telling import Subject, tell
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind, PostHeld, Role
from yimen.kernel.evidence import Line
from yimen.kernel.penalties import Answer, Grade, Imposed, Sanction
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.supervision.card_life import Accountability
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.grants import operations as grants
from yimen.registries.penalties import operations as penalties
from yimen.registries.people import operations as people
from yimen.registries.stamps import operations as stamps

DAY = 24.0
SUPERVISION = replace(
    NOBODY, kind=ActorKind.STAFF, staff_id=1, posts=(PostHeld(1, Role.REFORM_OFFICE, None, None, "改革办"),)
)
"""The leading group, who reads every card."""


class Place:
    """An office that handles an errand, its head, and supervision of the county and of the city."""

    def __init__(self) -> None:
        self.office = errand.an_office()
        self.head = town.signed_on(town.an_officer(self.office.town, "office_head", "800"), "head")
        self.overseer = overseer_of(self, self.office.town.city, "301")
        self.other = overseer_of(self, self.office.town.city, "302")

    def both(self) -> Actor:
        """The decider, who holds a post of supervision besides."""
        return replace(
            self.office.decider, posts=(*self.office.decider.posts, *self.overseer.posts),
            scopes=self.office.decider.scopes | self.overseer.scopes,
        )  # fmt: skip

    def a_card(self) -> CardRow:
        """A case that was granted without acceptance, review and letter: slipped in by the decider."""
        ref = errand.received(self.office).ref
        told(ref, Line("grant", {}, later(1)), self.office.decider)
        return next(row for row in self.watch(4) if row.rule == "step_skipped" and row.subject_ref == ref)

    def view(self, rows: list[CardRow], rule: str) -> CardView:
        """The card of a rule among these, as supervision reads it."""
        ref = next(row.ref for row in rows if row.rule == rule)
        found = queries.card(ref, self.overseer, later(30 * DAY))
        assert found is not None
        return found

    def watch(self, hours: float) -> list[CardRow]:
        """Everything that supervision sees by then."""
        now = later(hours)
        following.claimed(now)
        with tracing.read_at_once():
            following.watched(now)
        return list(queries.cards(self.overseer, now, CardFilter()).rows)


@pytest.fixture(scope="module")
def built(fresh_database: Callable[[], AbstractContextManager[Address]]) -> Iterator[Place]:
    with fresh_database():
        yield Place()


@pytest.fixture
def place(built: Place) -> Iterator[Place]:
    """The place as it was built; whatever a test does there is taken back."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


def told(ref: str, line: Line, by: Actor = SYSTEM) -> None:
    """A line of a case slipped in past the operations, as a hand at the database would."""
    slip("case", "cases_case", ref, line, by)


def slip(kind: str, table: str, ref: str, line: Line, by: Actor = SYSTEM) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select id, journal_seq, journal_head from {table} where ref = %s", (ref,))
        id, seq, head = cursor.fetchone()
    tell(Subject(kind, table, id, ref, seq, bytes(head)), line, by)


def tracked(ref: str, column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"select {column} from cases_case where ref = %s", (ref,))
        return str(cursor.fetchone()[0])


def a_later_draft(office: errand.Office) -> tuple[str, int]:
    """A whole draft of the version that is in force now."""
    ref = cases.start_draft(office.item, office.party, by=office.citizen, now=later(2.5)).ref
    kept = cases.keep_draft(ref, 1, errand.ANSWERS, errand.FORM, by=office.citizen, now=later(2.5))
    for material in ("id", "plan", "rules"):
        cases.attach(ref, material, f"{material}.png", errand.PNG, by=office.citizen, now=later(2.5))
    return ref, kept.revision


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_an_errand_done_rightly_raises_no_card(place: Place) -> None:
    errand.granted(place.office)

    assert place.watch(5) == []
    assert operations.patrol_cases(by=SYSTEM, now=later(5)).raised == 0


@covers("S-375", "S-376")
def test_what_went_wrong_in_the_journal_is_a_card_with_the_lines_it_rests_on(place: Place) -> None:
    office = place.office
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2))
    cases.answer_correction(ref, by=office.citizen, now=later(2))
    cases.open_further_correction(ref, [DefectFound("plan", "no_flow")], "新发现", by=office.clerk, now=later(3))
    silent = errand.received(office).ref
    back = errand.reviewed(office)
    for hours in (4, 5):
        cases.send_back(back, "意见没有写清楚。", by=office.decider, now=later(hours))
        cases.review(back, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(hours + 0.5))
    cases.deem_accepted(silent, by=SYSTEM, now=later(8 * DAY))

    rows = place.watch(8 * DAY)

    wrong = {(row.rule, row.colour, row.subject_ref) for row in rows if row.colour != "warning"}
    assert wrong >= {
        ("second_notice", "yellow", ref), ("notice_missing", "yellow", silent), ("ping_pong", "yellow", back)
    }  # fmt: skip
    view = place.view(rows, "second_notice")
    assert view.law == "行政许可法第三十二条" and view.facts == {"notices": "2"}
    assert [line.verb for line in view.rests_on] == ["open_correction", "open_further_correction"]
    assert place.watch(8 * DAY) == rows, "the sweep runs again and raises nothing twice"


@covers("S-375")
def test_a_result_without_steps_and_a_changed_finish_time_are_found_though_no_act_wrote_them(place: Place) -> None:
    office = place.office
    ref, sound = errand.received(office).ref, errand.granted(office)
    told(ref, Line("grant", {}, later(1)), office.decider)
    assert operations.patrol_cases(by=SYSTEM, now=later(5)).raised == 1, "the row knows nothing of the grant"
    with connection.cursor() as cursor:
        cursor.execute("update cases_case set decided_at = decided_at - interval '9 days' where ref = %s", (sound,))

    rows = place.watch(5)
    for _ in range(2):
        operations.patrol_cases(by=SYSTEM, now=later(6))
    altered = [row for row in place.watch(6) if row.rule == "record_altered"]

    assert {(row.rule, row.subject_ref) for row in rows} == {
        ("step_skipped", ref), ("without_letter", ref), ("record_altered", ref)
    }  # fmt: skip
    assert place.view(rows, "step_skipped").facts == {"steps": "accept,review", "complexity": "general"}
    assert place.view(rows, "without_letter").facts == {"why": "none"}
    assert [(row.subject_ref, row.colour) for row in altered] == [(sound, "red"), (ref, "red")]
    assert place.view(altered, "record_altered").facts == {"what": "decided_at"}
    told(sound, Line("write_note", {}, later(7)), office.reviewer)
    assert operations.patrol_cases(by=SYSTEM, now=later(8)).raised == 0, "found already, and not settled"


def test_a_letter_revoked_before_the_decision_and_the_stamp_of_another_office_are_red(place: Place) -> None:
    office = place.office
    ref = errand.reviewed(office)
    grants.revoke_letter(office.letter, "调岗", by=SYSTEM, now=later(4))
    told(ref, Line("grant", {}, later(5), authority=office.letter), office.decider)
    stamp = stamps.make_stamp(office.town.office, office.town.centre, "审批专用章（1）", by=SYSTEM, now=later(1)).ref
    number = tracked(ref, "number")
    slip("stamp", "stamps_stamp", stamp, Line("use_stamp", {"case": number}, later(6), authority=office.letter))

    rows = place.watch(7)

    assert place.view(rows, "without_letter").facts == {"why": "revoked"}
    assert place.view(rows, "wrong_seal").facts == {"why": "revoked"}
    assert {row.subject_ref for row in rows if row.colour == "red"} == {ref}


def test_a_bill_is_held_against_the_frozen_fees(place: Place) -> None:
    desk = paying.at_the_till(errand.another_office(place.office, 7, paying.COSTLY))
    _, bill, _ = paying.billed(desk)
    with tracing.read_at_once():
        following.watched(later(3))
    assert not queries.cards(SUPERVISION, later(3), CardFilter(rule="wrong_fee")).rows
    slip("bill", "fees_bill", bill, Line("open_bill", {"charges": [[1, 1]]}, later(3)))

    with tracing.read_at_once():
        following.watched(later(4))

    (row,) = queries.cards(SUPERVISION, later(4), CardFilter(rule="wrong_fee")).rows
    assert (row.colour, row.subject_kind) == ("red", "case")


@covers("S-378")
def test_alarms_change_with_the_published_parameter_for_new_cases_alone(place: Place) -> None:
    office = place.office
    old = errand.accepted(office)
    quicker = replace(errand.TERMS, promised=TimeLimit(Decimal("1"), "working_day"))
    version = catalogue.draft_version(
        office.item, Draft("食品经营许可（新办）", "01", quicker), by=SYSTEM, now=later(2)
    )
    catalogue.publish(version.ref, later(2), by=SYSTEM, now=later(2))
    new = cases.submit(*a_later_draft(office), office.town.centre, by=office.citizen, now=later(3)).ref
    cases.accept(new, by=office.clerk, now=later(3.5))

    rows = place.watch(4.2 * DAY)

    missed = [row for row in rows if row.rule == "promise_missed"]
    assert [row.subject_ref for row in missed] == [new] and old != new


@covers("S-375", "S-376")
def test_a_warning_passes_and_a_missed_limit_is_answered_once_for_both_places(place: Place) -> None:
    ref = errand.in_department(place.office)
    (warning,) = place.watch(6.5 * DAY)
    assert (warning.rule, warning.colour, warning.due_at) == ("early_warning", "warning", None)

    promise, passed = place.watch(8 * DAY)
    assert (promise.rule, promise.level, passed.state) == ("promise_missed", "city", "passed")
    now = later(8 * DAY)
    assert code(lambda: operations.answer_card(promise.ref, "人手不足", by=place.head, now=now)) == (
        "card.answered_elsewhere"
    )
    item = items.items(place.head).rows[0]
    accountability.answer_item(item.ref, "审查岗空缺两天。", "已派人顶岗。", by=place.head, now=now)

    (answered, _) = place.watch(8 * DAY)

    view = place.view([answered], "promise_missed")
    assert (answered.state, view.answer, view.answered_by) == ("answered", "审查岗空缺两天。\n已派人顶岗。", "何800")
    assert [line.verb for line in view.rests_on] == ["fall_overdue"] and answered.subject_ref == ref
    assert "answer_overdue" in view.may or view.may == ("uphold", "lift", "annotate")


def test_a_warning_at_the_door_passes_when_the_word_is_said(place: Place) -> None:
    ref = errand.received(place.office).ref
    (warning,) = place.watch(6.5 * DAY)
    assert (warning.rule, warning.subject_ref, warning.state) == ("early_warning", ref, "open")

    cases.accept(ref, by=place.office.clerk, now=later(6.9 * DAY))

    assert [row.state for row in place.watch(6.9 * DAY)] == ["passed"]


@covers("S-407")
def test_an_order_has_its_deadline_its_report_and_its_result(place: Place) -> None:
    row = place.a_card()
    now, due = later(5), later(5 * DAY).date()
    operations.answer_card(row.ref, "系统登记有误。", by=place.head, now=now)
    operations.uphold_card(row.ref, "没有审查就决定。", by=place.overseer, now=now)
    assert code(
        lambda: operations.order_rectification(row.ref, "补审查", later(-48).date(), by=place.overseer, now=now)
    )
    operations.order_rectification(row.ref, "补做审查并说明责任人。", due, by=place.overseer, now=now)
    late = later(9 * DAY)
    assert [
        one.ref for one in queries.cards(place.overseer, late, CardFilter(state="overdue", rule=row.rule)).rows
    ] == [row.ref]
    assert [one.ref for one in queries.waiting_for(place.head, late) if one.state == "ordered"] == [row.ref]

    operations.report_rectification(row.ref, "已补审查。", by=place.head, now=now)
    operations.return_rectification(row.ref, "没有写责任人。", due, by=place.overseer, now=now)
    operations.report_rectification(row.ref, "已补审查，责任人已明确。", by=place.head, now=now)
    assert code(lambda: operations.confirm_rectification(row.ref, Accountability.NONE, " ", by=place.other, now=now))
    operations.confirm_rectification(row.ref, Accountability.TALKED_TO, "核实无误。", by=place.overseer, now=now)

    view = place.view([row], row.rule)
    assert (view.row.state, view.accountability, view.row.overdue) == ("done", "talked_to", "no")
    assert [note.text for note in view.notes] == ["没有写责任人。", "核实无误。"]
    assert [line.verb for line in view.told][-3:] == [
        "return_rectification", "report_rectification", "confirm_rectification"
    ]  # fmt: skip
    assert view.may == ("annotate",)


@covers("S-375")
def test_supervision_judges_and_nobody_judges_an_act_of_their_own(place: Place) -> None:
    row, now = place.a_card(), later(5)
    before = place.view([row], row.rule)

    refused = {
        "card.supervision_judges": lambda: operations.uphold_card(row.ref, "成立", by=place.head, now=now),
        "card.office_answers": lambda: operations.answer_card(row.ref, "说明", by=place.overseer, now=now),
        "card.unknown": lambda: operations.uphold_card(row.ref, "成立", by=place.office.clerk, now=now),
        "card.own_act": lambda: operations.lift_card(row.ref, "没错", by=place.both(), now=now),
        "card.follows_by_itself": lambda: operations.follow_journal(by=place.overseer, now=now),
        "text.missing": lambda: operations.uphold_card(row.ref, " ", by=place.overseer, now=now),
        "authority.not_your_role": lambda: cases.review(
            row.subject_ref, Advice.GRANT, "改判", by=place.overseer, now=now
        ),
        "lifecycle.wrong_state": lambda: operations.report_rectification(row.ref, "已改", by=place.head, now=now),
    }
    assert {code(act) for act in refused.values()} >= set(refused) - {"authority.not_your_role"}

    assert place.view([row], row.rule).row == before.row


@covers("S-375", "S-387")
def test_an_office_objects_once_and_another_supervisor_judges_it(place: Place) -> None:
    row, now = place.a_card(), later(5)
    operations.uphold_card(row.ref, "没有说明，按留痕认定。", by=place.overseer, now=now)
    operations.object_to_card(row.ref, "审查记录在纸质卷宗里。", by=place.head, now=now)
    assert code(lambda: operations.lift_card(row.ref, "成立", by=place.overseer, now=now)) == "card.same_supervisor"

    answers = ("card", row.ref, ref_of(place.office.decider), "没有审查就决定。")
    open_ = responsibility.open_responsibility
    assert code(lambda: open_(*answers, by=place.overseer, now=now)) == "responsibility.no_finding"
    operations.uphold_card(row.ref, "纸质卷宗也没有。", by=place.other, now=now)

    assert code(lambda: open_(*answers, by=place.office.clerk, now=now)) == "people.not_allowed"
    assert open_(*answers, by=place.overseer, now=now).state == "opened"
    assert code(lambda: operations.object_to_card(row.ref, "再申辩", by=place.head, now=now)) == "card.objected_already"
    assert place.view([row], row.rule).judgement == "纸质卷宗也没有。"


@covers("S-377", "S-410")
def test_a_case_of_a_village_is_overseen_on_four_levels_and_a_late_agent_is_seen(place: Place) -> None:
    below = a_town_below(place.office, 1, 2)
    handed_down(below, "agency", villages="yes")
    village = a_village(below)
    ref = filed(village)
    cases.deem_accepted(ref, by=SYSTEM, now=later(8 * DAY))

    row = next(one for one in place.watch(8 * DAY) if one.subject_ref == ref)

    assert (row.rule, row.level) == ("notice_missing", "village")
    assert place.view([row], row.rule).facts == {"notice": "acceptance", "agent": "not_handed_over"}
    levels = [row.level]
    for days in (14, 20, 26, 32):
        now = later(days * DAY)
        seen_by = overseer_of(place, village.region, f"4{days}")
        assert ref in {one.subject_ref for one in queries.cards(seen_by, now, CardFilter(rule=row.rule)).rows}
        operations.escalate_cards(by=SYSTEM, now=now)
        found = queries.card(row.ref, place.overseer, now)
        assert found is not None
        levels.append(found.row.level)
    assert list(dict.fromkeys(levels)) == ["village", "town", "county", "city"]


def overseer_of(place: Place, region: str, number: str) -> Actor:
    """Supervision of one region."""
    staff = people.enrol_staff(
        number, f"监察{number}", place.office.town.office, "formal", town.BEGAN, by=SYSTEM, now=town.NOW
    )
    post = people.define_post("监察岗", "supervisor", None, None, None, region, town.BEGAN, by=SYSTEM, now=town.NOW)
    people.hold_post(staff.ref, post.ref, town.SINCE, None, "holder", by=SYSTEM, now=town.NOW)
    return town.signed_on(staff.ref, f"overseer.{number}")


@covers("S-410")
def test_what_is_not_answered_in_time_goes_up_one_level_and_is_judged_there(place: Place) -> None:
    row = place.a_card()
    county = town.signed_on(town.an_officer(place.office.town, "supervisor", "303"), "county")
    with connection.cursor() as cursor:
        cursor.execute(
            "update findings_card set level = 'county', county_id = (select id from regions_region where ref = %s)",
            (place.office.town.county,),
        )
    assert queries.card(row.ref, county, later(5)) is not None
    assert place.watch(6)[0].level == "county"

    gone_up = place.watch(5 * DAY)[0]

    assert (gone_up.level, gone_up.state) == ("city", "open") and gone_up.due_at and gone_up.due_at > later(5 * DAY)
    now = later(5 * DAY)
    assert code(lambda: operations.uphold_card(row.ref, "认定", by=county, now=now)) == "card.gone_up"
    operations.uphold_card(row.ref, "认定", by=place.overseer, now=now)


@covers("S-128")
def test_a_penalty_outside_its_standard_is_a_card_that_is_settled_with_its_alarm(place: Place) -> None:
    def recorded(number: str) -> str:
        said = Imposed(number, "案1号", "无证经营", Grade.LENIENT, (Sanction.FINE,), 80_000, town.TODAY)
        return penalties.record_penalty(place.office.town.office, said, by=place.head, now=later(1)).ref

    justified, corrected = recorded("1号"), recorded("2号")
    rows = place.watch(2)
    assert {(row.rule, row.colour, row.subject_number) for row in rows} == {
        ("penalty_out_of_range", "red", "1号"), ("penalty_out_of_range", "red", "2号")
    }  # fmt: skip
    assert code(lambda: operations.uphold_card(rows[0].ref, "成立", by=place.overseer, now=later(2)))

    penalties.close_penalty_alarm(justified, Answer.JUSTIFIED, "理由成立。", by=place.overseer, now=later(3))
    penalties.close_penalty_alarm(corrected, Answer.CORRECTED, "已改。", by=place.overseer, now=later(3))

    assert {(row.subject_ref, row.state) for row in place.watch(4)} == {(justified, "lifted"), (corrected, "done")}


@covers("S-380")
def test_every_number_of_the_command_view_is_as_long_as_its_list(place: Place) -> None:
    place.a_card()
    counted = queries.counts(place.overseer, later(5))

    for one in counted:
        only = CardFilter(rule=one.rule, office=one.office_ref, age=one.age, state=one.state)
        assert len(queries.cards(place.overseer, later(5), only).rows) == one.cards
    assert sum(one.cards for one in counted) == len(place.watch(5)) == 2
    assert queries.counts(place.office.clerk, later(5)) == ()


def test_a_card_is_raised_once_whoever_raises_it_and_the_cost_does_not_grow_with_cases(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.a_card()
    monkeypatch.setattr(moves, "_STANDING", f"{moves._STANDING} and false")
    lines = len(queries.cards(place.overseer, later(5), CardFilter()).rows)
    with connection.cursor() as cursor:
        cursor.execute("update journal_cursor set xid = 0, entry_id = 0 where consumer = 'findings'")

    assert len(place.watch(5)) == lines, "read again, by somebody who knows of no card"

    counts = []
    for several in (1, 3):
        for _ in range(several):
            errand.accepted(place.office)
        with tracing.read_at_once(), CaptureQueriesContext(connection) as asked:
            operations.follow_journal(500, by=SYSTEM, now=later(6))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


@covers("S-414")
def test_an_item_that_nobody_oversees_is_itself_an_alarm_and_a_gap_of_its_department(built: Place) -> None:
    covered, before = coverage.coverage(later(1)), coverage.coverage(town.SINCE)
    assert covered.items == covered.covered == 1 and coverage.gaps(later(1)).rows == ()
    assert before.items == 0

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "update people_posting set valid = tstzrange(lower(valid), %s) where post_id in"
            " (select id from people_post where role = 'supervisor')",
            (later(2),),
        )
        cursor.execute("update journal_cursor set xid = 0, entry_id = 0 where consumer = 'findings'")

    (gap,) = coverage.gaps(later(3)).rows
    assert gap.gaps == ("supervisor",) and gap.office_ref == built.office.town.office
    (row,) = built.watch(3)
    assert (row.rule, row.subject_kind, row.subject_ref) == ("not_connected", "item", built.office.item)
    assert journal.verify(SUBJECTS).fault is None
