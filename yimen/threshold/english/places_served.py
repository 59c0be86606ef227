"""English of what places did: their volume in any time, trial runs, and whether village points still serve."""

WORDS: dict[str, str | tuple[str, str]] = {
    "服务点办件": "What places did",
    "{first} 到 {last}，每个服务点办了多少、办得怎样，从办件和评价一件一件数出来。": (
        "{first} to {last}: how much each place did and how it went, counted from cases and evaluations one by one."
    ),
    "当场办结：受理当天就作出决定。满意率只算评价过的。": (
        "On the spot: decided on the day of acceptance. Satisfaction counts only what was rated."
    ),
    "试运行以来收件": "Taken in since the trial began",
    "这段时间没有服务点": "There was no place of service then",
    "试运行": "Trial run",
    "{day}起试运行": "On trial since {day}",
    "登记试运行": "Put the trial on record",
    "没有登记试运行。": "No trial is on record.",
    "办了多少件": "What it did",
    "村级活跃度": "Whether village points serve",
    "代办点是不是常态化运行：最后一次收件、值守到位的天数、每月收件，从记录里数出来。": (
        "Whether agency points serve from day to day: the last case, duty days kept and cases a month, counted from records."
    ),
    "停摆的站点": "Points that stand still",
    "{n} 天没有收过一件的站点；开办不满 {n} 天的不算。": (
        "Points that have taken nothing in for {n} days; those opened less than {n} days ago are not among them."
    ),
    "这里列出最安静的 {most} 个；上面的数和导出的表是全部 {n} 个站点的。": (
        " The {most} quietest are listed; the figures above and the exported table are of all {n} points."
    ),
    "没有停摆的站点": "No point stands still",
    "在运行的站点": "Points that serve",
    "没有在运行的站点": "No point serves",
    "最后一次收件": "Last case",
    "从来没有": "never",
    "值守到位": "Duty days kept",
}
