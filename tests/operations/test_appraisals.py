"""Appraisal of what is over: two hands keep a volume longer or destroy it; what goes, goes whole; the list stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.operations import aftermath, errand, town
from tests.operations.test_archives import MONTH, on_file, volume
from yimen.engine.case.accountability import moves as accountability
from yimen.engine.case.accountability import operations as answering
from yimen.engine.case.accountability.models import AccountabilityItem
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.refusals import NotYet
from yimen.engine.case.clearing.operations import clear_thrown_away
from yimen.engine.case.clearing.queries import named_elsewhere
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.dossiers import ports
from yimen.engine.papers.dossiers.models import Attachment
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations import Complained, Lodged
from yimen.engine.records.archives import appraised, operations, queries
from yimen.engine.records.archives.models import Archive
from yimen.engine.records.archives.operations import AppraisalSaid
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotFormal, OwnMatter
from yimen.kernel.endings import CancelGround
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.papers.appraisal_life import NotOverYet, SameHand, StillDisputed, StillRestedOn
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import Missing, NoSuchThing, NotInList

pytestmark = pytest.mark.django_db
OVER = datetime(2057, 1, 4, 2, tzinfo=UTC)


def a_head(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "office_head", "271"), "head.271")


def said(office: errand.Office, ref: str, ruling: str = "destroy", years: int | None = None) -> AppraisalSaid:
    return AppraisalSaid((volume(ref, office).row.ref,), ruling, "期满，没有继续保存的价值。", years)


def struck(ref: str, office: errand.Office) -> str:
    """The certificate of a case on file is struck off: nothing rests on its volume any more."""
    (held,) = certificates.of_case(ref, office.decider, MONTH)
    cases.cancel_certificate(held.ref, CancelGround.HOLDER_ASKS, "持证人申请注销。", by=office.decider, now=MONTH)
    return ref


def facts_of(ref: str, office: errand.Office) -> set[str]:
    return {one.sha256 for one in volume(ref, office).index if one.kind in ("facts", "journal")}


def test_a_volume_whose_days_are_over_is_destroyed_by_two_hands_and_the_register_stays(office: errand.Office) -> None:
    ref, kept = struck(on_file(office), office), on_file(office)
    head, alone = a_head(office), facts_of(ref, office)
    assert appraised.over(office.decider, OVER - timedelta(days=6)) == ()
    assert len(appraised.over(office.decider, OVER)) == 2

    made = operations.propose_appraisal(said(office, ref), by=office.decider, now=OVER).ref
    operations.approve_appraisal(made, by=head, now=OVER)

    assert operations.destroy_volumes(by=SYSTEM, now=OVER + timedelta(hours=1)).volumes == 0
    night = OVER + timedelta(days=2)
    done = operations.destroy_volumes(by=SYSTEM, now=night)
    assert (done.volumes, done.files) == (1, 2) and operations.destroy_volumes(by=SYSTEM, now=night).volumes == 0
    assert all(ports.store().get(one) is None for one in alone)
    assert all(ports.store().get(one) is not None for one in facts_of(kept, office)), "its neighbour rests untouched"
    (line,) = appraised.register(office.decider, night)
    assert (line.number, line.proposed_by, line.answered_by) == (
        volume(ref, office).row.number, office.decider.name, head.name,
    )  # fmt: skip
    assert line.cleared_at == night and volume(ref, office).row.destroyed_at == OVER
    assert queries.file(volume(ref, office).row.ref, office.decider) is None
    assert queries.file(volume(kept, office).row.ref, office.decider) is not None
    assert [row.number for row in appraised.over(office.decider, night)] == [volume(kept, office).row.number]
    assert queries.due_anew() == ()


def test_what_was_handed_in_goes_with_the_volume_and_stays_for_another_that_holds_it(office: errand.Office) -> None:
    ref, other = struck(on_file(office), office), on_file(office)
    both = {one.sha256 for one in volume(ref, office).index if one.kind == "material"}
    assert both == {one.sha256 for one in volume(other, office).index if one.kind == "material"}
    files = Attachment.objects.filter(purpose="case").count()

    destroyed(ref, office)

    assert Attachment.objects.filter(purpose="case").count() == files // 2
    clear_thrown_away(by=SYSTEM, now=OVER + timedelta(days=3))
    assert all(ports.store().get(one) is not None for one in both)


def destroyed(ref: str, office: errand.Office) -> None:
    made = operations.propose_appraisal(said(office, ref), by=office.decider, now=OVER).ref
    operations.approve_appraisal(made, by=a_head(office), now=OVER)
    operations.destroy_volumes(by=SYSTEM, now=OVER + timedelta(days=2))


def test_a_volume_is_kept_longer_and_comes_back_when_that_is_over(office: errand.Office) -> None:
    ref, head = on_file(office), a_head(office)

    made = operations.propose_appraisal(said(office, ref, "keep", 10), by=office.decider, now=OVER).ref
    with pytest.raises(NotOverYet):
        operations.propose_appraisal(said(office, ref, "keep", 30), by=office.decider, now=OVER)
    operations.approve_appraisal(made, by=head, now=OVER)

    assert str(volume(ref, office).row.keep_until) == "2067-12-31" and appraised.over(office.decider, OVER) == ()
    again = datetime(2068, 1, 4, tzinfo=UTC)
    assert len(appraised.over(office.decider, again)) == 1
    good = operations.propose_appraisal(said(office, ref, "keep", 0), by=office.decider, now=again).ref
    operations.approve_appraisal(good, by=head, now=again)
    row = volume(ref, office).row
    assert (row.keep_until, row.longer) == (None, "yes") and appraised.over(office.decider, again) == ()
    assert queries.file(row.ref, office.decider) is not None


def test_nobody_answers_the_own_proposal_and_what_is_refused_leaves_the_volume(office: errand.Office) -> None:
    ref, head = struck(on_file(office), office), a_head(office)
    stranger, unclear = errand.another_office(office, 2), on_file(office)
    own = frozenset(office.citizen.parties())
    wrong: tuple[tuple[type[Refusal], AppraisalSaid, Actor, datetime], ...] = (
        (NotOverYet, said(office, ref), office.decider, MONTH),
        (NoSuchThing, said(office, ref), stranger.clerk, OVER),
        (NotInList, said(office, ref, "burn"), office.decider, OVER),
        (NotInList, said(office, ref, "keep"), office.decider, OVER),
        (NotInList, said(office, ref, "destroy", 10), office.decider, OVER),
        (Missing, AppraisalSaid((), "destroy", "期满"), office.decider, OVER),
        (NotFormal, said(office, ref), errand.replace(office.decider, formal="no"), OVER),
        (OwnMatter, said(office, ref), errand.replace(office.decider, interests=own), OVER),
        (StillRestedOn, said(office, unclear), office.decider, OVER),
    )
    for refusal, told, by, at in wrong:
        with pytest.raises(refusal), transaction.atomic():
            operations.propose_appraisal(told, by=by, now=at)

    mine = operations.propose_appraisal(said(office, ref), by=head, now=OVER).ref
    with pytest.raises(SameHand):
        operations.approve_appraisal(mine, by=head, now=OVER)
    for act in (operations.approve_appraisal, operations.withdraw_appraisal):
        with pytest.raises(NoSuchThing):
            act(mine, by=office.decider, now=OVER)
    operations.withdraw_appraisal(mine, by=head, now=OVER)
    made = operations.propose_appraisal(said(office, ref), by=office.decider, now=OVER).ref
    operations.reject_appraisal(made, "还要查考。", by=head, now=OVER)
    with pytest.raises(WrongState):
        operations.approve_appraisal(made, by=head, now=OVER)

    assert operations.destroy_volumes(by=SYSTEM, now=OVER + timedelta(days=2)).volumes == 0
    assert len(appraised.over(office.decider, OVER)) == 2 and appraised.register(head, OVER) == ()
    assert [row.state for row in appraised.answered(head, OVER)] == ["rejected", "withdrawn"]


def test_a_volume_to_which_an_edition_was_added_is_not_destroyed_with_the_one_before(office: errand.Office) -> None:
    ref, head = struck(on_file(office), office), a_head(office)
    first, before = volume(ref, office).row, facts_of(ref, office)
    made = operations.propose_appraisal(said(office, ref), by=office.decider, now=OVER).ref
    aftermath.derive(ref)
    with CaptureQueriesContext(connection) as filed:
        operations.archive_anew(ref, by=SYSTEM, now=OVER)

    with pytest.raises(NotOverYet), CaptureQueriesContext(connection) as refused:
        operations.approve_appraisal(made, by=head, now=OVER)

    assert held_first(filed) and held_first(refused), "filing and destroying take turns"
    assert operations.destroy_volumes(by=SYSTEM, now=OVER + timedelta(days=2)).volumes == 0
    assert queries.file(volume(ref, office).row.ref, office.decider) is not None
    operations.reject_appraisal(made, "又有补充归档。", by=head, now=OVER)
    # Thirty years later the whole of it is over, and the register names both editions.
    late = datetime(2088, 1, 4, 2, tzinfo=UTC)
    again = operations.propose_appraisal(said(office, ref), by=office.decider, now=late).ref
    operations.approve_appraisal(again, by=head, now=late)
    with pytest.raises(NotYet):
        operations.archive_anew(ref, by=SYSTEM, now=late)
    assert operations.destroy_volumes(by=SYSTEM, now=late + timedelta(days=2)).volumes == 1
    assert all(ports.store().get(one) is None for one in before | facts_of(ref, office))
    (line,) = appraised.register(head, late)
    assert (line.editions, line.earlier) == (2, (first.manifest_sha256,))


def held_first(told: CaptureQueriesContext) -> bool:
    """Whether the case was locked before anybody asked for editions of its volume, or what became of them."""
    said = [one["sql"].lower() for one in told.captured_queries]
    lock = next(n for n, one in enumerate(said) if "from cases_case" in one and "for no key update" in one)
    asked = ("a.keep_until <", 'order by "archives_archive')
    return all(lock < n for n, one in enumerate(said) if any(words in one for words in asked))


def test_while_a_complaint_is_open_or_a_missed_limit_unanswered_nothing_is_destroyed(office: errand.Office) -> None:
    ref, head = struck(on_file(office), office), a_head(office)
    lodged, told = complained(ref, office), said(office, ref)
    with pytest.raises(StillDisputed), transaction.atomic():
        operations.propose_appraisal(told, by=office.decider, now=OVER)
    complaints.withdraw_complaint(lodged.number, "", by=office.citizen, now=MONTH)
    made = operations.propose_appraisal(told, by=office.decider, now=OVER).ref
    row = Archive.objects.get(ref=volume(ref, office).row.ref)
    accountability.open_items(
        [accountability.Missed(row.case_id, "", "promised", errand.later(1), row.office_id, 0)], MONTH
    )
    with pytest.raises(StillDisputed), transaction.atomic():
        operations.approve_appraisal(made, by=head, now=OVER)
    item = AccountabilityItem.objects.get(case_id=row.case_id).ref
    answering.answer_item(item, "审查岗空缺。", "已派人顶岗。", by=head, now=MONTH)
    operations.approve_appraisal(made, by=head, now=OVER)

    night, lodged = OVER + timedelta(days=2), complained(ref, office)
    assert operations.destroy_volumes(by=SYSTEM, now=night).volumes == 0
    complaints.withdraw_complaint(lodged.number, "", by=office.citizen, now=MONTH)
    assert operations.destroy_volumes(by=SYSTEM, now=night).volumes == 1


def complained(ref: str, office: errand.Office) -> Lodged:
    said = Complained("delay", "拖了三天没人理", case_ref=ref)
    return complaints.lodge_complaint(said, "web", office.party, by=office.citizen, now=MONTH)


def test_the_register_is_never_rewritten(office: errand.Office) -> None:
    destroyed(struck(on_file(office), office), office)

    for change in (
        "delete from archives_appraisedvolume",
        "update archives_appraisedvolume set outcome = 'kept', cleared_at = null",
        "update archives_appraisedvolume set cleared_at = null",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_whoever_clears_away_sees_what_the_volume_alone_holds(office: errand.Office) -> None:
    alone = facts_of(on_file(office), office)

    assert len(alone) == 2 and named_elsewhere({*alone, "0" * 64}) == alone
