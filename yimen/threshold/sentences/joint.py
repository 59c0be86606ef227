"""Sentences of joint approval: the register of parallel items, its rules, and the opinions of departments."""

SENTENCES = {
    "joint.outstanding": (
        "这是并联审批事项：各部门的意见还没有全部答复，或者有不同意见还没有处理，现在不能决定。",
        "This is a parallel item: opinions are missing, or a disagreement has not been dealt with. No decision yet.",
    ),
    "joint.need_unknown": (
        "“{need}”不在参与部门里，不能等它的答复。",
        "“{need}” does not take part, so nobody can wait for its answer.",
    ),
    "joint.needs_in_a_circle": (
        "有部门互相等对方的答复，谁也开始不了。",
        "Some departments wait for each other: none of them could start.",
    ),
    "joint.unknown": ("这件没有并联审批。", "There is no joint approval of this case."),
    "joint.opinion_unknown": ("没有找到这项会办意见。", "There is no such opinion here."),
    "joint.not_parallel": (
        "收件时这个事项还没有生效的并联审批操作细则。",
        "The item had no settled rules of joint approval when the case was received.",
    ),
    "joint.begun": ("这件的并联审批已经开始。", "The joint approval of this case has begun already."),
    "joint.opinion_asked": (
        "已经请这个部门答复同一件事，或者参与部门已满四十个。",
        "This department is asked for that already, or the approval has forty opinions.",
    ),
    "joint.opinion_time": ("答复期限要大于 0，最多 {most}。", "The time to answer is more than 0 and at most {most}."),
    "joint.office_unknown": ("没有找到这个部门。", "There is no such department."),
    "joint.material_unknown": ("“{material}”不是这件的材料。", "“{material}” is no material of this case."),
    "joint.disagreement_waits": (
        "本部门的不同意见正在等确认，确认或退回以后再办。",
        "A disagreement of the department waits for its approver; go on when it is confirmed or sent back.",
    ),
    "joint.no_disagreement": ("这里没有等您处理的不同意见。", "There is no disagreement here that waits for you."),
    "joint.own_disagreement": (
        "提出不同意见的人不能自己确认。",
        "Who proposed a disagreement does not confirm it.",
    ),
    "joint.last_opinion": (
        "并联审批至少要有一个部门答复。",
        "At least one department must remain in a joint approval.",
    ),
    "parallels.unknown": ("登记册里没有这个事项。", "This item is not in the register."),
    "parallels.entered": ("这个事项已经登记为并联审批。", "The item is in the register already."),
    "parallels.step_missing": (
        "“{item}”的现行版本没有“并联审批”环节（代码 joint）。先在事项里加上并公布，申请人才看得到。",
        "The version in force of “{item}” has no step “joint approval” (code joint). Publish one with it first.",
    ),
    "parallels.serial_steps": (
        "“{item}”的现行版本还把办件在单位之间一个接一个地转，先改掉才能登记为并联审批。",
        "The version in force of “{item}” still sends cases from unit to unit one after the other; change that first.",
    ),
    "parallels.rules_open": (
        "有一版操作细则正在等参与部门确认。",
        "A version of the rules waits for its participants already.",
    ),
    "parallels.rules_unknown": ("没有等待确认的这版细则。", "There is no such version that waits for confirmation."),
    "parallels.no_participants": (
        "至少要有一个其他部门在任何情形下都参与，同一部门同一件事只列一次，最多{most}项。",
        "At least one other department takes part in every situation, each for a work once, and at most {most}.",
    ),
    "parallels.answer_unknown": (
        "这个事项没有“{answer}”这种情形。",
        "The item has no situation “{answer}”.",
    ),
    "parallels.material_not_asked": (
        "这个事项不收材料“{material}”。",
        "The item does not ask for the material “{material}”.",
    ),
}
