"""English of the figures under oversight: what each is counted from, its columns, and the cases behind it."""

WORDS: dict[str, str | tuple[str, str]] = {
    "近 90 天": "Last 90 days",
    "近 365 天": "Last 365 days",
    "上月": "Last month",
    "导出 CSV": "Export as CSV",
    "监察指标": "Figures",
    "全部指标": "All figures",
    "说的是什么": "What it says",
    "都从留痕和事项版本算出来，没有人填写；分子、分母和每一行都能点开，也能导出。": (
        "Counted from the journal and from the versions of items, filled in by nobody. Every numerator, denominator"
        " and row opens what is behind it, and can be exported."
    ),
    "时限内办结率": "On-time completion",
    "到期的办件里按时办结的；到期没有办结的也在分母里。": (
        "Of the cases that were due, those decided in time; cases due and not decided are in the denominator too."
    ),
    "按时办结，除以（办结的＋到期还没办结的）：这段时间到期的办件里，只要有一件到期没有办结，就不是 100%。": (
        "Decided in time, over decided plus due and still open: one case due in this time that lies open,"
        " and it is not 100%."
    ),
    "当日办结率": "Decided the same day",
    "当日办结": "The same day",
    "按时办结": "Decided in time",
    "到期未办结": "Due and still open",
    "没有作出决定": "Ended without a decision",
    "不算在分子分母里": "in neither part of the rate",
    "按部门": "By office",
    "按窗口": "By window",
    "这段时间没有到期的办件": "No case was due in this time",
    "窗口六零": "Six zeros of the windows",
    "每个窗口的否决、推诿、距离、积压、差错、投诉，是零还是几件。": (
        "Each window's refusals, passing on, trips, backlog, errors and complaints: nought, or how many."
    ),
    "六项全为零的窗口": "Windows with all six at nought",
    "共 {n} 个窗口": ("of {n} window", "of {n} windows"),
    "零否决": "No veto",
    "零推诿": "No passing on",
    "零距离": "No distance",
    "零积压": "No backlog",
    "零差错": "No errors",
    "零投诉": "No complaints",
    "否决：窗口提出不予受理的次数；推诿：退回和转交的次数；距离：第二次起的到访；积压：现在超期未办结的；"
    "差错：更正、撤销和本该一次告知的补正；投诉：对决定的异议和没有帮上忙的答复。": (
        "Veto: how often the window proposed to refuse. Passing on: steps sent back or given to another desk."
        " Distance: visits after the first. Backlog: open over their time now. Errors: errata, revocations and"
        " corrections that should have been told at once. Complaints: objections, and answers that did not help."
    ),
    "从办件的留痕算出来，没有人填写；每个不为零的数都能点开看是哪几件。": (
        "Counted from the journal of the cases, filled in by nobody; every number above nought opens its cases."
    ),
    "这段时间没有办结的办件": "No case ended in this time",
    "按时办结的办件": "Cases decided in time",
    "超时办结的办件": "Cases decided late",
    "到期未办结的办件": "Cases due and still open",
    "没有作出决定就结束的办件": "Cases that ended without a decision",
    "当日办结的办件": "Cases decided the same day",
    "窗口说过不行的办件": "Cases the window said no to",
    "退回或转交过的办件": "Cases sent back or passed on",
    "来了不止一次的办件": "Cases that took more than one trip",
    "现在超期未办结的办件": "Cases open over their time now",
    "有差错的办件": "Cases with an error",
    "有异议或不满意的办件": "Cases with an objection or an answer that did not help",
    "申请人做了四种之外动作的办件": "Cases in which the applicant had to do something else",
    "这个数就是下面这些办件。": "The figure is these cases.",
    "计数": "Counts",
    "结束": "Ended",
    "准予": "Granted",
    "不需要许可": "Not needed",
    "逾期未补正": "Corrections not received in time",
}
