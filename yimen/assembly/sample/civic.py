"""The civic voice of the sample city: some matters of two months at every point of their way, and last month's report.

Everything says that it is sample data; nobody raised any of it.
"""

from datetime import datetime, time, timedelta

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, CITY_CODE, bureaus
from yimen.assembly.sample.staff import MARKET, REFORM_POST, desk
from yimen.engine.public.interviews import operations as interviews
from yimen.engine.public.interviews.operations import Announced, Named
from yimen.engine.public.microblogs import operations as microblogs
from yimen.engine.public.microblogs import queries as blog_queries
from yimen.engine.public.microblogs.operations import Registered
from yimen.engine.public.voices import operations as voices
from yimen.engine.public.voices import queries
from yimen.engine.public.voices.operations import Spoken
from yimen.engine.supervision.directives import operations as directives
from yimen.engine.supervision.directives import queries as directive_queries
from yimen.engine.supervision.directives.operations import Given
from yimen.engine.supervision.rounds import operations as rounds
from yimen.engine.supervision.rounds import queries as round_queries
from yimen.engine.supervision.rounds.operations import Found
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, Role
from yimen.kernel.microblogs import SeenPost
from yimen.kernel.snapshot import snapshot
from yimen.kernel.voice_life import Weights
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions

BEGAN = timedelta(days=45)
BASIS = "《示范市民声热线考核办法》（示范）"
SUPERVISION = "示范市电子监察岗"
WRONG = (
    ("badge", "示范：一人没有挂牌。"), ("tidy", "示范：样表只剩两种。"), ("devices", "示范：评价器没有反应。"),
)  # fmt: skip
MINUTES = "示范：研究午间不断岗、延时服务和问题整改。"
GROUP_BASIS, MONTH = "《示范市审改领导小组成立通知》（示范）", timedelta(days=30)


@snapshot
class Matter:
    """One thing that was raised so many days ago, and how it was answered; without an answer it is under way."""

    days: int
    kind: str
    topic: str
    title: str
    told: str
    answer: str = ""
    content: str = ""
    hours: int = 3
    """How long the department took."""


MATTERS = (
    Matter(40, "question", "market", "示范：摊位证到期了去哪里换", "旧摊位证月底到期，是去市场所还是中心？",
           "凭旧证和身份证到中心综合窗口换，当场办好，不收费。", "yes"),
    Matter(38, "suggestion", "market", "示范：早市能不能提前半小时", "冬天天亮得晚，早市七点半才开，上班的人赶不上。",
           "自下月起早市提前到七点开市，试行三个月。", "yes", 20),
    Matter(33, "complaint", "service", "示范：自助机夜里打不出回执", "晚上九点去，自助机缺纸，没有人换。",
           "已改为每晚八点巡检补纸，机上贴了值班电话。", "no", 6),
    Matter(12, "help", "market", "示范：健身房关门，卡里的钱退不出来", "预付卡还剩三千多，店已经关了。",
           "已约谈经营者并启动消费调解，请带合同和付款记录到市场所登记。", "", 9),
    Matter(6, "question", "enterprise", "示范：个体户转企业要重新办许可吗", "店名和地址都不变，许可证还能用吗？",
           "办理变更登记即可，许可在有效期内继续有效，带执照到综合窗口一并变更。", "yes"),
    Matter(9, "complaint", "market", "示范：菜场地面长期积水", "东门进来那一段，雨后几天都不干。"),
    Matter(0, "suggestion", "service", "示范：大厅能不能放几把轮椅", "带老人来办事，走到二楼很吃力。"),
)  # fmt: skip
ASKED = (
    ("示范：早市能不能提前到六点半？", "示范：先提前到七点，试行三个月再定。"),
    ("示范：电子秤准不准，谁来检？", "示范：每半年强制检定一次，摊位上贴有合格标志。"),
    ("示范：摊位费为什么各个市场不一样？", ""),
)  # fmt: skip
ACCOUNTS = (("weibo", "sample-market", "示范市场监管"), ("wechat", "sample-market-wx", "示范市监微服务"))
POSTS = (
    (200, "示范：企业年报哪天截止？"), (100, "示范：早市今天真干净，点赞。"), (9, "示范：网店不给开发票，找谁？"),
    (2, "示范：超市的秤好像不准，能不能来看看？"),
)  # fmt: skip
LEFT_OPEN = "示范：摊位费由各市场开办方定价并公示，差别在位置和面积。"
COMMENTS = ("示范：上周刚换过，十分钟就好。", "示范：窗口的人态度很好。")


