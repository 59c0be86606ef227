"""A case is opened to the centre of another district: seen there, continued at its window, decided only at home."""

from datetime import datetime, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations.errand import GRANT, PNG, later
from tests.operations.sharing import a_head, a_neighbour, asking
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown, NotYet
from yimen.engine.exchange.shares import operations, queries
from yimen.engine.exchange.shares.models import Share
from yimen.engine.exchange.shares.operations import ShareRight
from yimen.engine.exchange.shares.refusals import (
    OwnCentre,
    SharedAlready,
    ShareDaysWrong,
    ShareEnded,
    ShareOnlyToLook,
    ShareUnknown,
)
from yimen.kernel.acceptance import CorrectionNotAnswered, DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.rulings import Advice
from yimen.kernel.writing import NoSuchThing

pytestmark = pytest.mark.django_db


def to_be_corrected(office: errand.Office) -> str:
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    return ref


@covers("S-026")
def test_a_case_of_one_district_is_corrected_and_handed_out_in_another_and_decided_at_home(
    office: errand.Office,
) -> None:
    ref, head, there = to_be_corrected(office), a_head(office), a_neighbour(office)
    share = operations.share_case(ref, asking(there), by=head, now=later(2)).ref

    (row,) = queries.shared_with(there.clerk, later(2))
    assert (row.ref, row.right, row.in_force) == (share, "continue", "yes")
    assert operations.look_at_shared(share, by=there.clerk, now=later(2)).may == ("take_in", "hand_back")
    with pytest.raises(CorrectionNotAnswered):
        operations.hand_back_shared(share, by=there.clerk, now=later(3))
    operations.take_in_shared(share, "plan", "plan.png", PNG + b"2", by=there.clerk, now=later(3))
    moved = operations.hand_back_shared(share, by=there.clerk, now=later(3))
    assert moved.state is CaseState.CORRECTION_CLOSED

    cases.accept(ref, by=office.clerk, now=later(4))
    cases.hand_over(ref, by=office.clerk, now=later(4))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(5))
    cases.decide(ref, GRANT, by=office.decider, now=later(6))
    seen = operations.look_at_shared(share, by=there.clerk, now=later(7))
    assert seen.may == ("hand_out",)
    paper = operations.open_shared_paper(share, seen.papers[-1].ref, by=there.clerk, now=later(7))
    assert paper.content.startswith(b"%PDF")
    operations.hand_out_shared(share, "陈小禾", by=there.clerk, now=later(7))

    view = case_queries.find(ref, office.clerk, later(8))
    assert view is not None and view.delivered_how == "window"
    told = [(row.verb, row.facts.get("share")) for row in view.timeline if "share" in row.facts]
    assert told == [("deliver", share), ("close_correction", share), ("hand_in", share), ("share_case", share)]
    assert "anywhere" in [one.mode for one in view.served]
    (history,) = queries.of_case(ref, office.reviewer, later(8))
    assert [deed.verb for deed in history.deeds] == [
        "deliver", "look_at_paper", "look_at_case", "close_correction", "hand_in", "look_at_case", "share_case",
    ]  # fmt: skip


def test_the_other_district_sees_what_the_applicant_sees_and_neither_notes_nor_the_open_number(
    office: errand.Office,
) -> None:
    ref, there = errand.reviewed(office), a_neighbour(office)
    cases.write_note(ref, "内部：与消防核对过。", by=office.reviewer, now=later(4))
    share = operations.share_case(ref, asking(there), by=a_head(office), now=later(4)).ref

    seen = operations.look_at_shared(share, by=there.clerk, now=later(5)).view

    assert (seen.notes, seen.reviews, seen.choices) == ((), (), ())
    assert "*" in seen.applicant_number or "＊" in seen.applicant_number
    assert {row.verb for row in seen.timeline}.isdisjoint({"review", "remark"})


def test_nothing_is_decided_through_a_share_and_every_other_door_stays_closed(office: errand.Office) -> None:
    ref, there = errand.in_department(office), a_neighbour(office)
    share = operations.share_case(ref, asking(there), by=a_head(office), now=later(3)).ref

    assert case_queries.find(ref, there.clerk, later(4)) is None
    with pytest.raises(CaseUnknown):
        cases.decide(ref, GRANT, by=there.clerk, now=later(4))
    with pytest.raises(CaseUnknown):
        cases.review(ref, Advice.GRANT, "好。", by=there.clerk, now=later(4))
    with pytest.raises(CaseUnknown):
        cases.accept(ref, by=there.clerk, now=later(4))
    with pytest.raises(CaseUnknown):
        cases.deliver(ref, "window", "陈小禾", by=there.clerk, now=later(4))
    with pytest.raises(NotYet):
        operations.hand_out_shared(share, "陈小禾", by=there.clerk, now=later(4))
    with pytest.raises(NotYet):
        operations.take_in_shared(share, "plan", "plan.png", PNG, by=there.clerk, now=later(4))


