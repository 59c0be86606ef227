"""English: what a centre may spend on awards and allowances."""

WORDS = {
    "经费预算": "Budgets",
    "年份": "Year",
    "选年份": "Choose a year",
    "奖励批准、补贴封存时自动占用当年经费，支付凭凭证登记；余额由记账得出，没有人填报。余额不够的等追加。": (
        "Approving a reward and freezing a list of allowances bind money of the year by themselves; payment is recorded "
        "with its voucher. What is left follows from the postings; nobody types it in. What is short of money waits."
    ),
    "预算执行": "How the budget stands",
    "预算": "Plan",
    "已承诺未支付": "Committed, not paid",
    "已支出": "Spent",
    "已承诺": "Committed",
    "余额": "Left",
    "预算文件": "Budget documents",
    "核对文件并确认": "Check the document and confirm",
    "由另一个人确认后生效": "Counts when another person has confirmed it",
    "不作数": "Drop",
    "记账": "Postings",
    "支付": "Payment",
    "付什么": "For what",
    "记账人": "Posted by",
    "增加还是减少": "More or less",
    "已放回": "Freed",
    "凭证号": "Voucher number",
    "登记支付": "Record payment",
    "由没有批准、也不领这笔钱的人登记": "Recorded by somebody who neither approved nor gets it",
    "还没有占用经费。": "Nothing has been bound yet.",
    "这一年还没有预算。先按年初财政预算登记，由另一个人确认。": (
        "This year has no budget yet. Record it by the budget of the beginning of the year; another person confirms it."
    ),
    "登记预算、追加或调减": "Record, raise or cut a plan",
    "年初预算或追加": "Plan of the year, or more",
    "调减": "Less",
    "提交确认": "Hand in to be confirmed",
    "评比表彰经费": "Awards",
    "加班补贴经费": "Overtime allowances",
    "等经费": "Waits for money",
    "预算余额不够，追加后再批准": "Not enough left in the budget; it is approved when the plan is raised",
    "今年的经费只剩 {free}，不够付，追加后再封存。": (
        "Only {free} is left this year, which is not enough: raise the plan, then freeze."
    ),
}
