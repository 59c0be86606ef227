"""Sentences about awards, rewards and sanctions."""

SENTENCES = {
    "awards.no_rule": ("那个月还没有公布评比办法。", "No rule had been published for that month."),
    "awards.not_over": ("这个月还没有过完，不能评比。", "Windows are compared when the month is over."),
    "awards.held_already": ("这个月已经评过并公布。", "This month has been compared and published."),
    "awards.over_budget": (
        "奖金合计超过预算。",
        "What is awarded is more than the budget line.",
    ),
    "awards.oneself": (
        "不能推荐、奖励或批准自己。",
        "Nobody nominates, rewards or approves for themself.",
    ),
    "awards.not_of_this_window": (
        "服务标兵须是当月在标兵窗口的同事，每个窗口推荐一名。",
        "A service model stood at the model window that month; each window nominates one.",
    ),
    "awards.second_approver": (
        "提出、批准、答复申诉须是不同的人。",
        "Who proposes, who approves and who answers an appeal are different people.",
    ),
    "awards.settled_already": (
        "这一步已经办过，或者还没有批准。",
        "This has been done already, or it is not approved yet.",
    ),
    "awards.pioneer_already": ("这个窗口已经是党员示范岗。", "The window bears the label already."),
}
