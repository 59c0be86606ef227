"""Plans: milestones are shown with evidence and confirmed by others; what was put off keeps its first day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.levels import an_authority
from tests.operations.town import TODAY
from yimen.engine.publication.bulletins import operations as bulletins
from yimen.engine.publication.bulletins import queries as bulletin_queries
from yimen.engine.publication.bulletins.operations import BulletinSaid, DraftersHand
from yimen.engine.supervision.plans import operations, queries
from yimen.engine.supervision.plans.models import Milestone
from yimen.engine.supervision.plans.operations import MilestoneSaid, PlanSaid
from yimen.engine.supervision.plans.refusals import ChangeAsked, NotItsOffice, OwnChange, PlanTitleTaken
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.plans import NotLater, OutsidePlan, SubjectNeeded
from yimen.kernel.rates import Share
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.bases import operations as bases
from yimen.registries.bases.operations import BasisSaid

pytestmark = pytest.mark.django_db
PAPER = BasisSaid("青办发〔2016〕26号", "提升行政服务效能三年行动计划", "省委办公厅", "document", date(2026, 1, 1))
SAID = PlanSaid("action", "三年行动计划", PAPER.number, date(2026, 1, 1), date(2028, 12, 31), "yes")
DAY = 24.0


def keeper_of(office: errand.Office) -> tuple[Actor, Actor]:
    """Somebody of the reform office, which is another office, and the head of the office that does things."""
    there = replace(office.town, office=an_authority("示范市审改办", office.town.city, 650))
    keeper = places.signed_on(places.an_officer(there, "reform_office", "651"), "reform.651")
    head = places.signed_on(places.an_officer(office.town, "office_head", "652"), "head.652")
    bases.record_basis(PAPER, PAPER.issued_on, by=keeper, now=later(0))
    return keeper, head


def mark_of(ref: str) -> str:
    """The mark of what is asked for, as somebody reads it now."""
    return Milestone.objects.get(ref=ref).mark


@covers("S-578", "S-531")
def test_a_milestone_is_shown_by_its_office_and_confirmed_by_others(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, head = keeper_of(office)
    watcher = supervision(office)
    with pytest.raises(NotAllowed):
        operations.make_plan(SAID, by=head, now=later(0))
    with pytest.raises(NoSuchThing):
        operations.make_plan(replace(SAID, basis="没有这号"), by=keeper, now=later(0))
    plan = operations.make_plan(SAID, by=keeper, now=later(0)).ref
    with pytest.raises(PlanTitleTaken):
        operations.make_plan(SAID, by=keeper, now=later(0))
    said = MilestoneSaid("窗口全部进驻", office.town.office, TODAY + timedelta(days=5))
    with pytest.raises(OutsidePlan):
        operations.add_milestone(plan, replace(said, due_on=date(2029, 1, 1)), by=keeper, now=later(0))
    one = operations.add_milestone(plan, said, by=keeper, now=later(0)).ref
    far = operations.add_milestone(plan, replace(said, due_on=date(2028, 6, 30)), by=keeper, now=later(0)).ref
    assert queries.overdue(watcher, later(5 * DAY)) == ()
    assert [row.deviation for row in queries.overdue(watcher, later(7 * DAY))] == [2]
    with pytest.raises(NotLater):
        operations.put_off_milestone(one, said.due_on, "等装修", by=keeper, now=later(DAY))
    operations.put_off_milestone(one, TODAY + timedelta(days=8), "等装修", by=keeper, now=later(DAY))
    assert len(queries.overdue(head, later(7 * DAY))) == 1, "nobody puts off their own"
    with pytest.raises(ChangeAsked):
        operations.drop_milestone(one, "算了", by=keeper, now=later(DAY))
    with pytest.raises(OwnChange):
        operations.agree_change(one, mark_of(one), by=keeper, now=later(DAY))
    with pytest.raises(NotAllowed):
        operations.agree_change(one, mark_of(one), by=head, now=later(DAY))
    with pytest.raises(OwnChange):
        operations.agree_change(
            one, mark_of(one), by=replace(watcher, posts=(*watcher.posts, *head.posts)), now=later(DAY)
        )
    with pytest.raises(ChangedSinceRead):
        operations.agree_change(one, "as it was", by=watcher, now=later(DAY))
    assert [row.may for row in queries.before_me(watcher, later(DAY))] == [("agree",)]
    operations.agree_change(one, mark_of(one), by=watcher, now=later(DAY))
    with monkeypatch.context() as narrow:
        narrow.setattr(queries, "MOST", 1)
        operations.drop_milestone(far, "并入别的计划", by=keeper, now=later(DAY))
        assert [row.ref for row in queries.before_me(watcher, later(DAY))] == [far], "what is not theirs hides nothing"
    with pytest.raises(ChangedSinceRead):
        operations.refuse_change(far, "as it was", "还要做", by=watcher, now=later(DAY))
    operations.refuse_change(far, mark_of(far), "还要做", by=watcher, now=later(DAY))
    assert queries.overdue(head, later(7 * DAY)) == ()

    with pytest.raises(NotItsOffice):
        operations.report_milestone(one, "进驻了", by=office.decider, now=later(9 * DAY))
    with pytest.raises(TextMissing):
        operations.report_milestone(one, " ", by=head, now=later(9 * DAY))
    before = queries.before_me(head, later(9 * DAY))
    assert ([row.title for row in before], before.cut) == (["窗口全部进驻"] * 2, "")
    with monkeypatch.context() as narrow:
        narrow.setattr(queries, "MOST", 1)
        few, late = queries.before_me(head, later(9 * DAY)), queries.overdue(head, later(900 * DAY))
        assert [(len(rows), rows.cut) for rows in (few, late)] == [(1, "yes")] * 2, "a list says that it is cut"
        (one_plan,) = queries.plans(later(9 * DAY))
        assert one_plan.done == Share(0, 2), "how far a plan is rests on all that it holds"
    operations.report_milestone(one, "名单和照片附后", by=head, now=later(9 * DAY))
    with pytest.raises(NotAllowed):
        operations.confirm_milestone(one, by=head, now=later(9 * DAY))
    operations.return_milestone(one, "缺两个部门", by=keeper, now=later(9 * DAY))
    operations.report_milestone(one, "两个部门也进了", by=head, now=later(10 * DAY))
    operations.confirm_milestone(one, by=keeper, now=later(10 * DAY))
    with pytest.raises(WrongState):
        operations.drop_milestone(one, "算了", by=keeper, now=later(11 * DAY))
    view = queries.plan(plan, NOBODY, later(11 * DAY))
    assert view is not None and view.row.done == Share(1, 2)
    assert [(year.year, year.done) for year in view.years] == [(2026, Share(1, 1)), (2028, Share(0, 1))]
    done = view.years[0].milestones[0]
    assert (done.state, done.late, done.deviation, done.first_due) == ("done", "yes", 5, said.due_on)
    operations.drop_milestone(far, "并入别的计划", by=keeper, now=later(11 * DAY))
    operations.agree_change(far, mark_of(far), by=watcher, now=later(11 * DAY))
    assert [row.done for row in queries.plans(later(11 * DAY), "yes")] == [Share(1, 1)]

    land = replace(SAID, kind="land_reserve", title="土地储备计划", public="no")
    reserve = operations.make_plan(land, by=keeper, now=later(0)).ref
    with pytest.raises(SubjectNeeded):
        operations.add_milestone(reserve, said, by=keeper, now=later(0))
    operations.add_milestone(reserve, replace(said, parcel="滨河—07"), by=keeper, now=later(0))
    early = operations.make_plan(replace(land, kind="preliminary", title="前期计划"), by=keeper, now=later(0)).ref
    with pytest.raises(SubjectNeeded):
        operations.add_milestone(early, replace(said, parcel="滨河—07"), by=keeper, now=later(0))
    operations.add_milestone(early, replace(said, project_code="2611-990101-04-01-000001"), by=keeper, now=later(0))
    assert queries.plan(early, NOBODY, later(1)) is None
    shown = queries.plan(early, head, later(1))
    assert shown is not None and (shown.years[0].milestones[0].project_ref, shown.years[0].milestones[0].cases) == (
        "",
        0,
    )


def read_by(who: Actor, ref: str) -> str:
    """The mark of a bulletin as somebody reads it now."""
    row = bulletin_queries.one(ref, who, later(9))
    return row.mark if row is not None else ""


@covers("S-579")
def test_a_bulletin_is_issued_by_a_second_hand_with_the_next_number(office: errand.Office) -> None:
    head = places.signed_on(places.an_officer(office.town, "office_head", "652"), "head.652")
    second = places.signed_on(places.an_officer(office.town, "office_head", "653"), "head.653")
    said = BulletinSaid("extra", "行政改革动态", "本周三个窗口延时。", "yes")
    with pytest.raises(NotAllowed):
        bulletins.draft_bulletin(said, by=office.clerk, now=later(0))
    first = bulletins.draft_bulletin(said, by=head, now=later(0)).ref
    with pytest.raises(DraftersHand):
        bulletins.issue_bulletin(first, read_by(head, first), by=head, now=later(1))
    assert (
        bulletin_queries.one(first, NOBODY, later(1)) is None
        and bulletin_queries.one(first, office.clerk, later(1)) is None
    )
    stale = read_by(second, first)
    bulletins.mend_bulletin(first, replace(said, text="本周四个窗口延时。"), by=head, now=later(1))
    with pytest.raises(ChangedSinceRead):
        bulletins.issue_bulletin(first, stale, by=second, now=later(2))
    assert bulletins.issue_bulletin(first, read_by(second, first), by=second, now=later(2)).number == 1
    with pytest.raises(WrongState):
        bulletins.mend_bulletin(first, said, by=head, now=later(3))
    inside = bulletins.draft_bulletin(replace(said, public="no"), by=second, now=later(3)).ref
    assert bulletins.issue_bulletin(inside, read_by(head, inside), by=head, now=later(4)).number == 2
    other = bulletins.draft_bulletin(replace(said, series="bulletin"), by=head, now=later(4)).ref
    assert bulletins.issue_bulletin(other, read_by(second, other), by=second, now=later(24 * 60)).number == 1
    bulletins.withdraw_bulletin(inside, "数据有误", by=head, now=later(24 * 60))

    third = bulletins.draft_bulletin(said, by=head, now=later(5)).ref
    assert bulletins.issue_bulletin(third, read_by(second, third), by=second, now=later(5)).number == 3
    assert [(row.year, row.number) for row in bulletin_queries.archive(later(24 * 60), "yes")] == [
        (2027, 1), (2026, 3), (2026, 1)
    ]  # fmt: skip
    assert bulletin_queries.years() == (2027, 2026)
    row = bulletin_queries.one(first, NOBODY, later(6))
    assert row is not None and (row.text, row.issued_by) == ("本周四个窗口延时。", "何653")
    withdrawn = bulletin_queries.one(inside, office.clerk, later(24 * 61))
    assert withdrawn is not None and withdrawn.why == "数据有误"
