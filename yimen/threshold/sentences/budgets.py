"""Sentences about budgets."""

SENTENCES = {
    "budgets.no_line": (
        "{year} 年还没有确认的经费预算，先登记年初预算；这件先等着。",
        "There is no confirmed budget for {year} yet; this waits until there is one.",
    ),
    "budgets.exhausted": (
        "今年这项经费的余额不够，追加预算后再办。",
        "The budget line has not enough left this year; raise the plan first.",
    ),
    "budgets.bound": (
        "预算不能减到已承诺和已支出的合计以下。",
        "A plan is not cut below what is committed and spent.",
    ),
    "budgets.own_plan": ("提出预算的人不能自己确认。", "A plan is confirmed by somebody other than who proposed it."),
    "budgets.plan_settled": ("这份预算已经确认或作废。", "The plan has been confirmed or dropped."),
    "budgets.settled_before": ("这笔钱已经支付或退回。", "The money has been paid or freed."),
    "budgets.own_payment": (
        "批准、封存的人和领这笔钱的人不能登记支付。",
        "Who approved or froze it, and who gets it, does not pay it.",
    ),
}
