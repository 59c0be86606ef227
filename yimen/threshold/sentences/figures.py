"""Sentences of the figures: what nobody may write."""

SENTENCES: dict[str, tuple[str, str]] = {
    "reclassification.same_class": ("这件办件已经是这一类程序。", "The case is in this class already."),
    "reclassification.reviewed_already": (
        "已经出具审查意见，不能再改变程序类别；需要更高级别决定的，请提级。",
        "A review has been given, so the class stands; a decision that needs a higher rank is raised.",
    ),
    "reclassification.one_desk_only": (
        "即办件在窗口一次办完，不分程序类别；不能当场办结的请转为普通办件。",
        "The case is decided where it is accepted; if it cannot be, it goes the ordinary way first.",
    ),
    "audit.nothing_to_audit": (
        "这段时间里没有这位抽查人可以抽查的办结件：没有办结的，或者都经过他的手，或者已经抽查过。",
        "No decided case of these days is left that this auditor had no hand in.",
    ),
    "audit.unknown": ("没有这份抽查案卷，或者不由您抽查。", "There is no such audit for you."),
    "audit.recorded_already": ("抽查结果已经登记，不能再改。", "The result has been recorded and does not change."),
    "trace.follows_by_itself": (
        "办理轨迹由系统按留痕自动生成，不能填写。",
        "Traces follow the journal by themselves; nobody writes one.",
    ),
    "figure.nothing_to_count": (
        "这些事项里没有一项两边都有数，算不出比率，不能留存。",
        "None of these items has both sides of the measure, so that there is no rate to keep.",
    ),
    "figure.before_missing": (
        "前后对比的指标要说明和哪一天比，而且那一天已经过去。",
        "A figure of before and after needs a day of before, and it lies in the past.",
    ),
    "figure.target_out_of_reach": (
        "目标至少留 1 个环节，并且要少于现在的 {steps} 个。",
        "A target leaves at least 1 step, and is fewer than the {steps} there are now.",
    ),
    "benchmark.not_an_amount": (
        "数值写数字，小数最多四位；和本平台指标对比的百分比在 0 到 100 之间，排名从 1 起写整数。",
        "A value is a number with at most four decimals; a percentage that is compared lies between 0 and 100, and a"
        " rank is a whole number from 1 on.",
    ),
    "benchmark.twice": (
        "这个城市的这个指标，同一截至日期的参考值已经有了；数不对请更正。",
        "The same of this city as of this day stands already; if it is wrong, correct it.",
    ),
    "benchmark.withdrawn": ("这个参考值已经撤下，只能看。", "This reference was withdrawn and is read only."),
    "benchmark.same_as_before": (
        "数值和来源都和上一次一样，没有可更正的。",
        "Value and source are those that stand already; there is nothing to correct.",
    ),
}
