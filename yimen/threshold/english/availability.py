"""English of the availability: open round the clock, measured, with maintenance announced."""

WORDS: dict[str, str | tuple[str, str]] = {
    "查事项": "Look up items",
    "自助服务终端": "Kiosks",
    "网上申请": "Apply online",
    "查办理进度": "Look up progress",
    "全天候服务": "Open round the clock",
    "网上和自助终端全年每天 24 小时都能用。每 5 分钟自动查一次能不能用，结果公布在这里。": (
        "The hall and the kiosks are open every hour of the year. They are probed every 5 minutes; the results are here."
    ),
    "停机维护公告": "Announced maintenance",
    "{begins} 至 {ends}": "{begins} to {ends}",
    "近期没有停机维护。": "No maintenance is announced.",
    "最近 30 天": "The last 30 days",
    "服务": "Service",
    "可用率": "Availability",
    "查了几次": "Checks",
    "最慢一次": "Slowest",
    "还没有查过": "Not checked yet",
    "{asked} 次，应查 {expected} 次": "{asked} of {expected}",
    "可用率 =（有应答的次数）÷（查的次数 − 公告维护期内的次数）。没有查到的时段不计入，但写明应查多少次。": (
        "Availability = answered / (probes - those that failed in announced maintenance). Times without a probe are not"
        " counted; how many probes were due is told."
    ),
    "每天的情况": "Day by day",
    "{answered} / {asked}": "{answered} / {asked}",
    "停机维护": "Maintenance",
    "公告一次停机维护": "Announce a maintenance",
    "哪些服务停用": "Which services are closed",
    "什么时候开始": "Begins",
    "什么时候结束": "Ends",
    "为什么": "Why",
    "公告": "Announce",
    "不停机了": "Call it off",
    "没有公告的停机维护": "No maintenance is announced",
    "至少提前 24 小时，一次最长 8 小时": "At least 24 hours before, 8 hours at most",
    "公告的停机维护": "Announced maintenance",
    "{seconds} 秒": "{seconds} s",
}
