"""Sentences about what was typed into a control and is not what the control asks for."""

SENTENCES = {
    "typed.not_a_number": (
        "这里请填不超过 {most:,} 的整数，用阿拉伯数字，例如 3。",
        "Type a whole number of at most {most:,} here, in digits, such as 3.",
    ),
    "typed.not_a_day": ("这里请填日期，例如 2026-12-01。", "Type a day here, such as 2026-12-01."),
    "typed.not_a_moment": (
        "这里请填日期和时间，例如 2026-12-01 09:00。",
        "Type a day and a time here, such as 2026-12-01 09:00.",
    ),
    "typed.not_an_hour": ("这里请填时间，例如 09:00。", "Type a time of day here, such as 09:00."),
    "typed.not_money": (
        "这里请填金额（元），用阿拉伯数字，例如 120.50。",
        "Type an amount in yuan here, in digits, such as 120.50.",
    ),
}
