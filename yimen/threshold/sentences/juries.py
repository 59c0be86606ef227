"""Sentences of the evaluation groups."""

SENTENCES = {
    "juries.unknown": ("没有这次质量评价、这个席位或这个邀请码。", "There is no such evaluation, seat or code."),
    "juries.not_the_convener": (
        "由召集的改革办或监察岗位来做；被评的单位和管它的人不能主持。",
        "The reform office or supervision does this; never the unit that is judged, nor who heads it.",
    ),
    "juries.judged_already": (
        "这个单位正在评价，或者结果还没有公布，先做完这一次。",
        "The unit is being judged, or what was found is not published yet; finish that one first.",
    ),
    "juries.days_judged": (
        "这些日子已经评过这个单位，请从下一天起评。",
        "Some of these days of the unit were judged before; begin after them.",
    ),
    "juries.seat_of_another": (
        "这个席位是请另一位的，姓名不符。",
        "This seat is kept for somebody else; the name is not yours.",
    ),
    "juries.seat_taken": (
        "这个人已在评估组里，或者席位已有人、已坐满。",
        "They sit in the group already, or the seat is taken.",
    ),
    "juries.scored_already": ("每个成员只评一次，评了就不能改。", "Each member scores once; a score is not changed."),
    "juries.scoring_over": ("评分的截止日已经过了。", "The last day for scoring is over."),
    "juries.days_not_over": (
        "评价的日子要已经过完，评分截止日不能早于今天。",
        "The days that are judged must be over, and scoring ends today or later.",
    ),
    "juries.improved_elsewhere": (
        "已经交办过，或者不是这个单位自己的部门。",
        "It has its action, or that is not the unit's own office.",
    ),
    "juries.not_reported": (
        "部门反馈以后才能看效果。",
        "The effect is looked at after the office has reported.",
    ),
    "juries.kinds_missing": (
        "评估组要有政府官员、社会公众、专家学者和技术人员四种人，还缺：{kinds}。",
        "A group has officials, the public, experts and technicians in it; missing: {kinds}.",
    ),
    "juries.too_near": (
        "在被评单位任职、评价期间任过职，或者管着它的人，不能进评估组。",
        "Who works at the unit, did so in those days, or heads it does not judge it.",
    ),
    "juries.kind_not_theirs": (
        "政府官员要是本市工作人员，社会公众不能是工作人员。",
        "An official is a member of staff; the public never is.",
    ),
    "juries.weights_not_whole": ("全部指标的权重加起来要是 100。", "The weights of all indicators come to 100."),
    "juries.scores_incomplete": (
        "每个由人评的指标都要打一个 0 到 100 的分。",
        "Give each indicator that people score one score from 0 to 100.",
    ),
    "juries.still_scoring": (
        "还有 {waiting} 个成员没有评分，截止日也没过。",
        "Members who have not scored yet: {waiting}; and the last day is not over.",
    ),
    "juries.findings_without_action": (
        "薄弱环节还没有交办改进，指标序号：{numbers}。",
        "These weaknesses have no improvement action yet: {numbers}.",
    ),
    "juries.nothing_to_compare": (
        "反馈以后还没有数据可以比；由人评的指标要等下一次评价。",
        "Since the report there is nothing to compare yet; what people score waits for the next evaluation.",
    ),
    "juries.effect_too_early": (
        "反馈满 14 天才看效果，{from_day} 起可以核验。",
        "The effect is looked at 14 days after the report: from {from_day} on.",
    ),
}
