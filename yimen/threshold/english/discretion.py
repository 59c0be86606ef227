"""English of the figure of discretion."""

WORDS: dict[str, str | tuple[str, str]] = {
    "自由裁量偏离": "Departures of discretion",
    "不予许可没有对应标准、决定与审查意见不同、提出的不予受理没有被确认，按人计数。": (
        "Denials without a published criterion, decisions other than advised, refusals not confirmed: by officer."
    ),
    "按人员": "By officer",
    "办案人员": "Officer",
    "决定数": "Decisions",
    "没有对应裁量标准": "Without a criterion",
    "与审查意见不同": "Other than advised",
    "提出不予受理": "Refusals proposed",
    "没有被确认": "Not confirmed",
    "偏离合计": "Departures",
    "这段时间没有人作出决定": "Nobody decided in this time",
}
