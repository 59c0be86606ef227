"""Papers from hand to hand: labelled, signed by both, with a reason where a picture would do, given back or lost."""

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations.errand import later
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.delivery.circulation import operations, queries
from yimen.engine.delivery.circulation.models import PieceHandover
from yimen.engine.delivery.circulation.refusals import NotAtTheCounter, NothingOffered, PieceOnItsWay, PieceUnknown
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.circulation import NotItsWay, PictureSuffices
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotInList
from yimen.registries.people.models import Post

pytestmark = pytest.mark.django_db


def desk_of(actor: Actor) -> str:
    return Post.objects.get(pk=actor.posts[0].post_id).ref


@covers("S-290", "S-291")
def test_an_original_goes_to_a_desk_and_back_each_time_signed_by_both_and_is_given_back(office: errand.Office) -> None:
    case = errand.received(office).ref
    with pytest.raises(NotYourRole):
        operations.take_in_paper(case, "id", "original", by=office.citizen, now=later(1))
    with pytest.raises(NotInList):
        operations.take_in_paper(case, "id", "horse", by=office.clerk, now=later(1))
    piece = operations.take_in_paper(case, "id", "original", by=office.clerk, now=later(1))
    reviewer, window = desk_of(office.reviewer), desk_of(office.clerk)

    with pytest.raises(PictureSuffices):
        operations.hand_paper(piece.ref, reviewer, " ", by=office.clerk, now=later(1))
    with pytest.raises(PieceUnknown):
        operations.hand_paper(piece.ref, reviewer, "核对水印", by=office.reviewer, now=later(1))
    stray = desk_of(errand.another_office(office, 3).reviewer)
    with pytest.raises(NotItsWay):
        operations.hand_paper(piece.ref, stray, "核对水印", by=office.clerk, now=later(1))
    operations.hand_paper(piece.ref, reviewer, "核对水印", by=office.clerk, now=later(1))
    with pytest.raises(PieceOnItsWay):
        operations.hand_paper(piece.ref, reviewer, "核对水印", by=office.clerk, now=later(1))
    with pytest.raises(PieceOnItsWay):
        operations.return_paper(piece.ref, "陈小禾", by=office.clerk, now=later(1))
    with pytest.raises(NothingOffered):
        operations.sign_for_paper(piece.ref, by=office.decider, now=later(1))
    assert [one.mine for one in queries.at_hand(office.reviewer)] == ["offered"]
    operations.refuse_paper(piece.ref, by=office.reviewer, now=later(2))
    assert [one.mine for one in queries.at_hand(office.clerk)] == ["yes"]
    operations.hand_paper(piece.ref, reviewer, "再送一次", by=office.clerk, now=later(2))
    operations.sign_for_paper(piece.ref, by=office.reviewer, now=later(2))

    with pytest.raises(NotAtTheCounter):
        operations.return_paper(piece.ref, "陈小禾", by=office.reviewer, now=later(3))
    operations.hand_paper(piece.ref, window, "", by=office.reviewer, now=later(3))
    operations.sign_for_paper(piece.ref, by=office.clerk, now=later(3))
    with pytest.raises(TextMissing):
        operations.return_paper(piece.ref, " ", by=office.clerk, now=later(4))
    operations.return_paper(piece.ref, "陈小禾", by=office.clerk, now=later(4))

    view = case_queries.find(case, office.citizen, later(5))
    assert view is not None
    (row,) = queries.of_case(view.id, office.clerk)
    assert (row.ended_as, row.how, row.label) == ("returned", "陈小禾", piece.label)
    assert [one.signed for one in row.handovers] == ["no", "yes", "yes"] and PieceHandover.objects.count() == 3
    told = [one.verb for one in view.timeline]
    assert "take_in_paper" in told and "return_paper" in told and "hand_paper" not in told


def test_a_lost_paper_is_told_to_the_applicant_by_who_answers_for_it(office: errand.Office) -> None:
    case = errand.received(office).ref
    piece = operations.take_in_paper(case, "plan", "sample", by=office.clerk, now=later(1))

    with pytest.raises(PieceUnknown):
        operations.report_lost(piece.ref, "找不到了", by=office.reviewer, now=later(2))
    operations.report_lost(piece.ref, "搬家时遗失", by=office.clerk, now=later(2))
    with pytest.raises(PieceUnknown):
        operations.return_paper(piece.ref, "陈小禾", by=office.clerk, now=later(3))

    view = case_queries.find(case, office.citizen, later(3))
    assert view is not None and "lose_paper" in {one.verb for one in view.timeline}
    aftermath.derive(case, later(3))
    told, ways = aftermath.heard(office.citizen, "lose_paper")
    assert f"（标签 {piece.label}）遗失了" in told and ways == "hall sms"
    assert queries.at_hand(office.clerk) == ()
