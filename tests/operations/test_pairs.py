"""One reviews and another approves while the applicant waits: who is there, what they are named on, how it ends."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations import town as places
from tests.operations.errand import GRANT, later
from tests.operations.test_counter import AT_ONCE, at_the_window
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as seen
from yimen.engine.case.cases.refusals import AlreadyDone, DeskUnfit
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.counter import queries as counted
from yimen.engine.centre.pairs import operations, queries
from yimen.engine.centre.pairs.refusals import AwayNow, NobodyWaits, NotStandingBy, StillAwaited
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits import queries as visited
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotFormal, NotYourDesk, NotYourRole, SameOfficer
from yimen.kernel.rulings import Advice, NotAtOnce
from yimen.kernel.visits.standby import STALE, NobodyApproves, NobodyReviews, OneAlone, OutOfHours
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db

HALF_PAST_ELEVEN = later(1.5)


@standing
def office() -> errand.Office:
    return errand.an_office(AT_ONCE)


def there(office: errand.Office, *officers: Actor, now: datetime = HALF_PAST_ELEVEN) -> None:
    for officer in officers:
        operations.stand_by(office.town.office, by=officer, now=now)


def waiting(office: errand.Office) -> str:
    """Somebody at the counter with a case that is accepted."""
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    return at_the_window(office)


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def told(kind: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_kind = %s order by id", (kind,))
        return [verb for (verb,) in cursor.fetchall()]


@covers("S-180")
def test_two_who_are_there_handle_it_while_the_applicant_waits_and_the_window_hands_it_out(
    office: errand.Office,
) -> None:
    aftermath.wired()
    ref = waiting(office)
    there(office, office.reviewer, office.decider)

    paired = operations.pair_up(ref, by=office.clerk, now=later(1.6))
    (to_review,) = queries.at_the_counter(office.reviewer, later(1.7))
    (later_on,) = queries.at_the_counter(office.decider, later(1.7))
    cases.review(ref, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(1.7))
    (to_approve,) = queries.at_the_counter(office.decider, later(1.8))
    cases.decide(ref, GRANT, by=office.decider, now=later(1.8))
    (to_hand_out,) = queries.at_the_counter(office.clerk, later(1.9))
    counter.hand_out(office.party, (ref,), "陈小禾", by=office.clerk, now=later(1.9))

    assert paired.due_at == later(1.6) + timedelta(hours=1, minutes=60)  # half an hour: 24 minutes, noon, 6 more
    assert (to_review.standing, to_review.turn, later_on.turn) == ("review", "mine", "")
    assert (to_approve.standing, to_approve.turn) == ("approve", "mine")
    assert (to_hand_out.standing, to_hand_out.turn, to_hand_out.late) == ("decided", "mine", "")
    assert (to_hand_out.reviewer_name, to_hand_out.approver_name) == (office.reviewer.name, office.decider.name)
    assert queries.at_the_counter(office.clerk, later(2)) == ()
    for line in aftermath.lines_of(ref):
        visits.bind_act(line, by=SYSTEM, now=later(3))
    (visit,) = visited.of_case(ref, office.clerk)
    assert [verb for verb, _ in visit.acts][-2:] == ["hand_over", "deliver"]
    (figure,) = queries.figures(office.clerk, later(0), later(9))
    assert (figure.opened, figure.in_time, figure.late, figure.left) == (1, 1, 0, 0)
    (instant,) = counted.instant(office.clerk, later(0), later(9))
    assert (instant.finished, instant.fallen_back) == (1, 0)


@covers("S-180")
def test_without_both_nothing_begins_and_the_ordinary_way_stays_open(office: errand.Office) -> None:
    ref = waiting(office)
    lines = told("case")

    with pytest.raises(NobodyReviews):
        operations.pair_up(ref, by=office.clerk, now=HALF_PAST_ELEVEN)
    there(office, office.reviewer)
    with pytest.raises(NobodyApproves):
        operations.pair_up(ref, by=office.clerk, now=later(1.6))
    operations.stand_down(office.town.office, by=office.reviewer, now=later(1.6))
    there(office, office.decider, now=later(1.6))
    with pytest.raises(NobodyReviews):
        operations.pair_up(ref, by=office.clerk, now=later(1.7))

    assert rows("pairs_pair") == 0 and told("case") == lines
    counter.fall_back(ref, "没有人在线。", by=office.clerk, now=later(1.7))


def test_one_officer_at_both_desks_is_no_pair(office: errand.Office) -> None:
    ref = waiting(office)
    both = people_queries.staff_member(office.decider.staff_id or 0)
    assert both is not None
    post = places.a_post(office.town, "reviewer")
    people.hold_post(both.ref, post, places.SINCE, None, "holder", by=SYSTEM, now=places.NOW)
    there(office, office.decider)

    with pytest.raises(OneAlone):
        operations.pair_up(ref, by=office.clerk, now=later(1.6))
    there(office, office.reviewer)
    operations.pair_up(ref, by=office.clerk, now=later(1.6))

    # Whoever of the two reviewers it was: who reviewed does not decide.
    pair = queries.of_case(ref, office.clerk, later(1.7))
    assert pair is not None and pair.reviewer_name == office.reviewer.name


def test_who_has_no_letter_is_not_found_to_approve(office: errand.Office) -> None:
    ref = waiting(office)
    there(office, office.reviewer, office.decider)
    grants.revoke_letter(office.letter, "收回", by=SYSTEM, now=later(1.5))

    with pytest.raises(NobodyApproves):
        operations.pair_up(ref, by=office.clerk, now=later(1.6))


def test_standing_by_ends_by_itself_and_by_signing_off(office: errand.Office) -> None:
    mine, ref = office.reviewer, office.town.office

    there(office, mine)
    assert [row.staff_name for row in queries.online(ref, later(1.6))] == [mine.name]
    assert queries.online(ref, HALF_PAST_ELEVEN + STALE) == ()
    there(office, mine, now=later(2.4))
    assert queries.mine(mine, later(2.5))[0].since == HALF_PAST_ELEVEN
    operations.stand_down(ref, by=mine, now=later(2.5))
    with pytest.raises(NotStandingBy):
        operations.stand_down(ref, by=mine, now=later(2.6))

    assert queries.mine(mine, later(2.6))[0].on == "" and queries.online_anywhere(later(2.6)) == ()
    there(office, mine, now=later(7))
    assert queries.mine(mine, later(7.4))[0].ends == later(7.5)  # closing time, before the hour is over
    with pytest.raises(OutOfHours):
        there(office, mine, now=later(7.5))
    assert told("standby") == ["stand_by", "stand_by", "stand_down", "stand_by"]


def test_only_formal_staff_at_a_desk_of_the_office_who_is_not_away_stands_by(office: errand.Office) -> None:
    with pytest.raises(NotYourRole):
        there(office, office.clerk)
    with pytest.raises(NotFormal):
        there(office, replace(office.reviewer, formal="no"))
    staff = people_queries.staff_member(office.reviewer.staff_id or 0)
    assert staff is not None
    people.record_absence(staff.ref, later(1), later(5), "sick", "", by=SYSTEM, now=later(1))
    with pytest.raises(AwayNow):
        there(office, office.reviewer)

    assert rows("pairs_standby") == 0


def test_nobody_leaves_while_somebody_waits_for_them(office: errand.Office) -> None:
    ref = waiting(office)
    there(office, office.reviewer, office.decider)
    operations.pair_up(ref, by=office.clerk, now=later(1.6))

    with pytest.raises(StillAwaited):
        operations.stand_down(office.town.office, by=office.decider, now=later(1.7))
    with pytest.raises(StillAwaited):
        operations.stand_down(office.town.office, by=office.reviewer, now=later(1.7))
    cases.review(ref, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(1.7))
    operations.stand_down(office.town.office, by=office.reviewer, now=later(1.8))
    with pytest.raises(NotYourDesk):
        operations.unpair(ref, "不是我的件。", by=another_clerk(office), now=later(1.8))
    operations.unpair(ref, "要补充核实。", by=office.decider, now=later(1.8))
    with pytest.raises(AlreadyDone):
        operations.unpair(ref, "再来一次。", by=office.decider, now=later(1.8))
    operations.stand_down(office.town.office, by=office.decider, now=later(1.9))

    # The case goes on from where it lies, by the same rules.
    with pytest.raises(SameOfficer):
        cases.decide(ref, GRANT, by=also_decides(office, office.reviewer), now=later(2))
    cases.decide(ref, GRANT, by=office.decider, now=later(2))
    (figure,) = queries.figures(office.clerk, later(0), later(9))
    assert (figure.opened, figure.in_time, figure.left) == (1, 0, 1)
    (instant,) = counted.instant(office.clerk, later(0), later(9))
    assert (instant.finished, instant.fallen_back) == (0, 1)


def another_clerk(office: errand.Office) -> Actor:
    return places.signed_on(places.an_officer(office.town, "window", "772"), "window.two")


def also_decides(office: errand.Office, officer: Actor) -> Actor:
    """The same officer, put at the decider's desk too."""
    staff = people_queries.staff_member(officer.staff_id or 0)
    assert staff is not None
    post = next(post for post in office.decider.posts)
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_post where id = %s", (post.post_id,))
        (ref,) = cursor.fetchone()
    people.hold_post(staff.ref, ref, places.SINCE, None, "holder", by=SYSTEM, now=places.NOW)
    return places.the_actor(officer.ref)


