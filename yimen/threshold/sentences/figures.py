"""Sentences of the figures: what nobody may write."""

SENTENCES: dict[str, tuple[str, str]] = {
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
}
