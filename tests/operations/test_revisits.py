"""Re-visits: drawn so that nobody steers it, asked by who had no hand in it, and what is bad becomes a complaint."""

from dataclasses import replace

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from tests.operations.staffing import ref_of
from tests.operations.town import TODAY
from yimen.engine.public.complaints import queries as complaints
from yimen.engine.supervision.revisits import operations, queries
from yimen.engine.supervision.revisits.refusals import (
    CallerTooNear,
    DrawLapsed,
    DrawWaits,
    NobodyCalled,
    RevisitDrawn,
    RevisitUnknown,
    TriedToday,
)
from yimen.kernel.actor import SYSTEM, Scope, ScopeKind
from yimen.kernel.evaluation import Said
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.revisits import (
    AnnouncerCalls,
    NobodyToCall,
    RevisitsTooNarrow,
    TooFewCallers,
    drawn,
    must_not_choose,
)
from yimen.kernel.spot_checks import seed_of
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db
MONTHS = (TODAY, TODAY)
AFTER = later(24 * 12)
BAD = Said("dissatisfied", ("extra_materials",), on_time="yes", extra="yes", paid="no", words="要了指南上没有的证明")


@covers("S-388")
def test_who_is_called_and_by_whom_is_drawn_of_two_words_and_drawn_again_by_anybody(office: errand.Office) -> None:
    refs = {errand.granted(office) for _ in range(3)}
    announcer, one, other = (supervision(office, f"31{n}") for n in range(3))
    manager = the_manager(office)
    callers, centre = (ref_of(one), ref_of(other)), office.town.centre
    with pytest.raises(NotAllowed):
        operations.announce_revisits(centre, *MONTHS, 2, callers, by=manager, now=AFTER)
    with pytest.raises(ImpossibleDates):
        operations.announce_revisits(centre, *MONTHS, 2, callers, by=announcer, now=later(30))
    with pytest.raises(NobodyToCall):
        operations.announce_revisits(centre, *MONTHS, 4, callers, by=announcer, now=AFTER)
    with pytest.raises(TooFewCallers):
        operations.announce_revisits(centre, *MONTHS, 2, callers[:1], by=announcer, now=AFTER)
    with pytest.raises(NotAllowed):
        operations.announce_revisits(centre, *MONTHS, 2, (*callers, ref_of(office.clerk)), by=announcer, now=AFTER)
    with pytest.raises(AnnouncerCalls):
        operations.announce_revisits(centre, *MONTHS, 2, (*callers, ref_of(announcer)), by=announcer, now=AFTER)
    with pytest.raises(NoSuchThing):
        elsewhere = replace(announcer, scopes=frozenset({Scope(ScopeKind.TOWN, 0)}))
        operations.announce_revisits(centre, *MONTHS, 2, callers, by=elsewhere, now=AFTER)
    with pytest.raises(NotAllowed):
        operations.announce_revisits(centre, *MONTHS, 2, (*callers, ref_of(manager)), by=announcer, now=AFTER)
    ref = operations.announce_revisits(centre, *MONTHS, 2, callers, by=announcer, now=AFTER).ref

    with pytest.raises(DrawWaits):
        operations.announce_revisits(centre, *MONTHS, 2, callers, by=announcer, now=AFTER)
    (announced,) = queries.draws(manager, AFTER)
    (waits,) = queries.published(AFTER)
    assert (announced.pool, announced.may, waits.secret, waits.lots) == (3, ("draw",), "", ())
    with pytest.raises(NotAllowed):
        operations.draw_revisits(ref, "枫叶", by=announcer, now=AFTER)
    operations.draw_revisits(ref, "枫叶", by=manager, now=AFTER)
    with pytest.raises(RevisitDrawn):
        operations.draw_revisits(ref, "换一片", by=manager, now=AFTER)

    calls = [(who, call.ref) for who in (one, other) for call in queries.mine(who, AFTER)]
    (row,) = queries.published(AFTER)
    assert (row.told, row.secret, row.lots, row.bad, queries.pool_of(ref)) == ("", "", (), None, None)
    assert queries.draws(manager, AFTER)[0].secret == ""
    for who, call in calls:
        operations.show_revisited(call, by=who, now=AFTER)
        operations.record_revisit(call, Said("satisfied"), by=who, now=AFTER)
    (row,) = queries.published(AFTER)
    assert row.told == "yes" and row.bad is None and queries.pool_of(ref) is not None
    assert row.again == "yes" and len(row.lots) == 2 and set(row.lots) <= refs and row.word == "枫叶"
    pool = {case: frozenset[str]() for case in refs}
    seed = seed_of(row.secret, row.word)
    assert tuple(case for case, _ in drawn(pool, callers, 2, seed)) == row.lots
    assert len(calls) == 2
    with pytest.raises(NobodyToCall):
        operations.announce_revisits(centre, *MONTHS, 2, callers, by=announcer, now=AFTER)