def test_a_share_to_look_at_lets_nothing_be_done(office: errand.Office) -> None:
    ref, there = to_be_corrected(office), a_neighbour(office)
    asked = asking(there, ShareRight.LOOK)
    share = operations.share_case(ref, asked, by=a_head(office), now=later(2)).ref

    seen = operations.look_at_shared(share, by=there.clerk, now=later(3))
    assert seen.may == ()
    (mine,) = [row.files[0] for row in seen.view.materials if row.term.code == "plan"]
    assert operations.open_shared_file(share, mine.ref, by=there.clerk, now=later(3)).content == PNG
    with pytest.raises(ShareOnlyToLook):
        operations.take_in_shared(share, "plan", "plan.png", PNG, by=there.clerk, now=later(3))
    with pytest.raises(ShareOnlyToLook):
        operations.hand_out_shared(share, "陈小禾", by=there.clerk, now=later(3))


def test_a_third_district_and_the_own_clerks_find_no_share(office: errand.Office) -> None:
    ref, there = to_be_corrected(office), a_neighbour(office)
    third = a_neighbour(office, 3)
    share = operations.share_case(ref, asking(there), by=a_head(office), now=later(2)).ref

    assert queries.shared_with(third.clerk, later(3)) == () and queries.of_case(ref, third.clerk, later(3)) == ()
    for stranger in (third.clerk, office.clerk, office.citizen):
        with pytest.raises(ShareUnknown):
            operations.look_at_shared(share, by=stranger, now=later(3))
        with pytest.raises(ShareUnknown):
            operations.take_in_shared(share, "plan", "plan.png", PNG, by=stranger, now=later(3))


def test_a_share_that_was_taken_back_or_ran_out_opens_nothing_any_more(office: errand.Office) -> None:
    ref, there, head = to_be_corrected(office), a_neighbour(office), a_head(office)
    share = operations.share_case(ref, asking(there), by=head, now=later(2)).ref

    operations.end_share(share, "申请人改到本区领取。", by=head, now=later(3))
    ends(share, there.clerk, later(3))
    again = operations.share_case(ref, asking(there, days=1), by=head, now=later(4)).ref
    over = later(4) + timedelta(days=2)
    ends(again, there.clerk, over)
    assert queries.shared_with(there.clerk, over) == ()
    third = operations.share_case(ref, asking(there, days=10), by=head, now=over).ref
    assert operations.look_at_shared(third, by=there.clerk, now=over).share.in_force == "yes"
    assert Share.objects.get(ref=again).end_reason == "到期"
    with pytest.raises(ShareEnded):
        operations.end_share(share, "再收一次", by=head, now=over)


def ends(share: str, clerk: Actor, now: datetime) -> None:
    with pytest.raises(ShareEnded):
        operations.look_at_shared(share, by=clerk, now=now)
    with pytest.raises(ShareEnded):
        operations.hand_back_shared(share, by=clerk, now=now)
    with pytest.raises(ShareEnded):
        operations.take_in_shared(share, "plan", "plan.png", PNG, by=clerk, now=now)


def test_only_the_head_of_the_office_shares_and_within_the_rules(office: errand.Office) -> None:
    ref, there, head = to_be_corrected(office), a_neighbour(office), a_head(office)
    home = asking(type(there)(office.town.centre, there.clerk))

    for wrong in (office.clerk, office.reviewer, office.decider):
        with pytest.raises(NotYourRole):
            operations.share_case(ref, asking(there), by=wrong, now=later(2))
    with pytest.raises(CaseUnknown):
        operations.share_case(ref, asking(there), by=there.clerk, now=later(2))
    with pytest.raises(OwnCentre):
        operations.share_case(ref, home, by=head, now=later(2))
    with pytest.raises(NoSuchThing):
        operations.share_case(ref, asking(type(there)("0000000000000000", there.clerk)), by=head, now=later(2))
    for days in (-1, 91):
        with pytest.raises(ShareDaysWrong):
            operations.share_case(ref, asking(there, days=days), by=head, now=later(2))
    assert Share.objects.count() == 0
    share = operations.share_case(ref, asking(there), by=head, now=later(2)).ref
    with pytest.raises(SharedAlready):
        operations.share_case(ref, asking(there), by=head, now=later(3))
    with pytest.raises(NotYourRole):
        operations.end_share(share, "不给看", by=office.clerk, now=later(3))
