"""How an item is offered, in the words of whoever reads the guide: ways in, trips, what comes of it, where to turn."""

from collections.abc import Iterator

from yimen.engine.publication.result_samples import queries as result_samples
from yimen.engine.publication.result_samples.rows import ResultShown
from yimen.kernel.elements import OnlineDepth, Reach
from yimen.kernel.signatures import asked
from yimen.kernel.terms import Terms
from yimen.threshold import spelling
from yimen.threshold.elements.names import GROUNDS, REACHES, REMEDIES, RESULTS, WAYS
from yimen.threshold.language import told

Pair = tuple[str, str]


def how(terms: Terms) -> tuple[Pair, ...]:
    """Ways in and out as questions with their answers; what does not apply has no line."""
    return tuple(pair for pair in _how(terms) if pair[1])


def _how(terms: Terms) -> Iterator[Pair]:
    service = terms.service
    yield told("怎么交"), _joined(told(WAYS[way]) for way in service.ways if way in WAYS)
    yield told("网上能办到哪一步"), _depth(terms)
    yield told("要跑几次"), _trips(terms)
    yield told("结果怎么拿"), _joined(_out(terms))
    yield told("能请人代办吗"), told("可以，带上委托书和双方身份证件。") if service.agency == "yes" else ""
    yield told("申请要签名吗"), told("要：网上、手机上手写或用短信验证码签，窗口签在纸上。") if asked(terms) else ""
    yield told("能预约吗"), told("可以先预约再来。") if service.appointment == "yes" else ""
    yield told("自助机上能办吗"), told("能，在大厅和便民点的自助机上办。") if service.self_service == "yes" else ""
    yield told("别处能办吗"), told(REACHES[service.reach]) if service.reach is not Reach.HERE else ""
    yield told("有数量限制吗"), service.quota
    yield told("还有哪些部门参加"), "、".join(service.joint_offices)


def _depth(terms: Terms) -> str:
    match terms.service.online_depth:
        case OnlineDepth.FULL:
            return told("从申请到拿结果都在网上。")
        case OnlineDepth.ACCEPTANCE:
            return told("网上申请、网上受理，之后到场一次办完剩下的环节。")
        case OnlineDepth.FILING:
            return told("网上提交申请，之后到窗口办理。")
        case _:
            return ""


def _trips(terms: Terms) -> str:
    if terms.trips == 0:
        return told("一次也不用跑。") if terms.service.ways else ""
    reason = terms.service.onsite_reason
    said = told("最多跑 {n} 次。", n=terms.trips)
    return f"{said}{reason}" if reason else said


def _out(terms: Terms) -> Iterator[str]:
    if terms.certificate is not None:
        yield told("电子证照进“我的证照”")
    if terms.service.express_result == "yes":
        yield told("可以邮寄")
    if "1" in terms.service.ways:
        yield told("窗口领取")


def specials(terms: Terms) -> tuple[tuple[str, str, str], ...]:
    """Procedures whose time does not count: what, how long, by which law."""
    return tuple(
        (
            told(GROUNDS.get(one.ground, one.ground)),
            spelling.amount(one.limit.amount, one.limit.unit) if one.limit else told("时间另行书面告知"),
            one.law,
        )
        for one in terms.special_procedures
    )


def results(terms: Terms) -> tuple[tuple[str, ResultShown], ...]:
    """What the applicant gets: its kind in words, and the sample that shows it."""
    return tuple((told(RESULTS[one.kind]), one) for one in result_samples.shown(terms))


def remedies(terms: Terms) -> tuple[tuple[str, str, str, str], ...]:
    """Where a decision can be contested: how, with whom, where, by which number."""
    return tuple(
        (told(REMEDIES.get(one.kind, one.kind)), one.body, one.address, one.phone) for one in terms.service.remedies
    )


def _joined(words: Iterator[str]) -> str:
    return told("、").join(words)
