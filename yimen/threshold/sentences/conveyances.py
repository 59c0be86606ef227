"""Sentences of conveyances: the shares, the rules of tax, the two sides and the one payment."""

SENTENCES = {
    "conveyance.shares_uneven": (
        "买卖双方各自的份额加起来都要正好是一个整体，请核对。",
        "The shares of those who give, and of those who take, must each add up to exactly one whole.",
    ),
    "conveyance.incomplete": (
        "“{field}”没有填写，或者不可能是这样，请核对。",
        "“{field}” is missing or cannot be so. Please check it.",
    ),
    "conveyance.proof_missing": (
        "申报家庭唯一或第二套住房，要选定本件已经交来的一份证明材料。",
        "An only or second home is claimed with what proves it: a material that was handed in with this case.",
    ),
    "conveyance.rule_missing": (
        "合同签订那天，税务部门没有登记适用于这种情形的税率，不能核税。请先在“税收规则”里登记。",
        "The bureau keeps no rate for this tax in this situation on the day of the contract. Enter it first.",
    ),
    "conveyance.rules_unclear": (
        "有两条规则对同一情形说法不同（{rules}），请先结束其中一条。",
        "Two rules say different things of the same situation ({rules}). End one of them first.",
    ),
    "conveyance.rule_impossible": (
        "税率要在 0 和 100% 之间，免税的不填税率；要写明依据，面积和年限的范围不能是空的。",
        "A rate lies between 0 and 100 %, an exemption has none; name the law, and limits that leave something.",
    ),
    "conveyance.rule_withdrawn": (
        "核定税款所依据的规则已经撤回，请窗口更正后由税务部门重新核定，再缴费。",
        "What was levied rests on a rule that was withdrawn: the window has it worked out anew, then it is paid.",
    ),
    "conveyance.tax_outstanding": (
        "税款还没有核定，或者还没有缴清，现在不能登记发证。",
        "The taxes have not been worked out or not been paid. Nothing is registered before that.",
    ),
    "conveyance.reviews_outstanding": (
        "登记审核、核税、制图还没有全部完成，现在不能到缴费发证窗口。",
        "Registration, taxes and plan have not all been done. The paying window comes after them.",
    ),
    "conveyance.slower_than_template": (
        "这类转移从受理到发证最多 {most} 个工作日，事项承诺的期限更长。",
        "A conveyance of this kind takes at most {most} working days; the item promises more time.",
    ),
    "conveyance.unit_unreadable": (
        "不动产单元号是 28 位，请按不动产权证核对。",
        "The number of a unit has 28 places. Please check it against the title.",
    ),
    "conveyances.unknown": ("没有找到这件不动产转移。", "There is no such conveyance here."),
    "conveyances.not_a_conveyance": (
        "收件时这个事项还没有“登记和核税同时办”的操作细则，不能在这里申报。",
        "When the case was received its item had no rules by which registration and taxes are worked on at once.",
    ),
    "conveyances.declared": (
        "这件已经申报过；有变化请用更正，并写明理由。",
        "It has been declared. Correct it, with the reason, if something has changed.",
    ),
    "conveyances.taxes_paid": (
        "税款已经缴了，申报的内容不能再改。",
        "The taxes have been paid; what they were worked out from stays as it is.",
    ),
    "conveyances.levy_changed": (
        "规则或申报的内容刚刚有变，现在算出来是 {yuan} 元。请重新看过再核定。",
        "The rules or the facts have just changed: it comes to {yuan} yuan now. Look at it again first.",
    ),
    "conveyances.stopped": ("这件已经停止，不再核税、制图和缴费。", "It has been stopped; nothing more is done."),
    "conveyances.nothing_corrected": ("更正后和原来一样。", "The correction says the same as before."),
    "conveyances.area_measured": (
        "面积已经测绘为 {area} 平方米，更正时不能填别的面积。",
        "The home has been measured: {area} square metres. A correction cannot say another area.",
    ),
    "conveyances.applicant_takes_nothing": (
        "申请人要是取得份额的人之一，不动产权证写他的名字。",
        "The applicant is one of those who take a share: the title is issued in their name.",
    ),
    "taxrules.entered": (
        "这几天里已有同一编号的规则，请先结束它。",
        "A rule of this code holds in those days. End it first.",
    ),
    "taxrules.own_rule": (
        "这些规则是您登记的（{rules}），要由税务部门的另一位工作人员核定。",
        "You entered these rules ({rules}); another officer of the bureau levies under them.",
    ),
    "taxrules.withdrawn_by_another": (
        "这条规则是您登记的，要由您部门的另一位负责人撤回。",
        "You entered this rule; somebody else who speaks for your bureau withdraws it.",
    ),
    "taxrules.unknown": ("没有找到您部门的这条规则。", "There is no such rule of your bureau."),
    "joint.answered_by_work": (
        "这一项用办理结果答复：请核定税款，或者交回测绘成果。",
        "This is answered by doing it: work out the taxes, or hand in the plan.",
    ),
}
