"""Sentences of the rule orders: why an order is not signed, not changed, or a grant not looked at by somebody."""

SENTENCES = {
    "byrule.not_orderable": ("本事项不能自动审批：{bar}。", "No case of this item may be granted by rule: {bar}."),
    "byrule.no_rules": ("至少要写一个条件。", "Write at least one condition."),
    "byrule.rule_unsound": (
        "第 {number} 个条件不成立：请核对它看哪一项、要什么值。",
        "Condition {number} cannot hold: check what it looks at and which value it wants.",
    ),
    "ruleorders.unknown": ("没有这份自动审批令。", "There is no such rule order."),
    "ruleorders.stands": (
        "这些日子里本事项已经有一份自动审批令。请先撤回它，再签新的。",
        "An order for this item holds in these days. Withdraw it before you sign another.",
    ),
    "ruleorders.ended": ("这份自动审批令已经失效。", "This rule order has ended."),
    "ruleorders.not_drawn": ("没有抽中的这一件。", "There is no such case that was drawn."),
    "ruleorders.looked_at": ("这一件已经有人复核过。", "Somebody has looked at this case."),
    "ruleorders.own": ("签发人不复核自己的令准予的办件。", "Who signed the order does not look at what it granted."),
    "ruleorders.none_in_force": (
        "本事项没有生效的自动审批令，不能列入自助事项清单。",
        "No rule order for this item is in force; it cannot be put on the self-service list.",
    ),
    "ruleorders.fee_at_the_window": (
        "本事项要到收费窗口缴费，不能列入自助事项清单。开通网上支付后再列。",
        "The fee of this item is taken by a cashier alone, so it cannot be put on the self-service list.",
    ),
    "ruleorders.listed": ("本事项已经在自助事项清单上。", "The item stands on the self-service list."),
    "ruleorders.not_listed": ("本事项已经移出自助事项清单。", "The item has been taken off the self-service list."),
}
