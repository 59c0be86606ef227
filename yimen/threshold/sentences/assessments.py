"""Sentences about assessments of people, their quota and committee."""

SENTENCES = {
    "assessment.weights_incomplete": (
        "各项权重合计须为 100，现在是 {total}。",
        "The weights add up to 100; these make {total}.",
    ),
    "assessment.oneself": (
        "不能给自己打分、扣分、投票或答复。",
        "Nobody scores, deducts, votes on or answers for themself.",
    ),
    "assessment.superior": (
        "不能考核自己的上级。",
        "Nobody assesses their own superior.",
    ),
    "assessment.no_standard": (
        "那个月还没有公布考核办法。",
        "No standard had been published for that time.",
    ),
    "assessment.not_over": ("考核期还没有结束。", "The period is not over."),
    "assessment.shown_already": ("这一期已经公示或登记过。", "This has been shown or recorded already."),
    "assessment.nobody_posted": ("这一期没有派驻人员。", "Nobody was posted at the centre then."),
    "assessment.objection_too_late": (
        "异议期已过，或者您已经确认过结果。",
        "The days to object have passed, or you have noted the result.",
    ),
    "assessment.objections_open": (
        "还有 {n} 人的异议没有答复，或者异议期没有过。",
        "{n} results wait: an objection is not answered, or the days to object are not over.",
    ),
    "assessment.fixed_already": (
        "这一期已经定档，不再记分或撤销；有错请走更正。",
        "The period is fixed: nothing is noted or withdrawn any more; a mistake is corrected by name.",
    ),
    "assessment.censure_stands": (
        "问责记的分随问责决定，撤销问责时才退回。",
        "What a responsibility case took off goes with its decision; it is given back when that is withdrawn.",
    ),
    "assessment.not_fixed": (
        "更正只针对已经定档的结果。",
        "A correction is for what has been fixed.",
    ),
    "assessment.fixed_it_oneself": (
        "由定档人以外的人更正。",
        "A fixed result is corrected by somebody other than who fixed it.",
    ),
    "assessment.quota_full": (
        "优秀名额已满：{people} 人最多 {most} 名。",
        "The quota is full: of {people} people {most} may be excellent.",
    ),
    "assessment.not_on_committee": (
        "只有当年考核委员会的成员可以投票，每人一票。",
        "Only the committee of the year votes, each member once.",
    ),
    "assessment.committee_too_small": (
        "考核委员会至少三人，人数为单数。",
        "A committee has an uneven number of members, at least three.",
    ),
    "assessment.votes_missing": (
        "还有 {n} 个提名没有过半数委员投票。",
        "{n} nominations have not been voted on by more than half of the committee.",
    ),
    "assessment.not_on_reserve": (
        "此人不在后备干部名单上。",
        "Who is promoted from the reserve list stands on it.",
    ),
}
