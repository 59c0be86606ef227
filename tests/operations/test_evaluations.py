"""Evaluations: invited by the journal, rated once by who was served, followed up by somebody who had no hand in it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import errand, ticketing
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import BAD, GOOD, all_invited, invited, rated_badly, supervision, the_manager
from tests.operations.town import NOW
from yimen.engine.case.messages import queries as messages
from yimen.engine.centre.tickets import operations as tickets
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries.operations import Asked
from yimen.engine.public.evaluations import operations, queries
from yimen.engine.public.evaluations.refusals import (
    AlreadyRated,
    BeingFollowedUp,
    ContactFirst,
    EvaluationUnknown,
    FollowUpEnded,
    FollowUpUnknown,
    HadAHand,
    NotRated,
    NotTheHandler,
    OwnService,
    RatingOver,
)
from yimen.journal import reading
from yimen.kernel.actor import NOBODY, SYSTEM, Scope, ScopeKind
from yimen.kernel.authority import OwnMatter
from yimen.kernel.evaluation import Said
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotAllowed, NotInList
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_read

pytestmark = pytest.mark.django_db


def told(office: errand.Office) -> list[str]:
    """The verbs on the chain of the one evaluation there is."""
    with connection.cursor() as cursor:
        cursor.execute("select id from evaluations_evaluation")
        ((id_,),) = cursor.fetchall()
    return [line.verb for line in reading.chain("evaluation", id_)]


@covers("S-389", "S-413")
def test_a_finished_case_may_be_rated_once_by_who_holds_its_code(office: errand.Office) -> None:
    errand.granted(office)
    with pytest.raises(NotAllowed):
        operations.invite_evaluation(1, by=office.decider, now=later(5))

    code = invited(office, later(5))
    assert all_invited(later(5)) == 1 and len(queries.mine(office.citizen, later(5))) == 1
    with pytest.raises(EvaluationUnknown):
        operations.rate("0" * 16, GOOD, "link", by=NOBODY, now=later(6))
    with pytest.raises(OwnService):
        operations.rate(code, GOOD, "link", by=office.clerk, now=later(6))
    said = Said("satisfied", ("fast",), "yes", "no", "no", "谢谢")
    operations.rate(code, said, "web", by=office.citizen, now=later(6))

    with pytest.raises(AlreadyRated):
        operations.rate(code, BAD, "link", by=NOBODY, now=later(7))
    with pytest.raises(NotRated):
        operations.rate_again(code, GOOD, "link", by=NOBODY, now=later(7))
    row = queries.by_code(code.lower(), later(7))
    assert row is not None and [(one.grade, one.words, one.paid) for one in row.ratings] == [
        ("satisfied", "谢谢", "no")
    ]
    assert row.may == ("change", "withdraw") and row.follow_up is None
    assert [one.kind for one in messages.mine(office.citizen).rows].count("invite_evaluation") == 1


def test_a_grade_is_changed_or_taken_back_by_its_rater_alone_and_while_nobody_has_called(office: errand.Office) -> None:
    code, manager = rated_badly(office), the_manager(office)
    (waiting,) = queries.open_follow_ups(manager, later(6))

    operations.change_rating(code, Said("fairly_satisfied", ("slow", "clear")), by=NOBODY, now=later(7))
    assert queries.open_follow_ups(manager, later(7)) == ()
    operations.withdraw_rating(code, by=office.citizen, now=later(8))
    with pytest.raises(NotRated):
        operations.withdraw_rating(code, by=office.citizen, now=later(8))
    operations.rate(code, BAD, "kiosk", by=NOBODY, now=later(9))

    (again,) = queries.open_follow_ups(manager, later(9))
    assert again.ref == waiting.ref and again.opened_at == later(9)
    operations.take_follow_up(again.ref, by=manager, now=later(10))
    operations.note_contact(again.ref, "yes", "说确实慢", by=manager, now=later(10))
    for act in (
        lambda: operations.change_rating(code, GOOD, by=NOBODY, now=later(11)),
        lambda: operations.withdraw_rating(code, by=NOBODY, now=later(11)),
    ):
        with pytest.raises(BeingFollowedUp):
            act()


def test_rating_ends_with_its_day(office: errand.Office) -> None:
    errand.granted(office)
    code = invited(office, later(5))
    last = later(4) + timedelta(days=30)

    with pytest.raises(RatingOver):
        operations.rate(code, GOOD, "link", by=NOBODY, now=last)
    operations.rate(code, GOOD, "link", by=NOBODY, now=last - timedelta(seconds=1))
    with pytest.raises(RatingOver):
        operations.change_rating(code, BAD, by=NOBODY, now=last)
    with pytest.raises(NotInList):
        operations.change_rating(code, Said("satisfied", ("rude",)), by=NOBODY, now=last - timedelta(seconds=1))


def test_what_ended_long_before_anybody_was_asked_is_left_alone(office: errand.Office) -> None:
    errand.granted(office)

    assert all_invited(later(4) + timedelta(days=30)) == 0


def test_a_bad_grade_is_verified_by_somebody_apart_and_answered_and_still_counts(office: errand.Office) -> None:
    code, manager = rated_badly(office), the_manager(office)
    (row,) = queries.open_follow_ups(manager, later(6))
    assert (row.grade, row.against, row.words, row.handler, row.may) == (
        "dissatisfied", ("on_time",), "跑了三趟才收", "", ("take",)
    )  # fmt: skip
    assert (row.contact_by.date().isoformat(), row.answer_by.date().isoformat()) == ("2026-11-23", "2026-12-11")
    for foreign in (office.clerk, office.reviewer, office.citizen):
        with pytest.raises(FollowUpUnknown):
            operations.take_follow_up(row.ref, by=foreign, now=later(7))

    with pytest.raises(NotTheHandler):
        operations.show_rater(row.ref, by=manager, now=later(7))
    operations.take_follow_up(row.ref, by=manager, now=later(7))
    with pytest.raises(ContactFirst):
        operations.answer_follow_up(row.ref, "valid", "属实", "加开窗口", by=manager, now=later(8))
    rater = operations.show_rater(row.ref, by=manager, now=later(8))
    operations.note_contact(row.ref, "no", "", by=manager, now=later(8))
    operations.note_contact(row.ref, "yes", "材料要了三次", by=manager, now=later(9))
    with pytest.raises(TextMissing):
        operations.answer_follow_up(row.ref, "valid", "属实", "", by=manager, now=later(9))
    operations.answer_follow_up(row.ref, "valid", "属实", "加开窗口", by=manager, now=later(9))

    assert (rater.name, rater.phone[:3], rater.number[:3]) == ("陈小禾", "138", "SF-")
    with pytest.raises(FollowUpEnded):
        operations.take_follow_up(row.ref, by=manager, now=later(10))
    shown = queries.by_code(code, later(10))
    assert shown is not None and shown.may == ("rate_again",) and shown.follow_up is not None
    assert (shown.follow_up.outcome, shown.follow_up.remedy) == ("valid", "加开窗口")
    operations.rate_again(code, GOOD, "link", by=NOBODY, now=later(11))
    with pytest.raises(AlreadyRated):
        operations.rate_again(code, GOOD, "link", by=NOBODY, now=later(11))
    (done,) = queries.answered_follow_ups(manager, later(11))
    assert (done.grade, done.again, done.late) == ("dissatisfied", "satisfied", "")
    assert told(office) == [
        "invite", "rate", "open_follow_up", "take_follow_up", "show_rater", "note_contact", "note_contact",
        "answer_follow_up", "rate",
    ]  # fmt: skip
    assert "answer_follow_up" in [one.kind for one in messages.mine(office.citizen).rows]


def test_who_had_a_hand_in_it_or_knows_the_rater_at_home_does_not_look_into_it(office: errand.Office) -> None:
    rated_badly(office)
    (row,) = queries.open_follow_ups(the_manager(office), later(6))
    staff = people_read.staff_member(office.clerk.staff_id or 0)
    assert staff is not None
    post = places.a_post(office.town, "centre_manager")
    people.hold_post(staff.ref, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    clerk = people_read.actor_of(office.clerk.account_id or 0, later(7))
    cousin = the_manager(office, "301")
    with connection.cursor() as cursor:
        cursor.execute(
            "update people_staff set person_id = %s where id = %s", (office.citizen.party_id, cousin.staff_id)
        )
    kin = people_read.actor_of(cousin.account_id or 0, later(7))
    assert clerk is not None and kin is not None

    with pytest.raises(HadAHand):
        operations.take_follow_up(row.ref, by=clerk, now=later(7))
    with pytest.raises(OwnMatter):
        operations.take_follow_up(row.ref, by=kin, now=later(7))


def test_nobody_rates_at_home_what_they_served_at_the_desk(office: errand.Office) -> None:
    errand.granted(office)
    code = invited(office, later(5))
    home = places.a_citizen(70, "何审查", "heshencha")
    operations.rate(code, GOOD, "link", by=home, now=later(6))
    operations.withdraw_rating(code, by=home, now=later(6))

    with connection.cursor() as cursor:
        cursor.execute(
            "update people_staff set person_id = %s where id = %s", (home.party_id, office.reviewer.staff_id)
        )

    with pytest.raises(OwnService):
        operations.rate(code, GOOD, "link", by=home, now=later(7))


def test_what_is_not_called_or_not_answered_in_time_goes_up_once(office: errand.Office) -> None:
    rated_badly(office)
    supervisor = supervision(office)
    (row,) = queries.open_follow_ups(the_manager(office), later(6))

    with pytest.raises(NotAllowed):
        operations.raise_follow_ups(by=office.clerk, now=row.answer_by)
    assert operations.raise_follow_ups(by=SYSTEM, now=row.contact_by).done == 0
    assert operations.raise_follow_ups(by=SYSTEM, now=row.contact_by + timedelta(seconds=1)).done == 1
    assert operations.raise_follow_ups(by=SYSTEM, now=row.answer_by + timedelta(days=9)).done == 0

    late = row.contact_by + timedelta(hours=1)
    assert [(one.late, one.raised) for one in queries.open_follow_ups(supervisor, late)] == [("yes", "yes")]


def test_a_ticket_and_a_question_are_rated_by_whoever_holds_their_address(office: errand.Office) -> None:
    queue = ticketing.a_queue(office)
    ticket = ticketing.taken(queue).ref
    tickets.call_next(by=office.clerk, now=NOW)
    tickets.serve(ticket, by=office.clerk, now=later(0.1))
    tickets.finish(ticket, by=office.clerk, now=later(0.3))
    ask = enquiries.record_enquiry("window", Asked("开店", "要几个证？"), office.party, by=office.clerk, now=NOW).ref
    enquiries.answer_enquiry(ask, "两个。", "《食品安全法》第三十五条", by=office.clerk, now=later(1))

    assert all_invited(later(2)) == 2

    held = queries.of_service("ticket", ticket, NOBODY, later(2))
    asked = queries.of_service("enquiry", ask, NOBODY, later(2))
    assert held is not None and (held.what, held.online) == ("开餐馆专区", "no")
    assert asked is not None and asked.what == "开店"
    assert queries.of_service("ticket", ticket, office.clerk, later(2)) is None
    assert operations.rate(held.code, BAD, "link", by=NOBODY, now=later(2)).nth == 1
    (row,) = queries.open_follow_ups(the_manager(office), later(2))
    operations.take_follow_up(row.ref, by=the_manager(office, "302"), now=later(3))
    with pytest.raises(NotTheHandler):
        operations.show_rater(row.ref, by=the_manager(office, "303"), now=later(3))


def test_a_service_is_counted_once_and_rated_at_most_twice_whoever_writes(office: errand.Office) -> None:
    rated_badly(office)
    twice = "insert into evaluations_rating (evaluation_id, nth, grade, reasons, on_time, extra, paid, way, rated_at)"
    copy = " select evaluation_id, {}, grade, reasons, on_time, extra, paid, way, rated_at from evaluations_rating"

    for nth in (1, 3):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(twice + copy.format(nth))


def test_the_papers_that_a_clerk_sees_too_rate_once_and_neither_show_nor_change_what_was_said(
    office: errand.Office,
) -> None:
    case = errand.granted(office)
    sent = invited(office, later(5))
    printed = queries.of_case(case, later(5))
    assert printed is not None and printed.may == ("rate",) and printed.code != sent
    operations.rate(printed.code.lower(), BAD, "kiosk", by=NOBODY, now=later(6))

    shown = queries.by_code(printed.code, later(6))
    assert shown is not None and (shown.rated, shown.may, shown.ratings, shown.follow_up) == ("yes", (), (), None)
    for act in (
        lambda: operations.change_rating(printed.code, GOOD, by=NOBODY, now=later(7)),
        lambda: operations.withdraw_rating(printed.code, by=NOBODY, now=later(7)),
        lambda: operations.rate_again(printed.code, GOOD, "kiosk", by=NOBODY, now=later(7)),
    ):
        with pytest.raises(EvaluationUnknown):
            act()
    assert queries.by_code(printed.code[:-1] + "~", later(7)) is None
    mine = queries.of_service("case", case, office.citizen, later(7))
    assert mine is not None and mine.code == sent and mine.may == ("change", "withdraw")
    operations.withdraw_rating(sent, by=NOBODY, now=later(7))


def test_supervision_of_another_place_handles_nothing_though_its_numbers_are_alike(office: errand.Office) -> None:
    rated_badly(office)
    (row,) = queries.open_follow_ups(the_manager(office), later(6))
    supervisor = supervision(office)
    with connection.cursor() as cursor:
        cursor.execute("select city_id from evaluations_evaluation")
        ((city,),) = cursor.fetchall()
    elsewhere = replace(supervisor, scopes=frozenset({Scope(ScopeKind.DESK, city), Scope(ScopeKind.TOWN, city)}))

    with pytest.raises(FollowUpUnknown):
        operations.take_follow_up(row.ref, by=elsewhere, now=later(7))
    assert operations.take_follow_up(row.ref, by=supervisor, now=later(7)).ref == row.ref


def test_a_question_that_no_centre_and_no_office_holds_is_rated_at_the_office_of_who_answered(
    office: errand.Office,
) -> None:
    ask = enquiries.record_enquiry("phone", Asked("开店", "要几个证？"), office.party, by=office.clerk, now=NOW).ref
    with connection.cursor() as cursor:
        cursor.execute("update enquiries_enquiry set centre_id = null, office_id = null where ref = %s", (ask,))
    enquiries.answer_enquiry(ask, "两个。", "《食品安全法》第三十五条", by=office.clerk, now=later(1))
    code = invited(office, later(2))

    assert operations.rate(code, BAD, "link", by=NOBODY, now=later(3)).nth == 1
    assert len(queries.open_follow_ups(supervision(office), later(3))) == 1
