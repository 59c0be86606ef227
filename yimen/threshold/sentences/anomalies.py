"""Sentences of the anomalies."""

SENTENCES = {
    "anomalies.unknown": (
        "没有这条异常：没有标准，或者不是这个人的件，或者不在您的监督范围。",
        "There is no such figure: no rule, not their cases, or outside your supervision.",
    ),
    "anomalies.month_runs": (
        "这个月还没有过完，过完再写核查结果。",
        "The month is not over; what came of its figures is written down after it.",
    ),
    "anomalies.noted": ("这条已经写过核查结果。", "What came of this figure has been written down."),
    "anomalies.rule_unfit": (
        "标准要写从几件起看；要按天、次、秒、百分比算的，还要写界限，别的不写。",
        "A rule says from how many cases on, and its margin where it counts one; nowhere else.",
    ),
}
