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
}
