"""What the sample city means to do: a plan of three years with milestones done, late and to come; bulletins."""

from datetime import date, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.governing import DOCUMENT
from yimen.assembly.sample.places import bureaus
from yimen.assembly.sample.staff import LEGAL_POST, MARKET, REFORM_POST, desk
from yimen.engine.publication.bulletins import operations as bulletins
from yimen.engine.publication.bulletins import queries as bulletin_queries
from yimen.engine.publication.bulletins.operations import BulletinSaid
from yimen.engine.supervision.plans import operations, queries
from yimen.engine.supervision.plans.operations import MilestoneSaid, PlanSaid
from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

TITLE = "示范：政务服务三年提升计划"
BULLETINS = (
    ("示范：午间不断岗试行一个月", "示范：三个窗口午间不断岗，一个月办了四百多件。", "yes"),
    ("示范：五个部门会商的做法", "示范：卡住的事上会，来的人签字，定下的事督办。", "no"),
)


def show(city: City) -> None:
    """Make the plan with its milestones, and issue two bulletins; once."""
    reform, legal, now = city.officer(REFORM_POST), city.officer(LEGAL_POST), city.anchor
    if any(row.title == TITLE for row in queries.plans(now)):
        return
    head = city.officer(desk(next(one for one in bureaus() if one.key == MARKET), Role.OFFICE_HEAD))
    post = people.post(head.posts[0].post_id)
    assert post is not None and post.office_ref, "who heads an office has a post in it"
    began, today = now - timedelta(days=50), day_of(now)
    begins, ends = date(today.year, 1, 1), date(today.year + 2, 12, 31)
    plan = operations.make_plan(PlanSaid("action", TITLE, DOCUMENT, begins, ends, "yes"), by=reform, now=began).ref
    for title, due, report in (
        ("示范：窗口事项全部能网上申请", today - timedelta(days=20), "示范：清单和截图已归档。"),
        ("示范：镇街中心统一牌子", today - timedelta(days=9), ""),
        ("示范：材料库覆盖所有常办事项", date(today.year + 1, 6, 30), ""),
    ):
        said = MilestoneSaid(title, post.office_ref, min(max(due, begins), ends))
        one = operations.add_milestone(plan, said, by=reform, now=began).ref
        if report:
            operations.report_milestone(one, report, by=head, now=now - timedelta(days=22))
            operations.confirm_milestone(one, by=reform, now=now - timedelta(days=18))
    for n, (title, text, public) in enumerate(BULLETINS):
        ref = bulletins.draft_bulletin(BulletinSaid("bulletin", title, text, public), by=reform, now=now).ref
        if not n:
            draft = bulletin_queries.one(ref, legal, now)
            assert draft is not None, "it lies at her office"
            bulletins.issue_bulletin(ref, draft.mark, by=legal, now=now)
