"""Window votes: who had a case there says how it was, once a quarter, in the open; the window cannot touch it."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.calling import NOBODY as A_PROGRAM
from tests.doors.calling import said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from tests.operations.town import BEGAN, NOW
from tests.operations.voicing import staff_of
from yimen.engine.public.window_votes import operations, queries
from yimen.engine.public.window_votes.refusals import (
    AgreedAlready,
    HiddenAlready,
    QuarterOver,
    VotedAlready,
    VoteUnknown,
)
from yimen.engine.public.window_votes.rows import WindowVotesView
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.rates import Share
from yimen.kernel.voice_life import TellsWhoItWas
from yimen.kernel.window_votes import OwnWindow, WordsHidden
from yimen.kernel.writing import NotAllowed, NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db
NEXT_QUARTER = 24.0 * 45


def mark(office: errand.Office, ref: str) -> str:
    """What somebody reads of a vote."""
    return next(vote.seen for vote in seen(office).votes if vote.ref == ref)


def belonging(office: errand.Office, serial: int) -> None:
    """The person with this number works at the window, too."""
    number, town = places.a_number(serial), office.town
    staff = people.enrol_staff(f"9{serial}", "某人", town.office, "formal", BEGAN, None, number, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, places.a_post(town, "window"), places.SINCE, None, "holder", by=SYSTEM, now=NOW)


def seen(office: errand.Office, who: Actor = NOBODY, order: str = "", at: float = 3) -> WindowVotesView:
    view = queries.of_window(office.town.window, order, who, later(at))
    assert view is not None
    return view


@covers("S-391")
def test_one_vote_of_a_person_a_window_and_a_quarter_in_the_open_that_the_window_cannot_touch(
    office: errand.Office,
) -> None:
    window, neighbour = office.town.window, places.a_citizen(71, "钱一凡", "yifan")
    cast, agree, hide = operations.cast_window_vote, operations.agree_with_vote, operations.hide_vote_words
    with pytest.raises(VoteUnknown):
        cast(window, "satisfied", by=office.citizen, now=later(1))
    errand.taken_in(office, office.clerk)
    for stranger in (neighbour, office.clerk, NOBODY):
        with pytest.raises(VoteUnknown):
            cast(window, "satisfied", by=stranger, now=later(1))
    with pytest.raises(NotInList):
        cast(window, "splendid", by=office.citizen, now=later(1))
    assert [(row.ref, row.grade) for row in queries.may_rate(office.citizen, later(1))] == [(window, "")]
    ref = cast(window, "dissatisfied", "问两个人两个说法", by=office.citizen, now=later(1)).ref
    with pytest.raises(VotedAlready):
        cast(window, "satisfied", by=office.citizen, now=later(2))
    with pytest.raises(VoteUnknown):
        operations.change_window_vote(ref, "very_satisfied", by=neighbour, now=later(2))
    with pytest.raises(TellsWhoItWas):
        operations.change_window_vote(ref, "satisfied", "找 13800000071", by=office.citizen, now=later(2))
    first = mark(office, ref)
    agree(ref, first, by=neighbour, now=later(1.5))
    assert seen(office).votes[0].agreed == 1
    operations.change_window_vote(ref, "satisfied", "后来说清楚了", by=office.citizen, now=later(2))
    assert seen(office).votes[0].agreed == 0
    with pytest.raises(ChangedSinceRead):
        agree(ref, first, by=neighbour, now=later(2))
    agree(ref, mark(office, ref), by=neighbour, now=later(2))
    for who in (neighbour, office.citizen):
        with pytest.raises(AgreedAlready):
            agree(ref, mark(office, ref), by=who, now=later(2))
    colleague = places.a_citizen(72, "孙一", "sunyi")
    belonging(office, 72)
    with pytest.raises(OwnWindow):
        agree(ref, mark(office, ref), by=colleague, now=later(2))
    assert "agree" not in seen(office, colleague).votes[0].may
    (vote,) = seen(office).votes
    assert (vote.who, vote.words, vote.agreed, vote.changed_at) == ("陈**", "后来说清楚了", 1, later(2))
    assert seen(office).row.satisfied == Share(1, 1) and seen(office, office.citizen).may == ("change",)

    manager, watcher = the_manager(office), supervision(office)
    for who in (manager, office.clerk):
        with pytest.raises(NotAllowed):
            hide(ref, "insult", "难听", mark(office, ref), by=who, now=later(3))
    post = people.define_post("兼监察岗", "supervisor", None, None, None, office.town.city, BEGAN, by=SYSTEM, now=NOW)
    people.hold_post(staff_of(manager), post.ref, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    with pytest.raises(OwnWindow):
        hide(ref, "insult", "难听", mark(office, ref), by=places.the_actor(manager.ref), now=later(3))
    with pytest.raises(NotInList):
        hide(ref, "unkind", "难听", mark(office, ref), by=watcher, now=later(3))
    for unread in (first, ""):
        with pytest.raises(ChangedSinceRead):
            hide(ref, "privacy", "写了别人的电话", unread, by=watcher, now=later(3))
    with pytest.raises(TellsWhoItWas):
        hide(ref, "privacy", "写了 13800000071", mark(office, ref), by=watcher, now=later(3))
    hide(ref, "privacy", "写了别人的电话", mark(office, ref), by=watcher, now=later(3))
    with pytest.raises(HiddenAlready):
        hide(ref, "privacy", "写了别人的电话", mark(office, ref), by=watcher, now=later(3))
    (vote,) = seen(office, at=4).votes
    assert (vote.words, vote.hidden_why) == ("", "写了别人的电话") and seen(office, at=4).row.satisfied == Share(1, 1)
    with pytest.raises(WordsHidden):
        operations.change_window_vote(ref, "satisfied", "再写一遍", by=office.citizen, now=later(4))
    operations.change_window_vote(ref, "very_satisfied", by=office.citizen, now=later(4))
    agree(ref, mark(office, ref), by=neighbour, now=later(4))

    with pytest.raises(QuarterOver):
        operations.change_window_vote(ref, "satisfied", by=office.citizen, now=later(NEXT_QUARTER))
    second = cast(window, "dissatisfied", "又慢了", by=office.citizen, now=later(NEXT_QUARTER)).ref
    newest, hottest = (
        [row.ref for row in seen(office, order=order, at=NEXT_QUARTER).votes] for order in ("newest", "hottest")
    )
    assert (newest, hottest) == ([second, ref], [ref, second])
    belonging(office, 1)
    with pytest.raises(OwnWindow):
        operations.change_window_vote(second, "satisfied", by=office.citizen, now=later(NEXT_QUARTER))
    (row,) = queries.windows(later(NEXT_QUARTER))
    assert (row.satisfied, row.all, row.closed) == (Share(0, 1), Share(1, 2), "")
    later_on = later(NEXT_QUARTER + 48)
    offices.close_window(window, day_of(later(NEXT_QUARTER + 24)), "撤并", by=SYSTEM, now=later(NEXT_QUARTER))
    shut = queries.of_window(window, "", office.citizen, later_on)
    assert shut is not None and (shut.row.closed, len(shut.votes), shut.may) == ("yes", 2, ())
    assert [one.closed for one in queries.windows(later_on)] == ["yes"]


@covers("S-391")
def test_a_window_is_rated_on_its_page_and_read_by_programs(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    errand.taken_in(office, office.clerk)
    now = NOW + timedelta(hours=3)
    citizen, watcher, clerk = (
        at_the_desk(who, now, monkeypatch) for who in (office.citizen, supervision(office), office.clerk)
    )
    page = f"/rated-windows/{office.town.window}"
    assert "我办过事的窗口" in citizen.get("/rated-windows").content.decode()
    assert citizen.post(page, {"act": "cast", "grade": ""}).status_code == 422
    assert citizen.post(page, {"act": "cast", "grade": "satisfied", "words": "说得清楚"}).status_code == 302
    assert clerk.post(page, {"act": "cast", "grade": "satisfied"}).status_code == 422
    ref = seen(office).votes[0].ref
    assert (
        citizen.post(page, {"act": "change", "vote": ref, "grade": "dissatisfied", "words": "又慢"}).status_code == 302
    )
    assert "又慢" in clerk.get(f"{page}?order=hottest").content.decode()
    assert clerk.get("/desk/voice/windows").status_code == 403
    hidden = {"vote": ref, "ground": "rumour", "why": "", "seen": mark(office, ref)}
    assert watcher.post("/desk/voice/windows", hidden).status_code == 422
    assert watcher.post("/desk/voice/windows", {**hidden, "why": "没有这回事"}).status_code == 302
    told = said(A_PROGRAM.get(f"/window-votes/{office.town.window}", order="hottest"))
    assert (told["votes"][0]["words"], told["votes"][0]["hidden_why"]) == ("", "没有这回事")
    assert said(A_PROGRAM.get("/window-votes"))[0]["satisfied"]["whole"] == 1