def show(city: City) -> None:
    """Man the desk, raise the matters, answer what is answered, publish it, and count last month; once."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from voices_voice limit 1")
        if cursor.fetchone() is not None:
            return
    manager, member, now = city.officer(f"{CENTRE}主任岗"), city.officer(REFORM_POST), city.anchor
    head = city.officer(desk(next(one for one in bureaus() if one.key == MARKET), Role.OFFICE_HEAD))
    _man(city, manager, member)
    first = suggested = ""
    for matter in MATTERS:
        ref = _raised(matter, head, member, now - timedelta(days=matter.days, hours=12 if matter.days else 1))
        first = first or ref
        suggested = ref if matter.kind == "suggestion" and matter.answer else suggested
    _commented(city, first, member)
    _interviewed(city, member, head)
    _written(city, manager, member, head)
    voices.raise_late_voices(by=SYSTEM, now=now)
    voices.follow_months(by=SYSTEM, now=now)
    for report in queries.reports(member, now):
        if report.published_at is None:
            voices.publish_report(report.ref, by=member, now=now)
    _direct(city, manager, member, head)
    _adopt(city, suggested, head)
    _walk(city)


def _man(city: City, manager: Actor, member: Actor) -> None:
    row = people.staff_member(member.staff_id or 0)
    assert row is not None, "the reform office is somebody"
    began = city.anchor - BEGAN
    voices.appoint_member(row.ref, by=manager, now=began)
    voices.set_scheme("hotline", day_of(began), Weights(25, 35, 20, 20), BASIS, by=manager, now=began)
    for back in (2, 1, 0):
        begins = city.anchor - timedelta(days=back, hours=8)
        shift = voices.plan_shift(row.ref, begins, begins + timedelta(hours=12), by=manager, now=began).ref
        voices.come_on_duty(shift, by=member, now=begins)
        if back:
            voices.go_off_duty(shift, by=member, now=begins + timedelta(hours=12))


def _raised(matter: Matter, head: Actor, member: Actor, at: datetime) -> str:
    region = regions.by_code(CITY_CODE, day_of(at))
    assert region is not None and head.posts[0].office_id is not None, "the registries have been built"
    said = Spoken(matter.kind, matter.topic, matter.title, matter.told, region.ref)
    ref = voices.raise_voice(said, "web", by=NOBODY, now=at).ref
    if not matter.days:
        return ref
    voices.assign_voice(ref, _office(head, at), matter.kind, matter.topic, by=member, now=at + timedelta(hours=1))
    if not matter.answer:
        return ref
    answered = at + timedelta(hours=1 + matter.hours)
    voices.take_voice(ref, by=head, now=at + timedelta(hours=2))
    voices.answer_voice(ref, matter.answer, by=head, now=answered)
    voices.close_voice(ref, by=member, now=answered + timedelta(hours=1))
    if matter.content:
        voices.call_back(ref, matter.content, "示范：电话回访。", by=member, now=answered + timedelta(hours=24))
    voices.show_voice(ref, matter.title, matter.told, matter.answer, by=member, now=answered + timedelta(hours=25))
    return ref


def _office(head: Actor, at: datetime) -> str:
    found = people.post(head.posts[0].post_id)
    assert found is not None and found.office_ref, "who heads an office has a post in it"
    return found.office_ref


def _commented(city: City, ref: str, member: Actor) -> None:
    speakers = [one.agent for one in city.applicants if one.agent is not None][: len(COMMENTS)]
    kept = [
        voices.comment_voice(ref, text, by=who, now=city.anchor).ref
        for text, who in zip(COMMENTS, speakers, strict=False)
    ]
    for comment in kept[:-1]:
        voices.show_comment(comment, by=member, now=city.anchor)
        voices.like_comment(comment, by=speakers[-1], now=city.anchor)


def _interviewed(city: City, member: Actor, head: Actor) -> None:
    """A session that was held, with one question that went to its bureau; and one that is announced."""
    asking = [one.agent for one in city.applicants if one.agent is not None][: len(ASKED)]
    begins = datetime.combine(day_of(city.anchor) - timedelta(days=20), time(15), ZONE)
    ref = _announced("示范：摊位和早市怎么管", begins, member, head)
    asked = [
        interviews.ask_interview(ref, text, by=who, now=begins - timedelta(days=1)).ref
        for (text, _), who in zip(ASKED, asking, strict=False)
    ]
    for question, (_, answer) in zip(asked, ASKED, strict=False):
        interviews.show_question(question, by=member, now=begins)
        if answer:
            interviews.answer_question(question, answer, by=head, now=begins + timedelta(minutes=10))
    ended = begins + timedelta(hours=1)
    interviews.close_interview(ref, by=member, now=ended)
    interviews.publish_interview(ref, by=member, now=ended + timedelta(hours=2))
    for order in queries.at_desk(member, ended):
        if order.way == "interview":
            voices.answer_voice(order.ref, LEFT_OPEN, by=head, now=ended + timedelta(hours=3))
            voices.close_voice(order.ref, by=member, now=ended + timedelta(hours=4))
    soon = datetime.combine(day_of(city.anchor) + timedelta(days=3), time(15), ZONE)
    coming = _announced("示范：预付卡怎么管、怎么退", soon, member, head)
    question = interviews.ask_interview(coming, "示范：店关了，卡里的钱找谁？", by=asking[0], now=city.anchor).ref
    interviews.show_question(question, by=member, now=city.anchor)


def _written(city: City, manager: Actor, member: Actor, head: Actor) -> None:
    """Two accounts with what was written on them: an answered order, one under way, one set aside, one unread."""
    office, began, now = _office(head, city.anchor), city.anchor - BEGAN, city.anchor
    accounts = [
        microblogs.register_microblog(Registered(*one, office, 14), by=manager, now=began).ref for one in ACCOUNTS
    ]
    for n, (hours, text) in enumerate(POSTS):
        at = now - timedelta(hours=hours)
        seen = SeenPost(f"sample-{n}", "示范网友", text, at)
        microblogs.bring_in_posts(accounts[n % len(accounts)], (seen,), by=manager, now=at)
    asked, praised, shopping = (row.ref for row in blog_queries.waiting(member, now)[:3])
    at = now - timedelta(hours=POSTS[0][0] - 1)
    order = microblogs.order_post(asked, "question", "market", "示范：年报哪天截止", by=member, now=at)
    voices.answer_voice(order.voice_ref, "示范：六月三十日。", by=head, now=at + timedelta(hours=3))
    voices.close_voice(order.voice_ref, by=member, now=at + timedelta(hours=4))
    microblogs.set_post_aside(
        praised, "示范：夸奖，没有要办的事", by=member, now=now - timedelta(hours=POSTS[1][0] - 2)
    )
    late = now - timedelta(hours=POSTS[2][0] - 1)
    microblogs.order_post(shopping, "complaint", "market", "示范：网店不给发票", by=member, now=late)


def _announced(title: str, begins: datetime, member: Actor, head: Actor) -> str:
    guest, region = people.staff_member(head.staff_id or 0), regions.by_code(CITY_CODE, day_of(begins))
    assert guest is not None and region is not None, "who heads an office is somebody, somewhere"
    told_on = begins - timedelta(days=4)
    session = Announced(
        title, "示范：局长在线答大家的问题。", "market", region.ref, _office(head, told_on), begins,
        begins + timedelta(hours=1), (Named(guest.ref, "示范市市场监督管理局局长"),),
    )  # fmt: skip
    return interviews.announce_interview(session, by=member, now=told_on).ref


def _direct(city: City, manager: Actor, member: Actor, head: Actor) -> None:
    """A leading group with one meeting, what it decided, and two problems of the windows."""
    supervisor, began, now = city.officer(SUPERVISION), city.anchor - BEGAN, city.anchor
    for who, role, seat in ((manager, "head", "市政府分管领导（示范）"), (supervisor, "executive", "纪委监委（示范）")):
        row = people.staff_member(who.staff_id or 0)
        assert row is not None, "they hold posts"
        directives.name_to_group(row.ref, role, seat, GROUP_BASIS, by=member, now=began)
    present = tuple(row.ref for row in directive_queries.group(began))
    meeting = directives.keep_meeting(
        "示范：领导小组第一次会议",
        day_of(began),
        present,
        "示范：研究午间不断岗、延时服务和问题整改。",
        by=member,
        now=began,
    ).ref
    office, asked = _office(head, now), ("示范：午间窗口不断岗", "示范：写明轮班办法，一个月内在中心实行。")
    done = directives.give_directive(
        "meeting", meeting, Given(*asked, office, day_of(began) + MONTH), by=supervisor, now=began
    ).ref
    directives.report_directive(done, "示范：两人轮班，午间窗口已开。", by=head, now=began + MONTH / 2)
    directives.close_directive(done, "示范：抽查三个中午都有人。", by=supervisor, now=began + MONTH / 2)
    later = Given("示范：预付卡投诉专项整治", "示范：摸清底数，提出长效办法。", office, day_of(now) + MONTH)
    directives.give_directive("meeting", meeting, later, by=supervisor, now=now)
    clerk = city.window_of(CENTRE)
    slow = directives.raise_problem(
        "window", "示范：早高峰取号慢", "示范：八点半到九点出一张号要一分钟。", by=clerk, now=now
    )
    directives.raise_problem("public", "示范：指示牌看不清", "示范：二楼的指示牌被绿植挡住。", by=clerk, now=now)
    due = Given("示范：解决早高峰取号慢", "示范：查明原因，一周内解决。", office, day_of(now) + timedelta(days=7))
    directives.assign_problem(slow.ref, due, by=member, now=now)


def _adopt(city: City, voice: str, head: Actor) -> None:
    """A suggestion that was adopted: its measure was given to an office, carried out and looked at."""
    supervisor, given = city.officer(SUPERVISION), city.anchor - timedelta(days=30)
    measure = Given(
        "示范：早市提前到七点开市", "示范：试行三个月，看客流。", _office(head, given), day_of(given) + MONTH
    )
    ref = directives.give_directive("voice", voice, measure, by=supervisor, now=given).ref
    directives.report_directive(ref, "示范：七点开市，客流多了一成。", by=head, now=given + MONTH / 2)
    directives.close_directive(ref, "示范：去看过两个早上。", by=supervisor, now=given + MONTH / 2)


def _walk(city: City) -> None:
    """A style inspection of four windows that was walked, with three points that were wrong at the first."""
    supervisor, began = city.officer(SUPERVISION), city.anchor - timedelta(days=12)
    row = people.staff_member(supervisor.staff_id or 0)
    assert row is not None, "supervision is somebody"
    days = (day_of(began), day_of(city.anchor) - timedelta(days=1))
    rounds.plan_round("style", "示范：窗口作风检查", city.centre(CENTRE), days, 4, (row.ref,), by=supervisor, now=began)
    for n, visit in enumerate(round_queries.mine(supervisor, began)):
        wrong = tuple(Found(*one) for one in WRONG) if n == 0 else ()
        at = datetime.combine(visit.on, time(10), ZONE)
        rounds.record_visit(visit.ref, "示范：按排班在岗", wrong, by=supervisor, now=at)
