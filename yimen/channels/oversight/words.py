"""Words of oversight: figures with their formula, the lines behind them, and what was tried."""

from collections.abc import Mapping

from yimen.kernel.snapshot import snapshot


@snapshot
class FigureWords:
    """How a figure is called, and its formula: numerator, denominator when it is a rate, and what counts."""

    title: str
    numerator: str
    denominator: str
    counts: str


FIGURES: Mapping[str, FigureWords] = {
    "received": FigureWords(
        "收件", "这段时间里留痕为“收件”的办件", "", "按留痕的生效时间计，每件只有一次收件；草稿不算。"
    ),
    "accepted": FigureWords(
        "受理",
        "这段时间里留痕为受理的办件",
        "",
        "含容缺受理、告知承诺受理和逾期未告知视为受理；视为受理按收件之日计（行政许可法第三十二条）。",
    ),
    "decided": FigureWords("办结", "这段时间里留痕为准予或不予许可的办件", "", "撤回、不予受理和逾期未补正不算办结。"),
    "on_time": FigureWords(
        "按时办结率",
        "办结且时钟停在到期之时或之前的办件",
        "办结且有时限的办件",
        "以承诺时限计，没有承诺的以法定时限计；用时按事项的工作日历，扣除暂停，补正在受理前不计。",
    ),
    "late": FigureWords(
        "超时办结", "办结而时钟停在到期之后的办件", "", "口径与按时办结率相同，两者之和为有时限的办结件。"
    ),
    "open": FigureWords("在办", "现在还没有结果的办件", "", "从收件到作出决定之前都算，含等申请人补正的。"),
    "red": FigureWords("已超期", "在办而到期时间已过的办件", "", "受理前看答复是否受理的期限，受理后看先到的时限。"),
    "amber": FigureWords(
        "快到期", "在办而已进入提醒区间的办件", "", "剩余不足一个工作日或不足三分之一时限，以先到者为准。"
    ),
    "green": FigureWords("按时进行", "在办且未进入提醒区间的办件", "", "随时间自动变黄、变红，不由人填写。"),
    "paused": FigureWords(
        "暂停计时", "在办而时钟停着的办件", "", "只有八种法定特别程序能停法定时限（行政许可法第四十五条）。"
    ),
}

SPANS: Mapping[str, str] = {"today": "今日", "week": "本周", "month": "本月"}

KEPT: Mapping[str, str] = {"in_time": "按时", "late": "超时", "none": "不计时"}

VERBS: Mapping[str, str] = {
    "receive": "收件",
    "accept": "受理",
    "accept_tolerating": "容缺受理",
    "accept_on_commitment": "告知承诺受理",
    "deem_accepted": "逾期未告知，视为受理",
    "grant": "准予许可",
    "grant_tolerated": "准予许可，待补材料",
    "deny": "不予许可",
}

WHO: Mapping[str, str] = {"staff": "工作人员", "citizen": "办事人", "other": "没有登录"}

TABLES: tuple[Mapping[str, str], ...] = (SPANS, KEPT, VERBS, WHO)