def test_the_head_gives_a_step_of_a_pair_to_a_desk_of_the_same_kind(office: errand.Office) -> None:
    ref = waiting(office)
    there(office, office.reviewer, office.decider)
    operations.pair_up(ref, by=office.clerk, now=later(1.6))
    head = places.signed_on(places.an_officer(office.town, "office_head", "774"), "head.two")
    other = places.signed_on(places.an_officer(office.town, "reviewer", "775"), "reviewer.two")
    with connection.cursor() as cursor:
        cursor.execute("select id, ref from people_post where role in ('reviewer', 'decider')")
        posts = dict(cursor.fetchall())

    with pytest.raises(DeskUnfit):
        cases.reassign(ref, posts[office.decider.posts[0].post_id], "换人", by=head, now=later(1.7))
    cases.reassign(ref, posts[other.posts[0].post_id], "换人", by=head, now=later(1.7))
    cases.review(ref, Advice.GRANT, "齐全。", by=other, now=later(1.8))
    cases.decide(ref, GRANT, by=office.decider, now=later(1.9))


def test_it_is_for_simple_cases_with_somebody_at_the_counter(office: errand.Office) -> None:
    ref = at_the_window(office)
    there(office, office.reviewer, office.decider)
    with pytest.raises(NobodyWaits):
        operations.pair_up(ref, by=office.clerk, now=later(1.6))
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(1.6))
    operations.pair_up(ref, by=office.clerk, now=later(1.7))

    general = errand.another_office(office, 3)
    other = errand.accepted(general)
    with pytest.raises(NotAtOnce):
        operations.pair_up(other, by=office.clerk, now=later(1.7))
    view = seen.find(ref, office.clerk, later(1.8))
    assert view is not None and view.leg_name == "review"


def test_the_pair_is_one_of_those_for_whom_fewest_wait(office: errand.Office) -> None:
    other = places.signed_on(places.an_officer(office.town, "reviewer", "773"), "reviewer.two")
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    there(office, office.reviewer, office.decider, other)

    named = set()
    for _ in range(2):
        ref = at_the_window(office)
        operations.pair_up(ref, by=office.clerk, now=later(1.6))
        pair = queries.of_case(ref, office.clerk, later(1.7))
        assert pair is not None
        named.add(pair.reviewer_name)

    assert named == {office.reviewer.name, other.name}
