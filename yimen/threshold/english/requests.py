"""English of the central list of requests 诉求总台."""

WORDS: dict[str, str | tuple[str, str]] = {
    "{place}在办的": "Open in {place}",
    "一天内到期 {n}": "{n} due within a day",
    "下一步最晚": "Next act by",
    "各类诉求": "Kinds of requests",
    "在办的诉求": "Open requests",
    "在谁手里": "With whom",
    "城市管理平台": "City platform",
    "按地方看": "By division",
    "没有分到下一级": "In no division below",
    "没有在办的诉求": "Nothing lies open",
    "热线、网上、窗口、微博、微访谈、投诉和咨询，在一张表里看：从哪里来、在谁手里、下一步最晚几时。只看得到自己监察的地方。": "Hotline, pages, windows, microblogs, interviews, complaints and enquiries in one list: from where, with whom, and by when the next act is due. You see the places that you supervise.",
    "电台": "Radio",
    "督促": "Pressing",
    "等人接手": "Nobody has it yet",
    "等看的微博": "Unread posts",
    "诉求总台": "All requests",
    "超期 {n}": "{n} late",
    "超期的": "Late",
    "近 30 天来 {came}、办结 {ended}，按时 {rate}": "in 30 days {came} came, {ended} ended, {rate} in time",
    "都不急": "None is pressing",
}
