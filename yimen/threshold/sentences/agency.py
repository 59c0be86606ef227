"""Sentences of the agency: why an agent may not act for somebody, or not in this item."""

SENTENCES = {
    "agency.not_an_agent": (
        "只有村（社区）代办员可以在便民服务点代群众办理。",
        "Only the agent of a village point may act there for others.",
    ),
    "agency.no_person": (
        "委托要写明受托人。您的人员档案没有登记身份证号，请系统管理员补登。",
        "A mandate names a person. Your staff record does not say who you are; ask the administrator to add it.",
    ),
    "agency.mandate_unbounded": (
        "委托要有截止日期，最长 {days} 天。",
        "A mandate must end, after {days} days at the latest.",
    ),
    "agency.nothing_entrusted": (
        "请选择委托办理的事项，一次最多 {most} 项。",
        "Choose the items that are entrusted, {most} at most.",
    ),
    "agency.proof_unknown": (
        "没有找到这份委托，或者它不是给您的。",
        "There is no such mandate, or it is not yours.",
    ),
    "agency.proof_answered": (
        "这份委托已经答复过或已过期。",
        "This mandate has been answered already, or its time has passed.",
    ),
    "agency.not_entrusted": (
        "办事人没有委托您办理“{item}”，或委托已经到期。请先办好委托。",
        "The villager did not entrust “{item}” to you, or the mandate has ended. Take the mandate first.",
    ),
}
