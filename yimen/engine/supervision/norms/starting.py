"""Norms to begin with: the clauses that such documents ask for; a city adopts them and may word its own."""

from collections.abc import Mapping

from yimen.kernel.norms import NormFamily, Probe
from yimen.kernel.snapshot import snapshot

P = Probe


@snapshot
class ClauseSaid:
    """A clause: its group, its words, and by which probe and at least how many of a hundred it is met; or by people."""

    group: str
    text: str
    probe: str = ""
    least: int = 0


_GUIDES = ("进驻事项都有公开的办事指南", P.OPEN_GUIDES, 100)
_STAFFED = ("每个窗口都有人在岗", P.POSTS_HELD, 100)
_FIRST = ("咨询都有首问责任人", P.FIRST_ASKED, 100)
_STAND_INS = ("窗口岗位都定了 B 角", P.STAND_INS, 100)
_APART = ("一般和复杂事项一审一核，审的人和核的人分开", P.REVIEWED_APART, 100)
_PROMISED = ("受理的办件都有承诺时限", P.PROMISED, 100)
_IN_TIME = ("办件按期办结", P.IN_TIME, 95)
_ONCE = ("要补正的只告知一次", P.ONE_NOTICE, 90)
_COMPLAINTS = ("投诉按时受理", P.COMPLAINTS, 100)
_ACCOUNT = ("超期的都有人说明原因", P.ACCOUNTABILITY, 100)
_LIKED = ("评价在满意以上", P.SATISFACTION, 90)
_FACILITIES = ("便民设施都能用", P.FACILITIES, 95)
_ONLINE = ("办件从网上来", P.ONLINE, 50)
_TRIP = ("最多跑一次就办结", P.ONE_TRIP, 80)
_ANSWERED = ("咨询按时答复", P.ANSWERED, 95)


def _all(*clauses: tuple[str, tuple[str, Probe, int] | str]) -> tuple[ClauseSaid, ...]:
    return tuple(
        ClauseSaid(group, said) if isinstance(said, str) else ClauseSaid(group, said[0], said[1].value, said[2])
        for group, said in clauses
    )


STARTING: Mapping[str, tuple[ClauseSaid, ...]] = {
    NormFamily.FIVE_STANDARDS: _all(
        ("服务规范", _GUIDES), ("服务规范", _ONCE), ("服务规范", _IN_TIME), ("服务规范", _FIRST),
        ("人员要求", _STAFFED), ("人员要求", _STAND_INS), ("人员要求", "工作人员挂牌、着装统一"),
        ("质量评价", _LIKED), ("质量评价", _ANSWERED), ("质量评价", "评价结果每月在大厅公布"),
        ("环境要求", _FACILITIES), ("环境要求", "功能区标识清楚，通道没有障碍"),
        ("投诉处理", _COMPLAINTS), ("投诉处理", "投诉电话和渠道在大厅公开"),
    ),
    NormFamily.TEN_SYSTEMS: _all(
        ("公开办事制", _GUIDES), ("岗位责任制", _STAFFED), ("首问责任制", _FIRST), ("AB 岗工作制", _STAND_INS),
        ("一审一核制", _APART), ("服务承诺制", _PROMISED), ("限时办结制", _IN_TIME), ("一次性告知制", _ONCE),
        ("投诉处理制", _COMPLAINTS), ("责任追究制", _ACCOUNT),
    ),
    NormFamily.FIVE_WAYS: _all(
        ("标准化", _GUIDES), ("标准化", _PROMISED), ("信息化", _ONLINE), ("信息化", _TRIP),
        ("阳光化", _COMPLAINTS), ("阳光化", "收费、结果和监督电话在大厅公开"), ("数据化", _IN_TIME), ("数据化", _LIKED),
        ("人性化", _FACILITIES), ("人性化", "老年人和残疾人有专门的引导"),
    ),
    NormFamily.CITY_STANDARD: _all(
        ("服务提供", _GUIDES), ("服务提供", _ONCE), ("服务提供", _TRIP), ("服务保障", _STAFFED),
        ("服务保障", _STAND_INS),
        ("服务保障", _FACILITIES), ("服务保障", "档案按规定归集、专柜存放"), ("服务监督", _LIKED),
        ("服务监督", _COMPLAINTS),
        ("服务监督", _ACCOUNT),
    ),
    NormFamily.CONSTRUCTION: _all(
        ("依法行政", _APART), ("依法行政", "授权书在窗口公示"), ("流程优化", _ONCE), ("流程优化", _TRIP),
        ("运行方式", _STAFFED), ("运行方式", _FIRST), ("标准化建设", _GUIDES), ("标准化建设", _IN_TIME),
        ("标准化建设", "标识、牌匾按统一样式"),
    ),
    NormFamily.SIX_PRINCIPLES: _all(
        ("主体性", _LIKED), ("主体性", "新做的页面请群众试过，试的人自己办成了"),
        ("唯一性", _ONCE), ("唯一性", "一件事只有一份现行指南，各个渠道看到的一样"),
        ("互动性", _ANSWERED), ("互动性", _COMPLAINTS),
        ("全面性", _GUIDES), ("全面性", "网上能办的都有线下办法，没有的写明由谁补上"),
        ("融合性", _ONLINE), ("融合性", "窗口、网上、自助机办的是同一个办件，进度在一处查"),
        ("主动性", _IN_TIME), ("主动性", "快到期的证照和能享受的政策，提前告诉本人"),
    ),
}  # fmt: skip
"""By family: five local standards, ten township systems, the five ways 五化, a city's standard, the four groups of
building a centre, and the six principles 六性 by which what is new is reviewed."""