@covers("S-388")
def test_a_bad_answer_becomes_a_complaint_and_who_handled_the_case_never_asks(office: errand.Office) -> None:
    for _ in range(3):
        errand.granted(office)
    announcer, one, other = (supervision(office, f"31{n}") for n in range(3))
    manager = the_manager(office)
    callers = (ref_of(one), ref_of(other))
    ref = operations.announce_revisits(office.town.centre, *MONTHS, 3, callers, by=announcer, now=AFTER).ref
    operations.draw_revisits(ref, "枫叶", by=manager, now=AFTER)
    calls = [(who, row.ref) for who in (one, other) for row in queries.mine(who, AFTER)]
    (who, first), (also, second), (last, third) = calls

    with pytest.raises(RevisitUnknown):
        operations.record_revisit(first, BAD, by=announcer, now=AFTER)
    with pytest.raises(NobodyCalled):
        operations.record_revisit(first, Said("satisfied"), by=who, now=AFTER)
    assert operations.show_revisited(first, by=who, now=AFTER).phone.startswith("138")
    with pytest.raises(NotInList):
        operations.record_revisit(first, Said("superb"), by=who, now=AFTER)
    with pytest.raises(TextMissing):
        operations.record_revisit(first, Said("dissatisfied", extra="yes"), "own_name", by=who, now=AFTER)
    with pytest.raises(NotInList):
        operations.record_revisit(first, BAD, by=who, now=AFTER)
    # What is bad is kept whatever the caller themself may see.
    kept = operations.record_revisit(first, BAD, "own_name", by=replace(who, scopes=frozenset()), now=AFTER)
    with pytest.raises(WrongState):
        operations.record_revisit(first, BAD, "own_name", by=who, now=AFTER)
    told = complaints.by_code(kept.complaint, kept.code, AFTER)
    assert told is not None and told.told == BAD.words
    assert [row.number for row in complaints.mine(office.citizen, AFTER)] == [kept.complaint]
    for day in range(3):
        operations.show_revisited(second, by=also, now=later(24 * (12 + day)))
        operations.note_unreached(second, by=also, now=later(24 * (12 + day)))
        if day == 0:
            operations.show_revisited(second, by=also, now=AFTER)
            with pytest.raises(TriedToday):
                operations.note_unreached(second, by=also, now=AFTER)
    with pytest.raises(WrongState):
        operations.show_revisited(second, by=also, now=AFTER)
    post = people.define_post(
        "收费岗二", "cashier", None, office.town.centre, None, None, places.BEGAN, by=SYSTEM, now=AFTER
    ).ref
    people.hold_post(ref_of(last), post, places.SINCE, None, "holder", by=SYSTEM, now=AFTER)
    with pytest.raises(CallerTooNear):
        operations.record_revisit(third, Said("satisfied"), by=last, now=AFTER)

    (row,) = queries.published(AFTER)
    assert (row.answered, row.unreached, row.told) == (1, 1, "")
    (complaint,) = complaints.handled(announcer, AFTER)
    assert (complaint.kind, complaint.way, complaint.told) == ("demands", "phone", BAD.words)
    heard = next(one for one in queries.mine(who, AFTER) if one.ref == first)
    assert heard.complaint == complaint.number


def test_who_complains_without_a_name_is_told_to_supervision_alone_and_who_does_not_wish_complains_of_nothing(
    office: errand.Office,
) -> None:
    for _ in range(2):
        errand.granted(office)
    announcer, one, other = (supervision(office, f"31{n}") for n in range(3))
    manager, callers = the_manager(office), (ref_of(one), ref_of(other))
    ref = operations.announce_revisits(office.town.centre, *MONTHS, 2, callers, by=announcer, now=AFTER).ref
    over = later(24 * 26)
    with pytest.raises(DrawLapsed):
        operations.draw_revisits(ref, "枫叶", by=manager, now=over)
    assert queries.published(over)[0].lapsed == "yes"
    ref = operations.announce_revisits(office.town.centre, *MONTHS, 2, callers, by=announcer, now=over).ref
    operations.draw_revisits(ref, "枫叶", by=manager, now=over)
    (who, first), (also, second) = [(who, row.ref) for who in (one, other) for row in queries.mine(who, over)]
    for caller, call in ((who, first), (also, second)):
        operations.show_revisited(call, by=caller, now=over)
    operations.record_revisit(second, BAD, "none", by=also, now=over)
    assert complaints.handled(announcer, over) == ()
    kept = operations.record_revisit(first, BAD, "nameless", by=who, now=over)

    assert [row.number for row in complaints.handled(announcer, over)] == [kept.complaint]
    assert complaints.handled(manager, over) == () == complaints.mine(office.citizen, over)


def test_who_names_the_months_does_not_choose_whom_is_asked() -> None:
    must_not_choose(5, 5, 2)
    must_not_choose(6, 40, 2)

    with pytest.raises(RevisitsTooNarrow):
        must_not_choose(5, 40, 2)
