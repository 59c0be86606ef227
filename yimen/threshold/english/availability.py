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
    "至少提前 24 小时，一次最长 8 小时；每项服务每月免计 8 小时，超出的算中断": "At least 24 hours before, 8 hours at most; of each service eight hours a month are left out, what is beyond counts as down",
    "每项服务每月最多免计 {n} 小时公告维护，超出的照样算中断。": " Of each service no more than {n} hours of announced maintenance a month are left out; what is beyond counts as down.",
    "公告的停机维护": "Announced maintenance",
    "{seconds} 秒": "{seconds} s",
    "全天候可用率": "Availability round the clock",
    "每个公共入口每月应答了多少，达到目标没有，什么时候中断过。": (
        "How much of each month every public door answered, whether that met the target, and when it did not answer."
    ),
    "每 5 分钟自动查一次；查了没有应答的、连查都没法查的，都算中断，没有人填写。公告过的维护不算。": (
        "Probed every 5 minutes. What was probed without an answer, and what could not even be probed, is an outage; nobody"
        " types one. Announced maintenance does not count."
    ),
    "达标没有": "Met",
    "应答 / 应查": "Answered / due",
    "公告维护期内": "In announced maintenance",
    "可用率＝应答的次数÷（应查的次数－公告维护期内的次数）。应查的次数从第一次查起算，没能查的也在里面。": (
        "Availability = answered / (due - in announced maintenance). Due counts from the first probe on, those that could"
        " not be made included."
    ),
    "没能查": "Not probed",
    "大约": "About",
    "探测按小时记，所以从整点写到整点；大约的分钟数从没有应答和没能查的次数算。没能查，是平台或者它的时钟那时没有在运行。": (
        "Probes are kept by the hour, so an outage is told from hour to hour; the minutes follow from the probes that were"
        " not answered or not made."
    ),
    "近三个月的中断": "Outages of three months",
    "没有中断": "No outages",
    "定过的目标": "Targets",
    "还没有定过目标": "No target was set yet",
    "谁定的": "Set by",
    "定一个目标": "Set a target",
    "这是演示：运行它的电脑关着的时候没有人查，也照样算中断。": (
        "This is a demonstration: while the computer that runs it is off nobody probes, which counts as an outage too."
    ),
    "从以后的月份起，最远一年；本月还没有目标的，可以从本月起。已经有目标的月份不再改。": (
        "From a later month on, a year ahead at most; from this month on while it has none. A month that has its target"
        " keeps it."
    ),
    "每月至少（%）": "Of each month at least (%)",
    "例如 99.9，最多两位小数": "Say 99.9, with two decimals at most",
    "选那个月的任何一天": "Any day of that month",
    "定下目标": "Set the target",
    "达到目标": "Met",
    "没有达到目标": "Not met",
    "没有定目标": "No target",
    "每月可用率": "Month by month",
    "目标 {least}%": "Target {least}%",
}
