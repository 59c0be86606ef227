"""Sentences about calendars."""

SENTENCES = {
    "calendar.shifts_disorderly": (
        "{day} 的开放时段不对：须按先后排列、互不重叠、精确到分钟。",
        "The opening hours of {day} are out of order: ascending, apart from each other, in whole minutes.",
    ),
    "calendar.never_open": (
        "日历一周没有任何开放时间，期限永远不会届满。",
        "A calendar without opening hours in its week would never reach a deadline.",
    ),
    "calendar.week_incomplete": (
        "一周须有七天，从周一到周日；现在给了 {days} 天。",
        "A week has seven days, Monday to Sunday; {days} were given.",
    ),
    "calendar.year_out_of_range": (
        "{year} 年不在日历可计算的范围内。",
        "The year {year} is beyond what a calendar can count.",
    ),
    "calendar.unknown": (
        "没有这个日历。",
        "There is no such calendar.",
    ),
    "calendar.changed_meanwhile": (
        "这个日历刚被别人改过：您看的是第 {seen} 版，现在是第 {now_at} 版，这次还没有保存。您写的还在下面。",
        "Somebody has just changed this calendar: you looked at revision {seen}, it is at {now_at} now. "
        "Nothing was saved yet; what you wrote is still below.",
    ),
    "calendar.name_in_use": (
        "已有名为“{name}”的日历，请换一个名称。",
        "A calendar is called “{name}” already; choose another name.",
    ),
    "calendar.text_unusable": (
        "名称不能为空，文字不能超过 {longest} 个字，也不能有控制字符。",
        "A name must not be empty, a text not longer than {longest} characters and without control characters.",
    ),
    "calendar.zone_unknown": (
        "没有“{zone}”这个时区：请用 Asia/Shanghai 或 Asia/Urumqi。",
        "“{zone}” is not a zone in use: give Asia/Shanghai or Asia/Urumqi.",
    ),
    "calendar.day_named_twice": (
        "{day} 在这次变更里出现了两次。",
        "{day} is named twice in this change.",
    ),
    "calendar.day_hours_do_not_fit": (
        "{day}：节假日不能有开放时段，特别开放日须写明开放时段。",
        "{day}: a holiday has no opening hours, a special day must have them.",
    ),
    "calendar.validity_shortened": (
        "日历已公布到 {valid_through}，不能改早。",
        "The calendar is announced through {valid_through}; it cannot be shortened.",
    ),
}
