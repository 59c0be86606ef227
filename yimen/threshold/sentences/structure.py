"""Sentences about rows and workbooks of the structure."""

SENTENCES = {
    "structure.bad_day": (
        "日期（{field}）看不懂，请写成 2026-01-31 的样子。",
        "This is no day ({field}). Write it like 2026-01-31.",
    ),
    "structure.not_a_word": (
        "这一列（{field}）只能填：{words}。",
        "This column ({field}) takes one of these words: {words}.",
    ),
    "structure.bad_hours": (
        "时间（{field}）看不懂，请写成 09:00-12:00 13:30-17:30 的样子。",
        "These are no hours ({field}). Write them like 09:00-12:00 13:30-17:30.",
    ),
    "structure.cannot_change": (
        "这一项（{field}）设立后不能改。请终止原来的，再新设一个。",
        "This ({field}) stays as it was founded. End the old one and found a new one.",
    ),
    "structure.ambiguous": (
        "叫“{name}”的不止一个（{field}），请写得更具体。",
        "More than one bears the name “{name}” ({field}). Be more exact.",
    ),
    "structure.unknown": (
        "那一天没有叫“{name}”的（{field}）。请核对名称、代码和日期。",
        "Nothing bears the name “{name}” on that day ({field}). Check name, code and date.",
    ),
    "structure.bad_line": (
        "这一行看不懂：“{line}”。时间写成 09:00-12:00；日期一行一个，如 2026-05-01 休 劳动节。",
        "This line cannot be understood: “{line}”. Hours are 09:00-12:00; days stand one a line: 2026-05-01 休 note.",
    ),
    "structure.unreadable": (
        "读不了这个文件。请用 .xlsx 格式，不超过 10 MB、20000 行。",
        "This file cannot be read. Use .xlsx, at most 10 MB and 20,000 rows.",
    ),
    "structure.unknown_column": (
        "这张表的列不对：“{name}”。请用下载的模板，表头不要改。",
        "The columns of this sheet are wrong: “{name}”. Use the template and leave its heads as they are.",
    ),
    "structure.changed_meanwhile": (
        "这一项刚被别人改过，这次还没有保存。您填的都在下面。",
        "Somebody has just changed this; nothing was saved yet. What you typed is still below.",
    ),
    "structure.line_changed": (
        "导出之后，这一项被别人改过（现在是：{says}），这一行没有导入。请重新导出，在新表里再改。",
        "Somebody changed this after it was exported (it says now: {says}); this line was not imported. "
        "Export again and make your change there.",
    ),
    "structure.only_its_own_day": (
        "导出的这一行只改它自己那一天。要改别的日期或者连着几天，请另写一行，“导出标记”留空。",
        "An exported line changes its own day only. For other days, or several at once, write another line and leave "
        "its export mark empty.",
    ),
    "structure.line_gone": (
        "导出之后，这一项已经终止，这一行没有导入。请重新导出核对。",
        "This has ended since it was exported; this line was not imported. Export again and look.",
    ),
    "people.city_exists": (
        "这里已经有一座城市了，没有再建。",
        "There is a city here already; nothing was made.",
    ),
}
