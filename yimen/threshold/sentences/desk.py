"""Sentences about the forms of the desk."""

SENTENCES = {
    "desk.not_a_number": ("请填写天数，用阿拉伯数字，例如 5。", "Give the number of days in digits, for example 5."),
    "desk.not_a_date": (
        "请为材料选一个补交日期，例如 2026-12-01。",
        "Choose the day by which the material is to follow, for example 2026-12-01.",
    ),
    "desk.not_chosen": ("请先选一项，再提交。", "Choose one of the options first."),
    "desk.not_checked": ("请先勾选确认，再提交。", "Tick the box to confirm first."),
    "desk.no_such_act": ("这个操作我们不认识，没有办理任何事。", "This act is not known; nothing was done."),
}
