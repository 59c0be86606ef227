"""Sentences of the directives."""

SENTENCES = {
    "directives.unknown": ("没有这件督办事项。", "There is no such directive."),
    "directives.not_a_leader": (
        "只有领导小组的组长、副组长和监察岗位可以交办。",
        "Only the head and deputies of the leading group, and supervision, give directives.",
    ),
    "directives.source_unknown": ("没有找到要督办的来源。", "What it is to come from is not there."),
    "directives.not_the_verifier": (
        "由提出问题的人或交办的人核验，办理的部门不能自己核验；反馈只能由该部门负责人提交。",
        "Who raised the problem, or who gives directives, judges it; its office reports and never judges.",
    ),
    "directives.judged_by_effect": (
        "评价找出来的薄弱环节改好没有，由同一个指标改进前后的数据说明；核验和取消都到那次质量评价里。",
        "Whether a weakness is improved says the figure that showed it; check it or call it off in the evaluation.",
    ),
    "directives.group_incomplete": (
        "领导小组要有组长和常务副组长，开会至少有一人到场。",
        "The group has a head and an executive deputy, and one of them is present.",
    ),
    "directives.in_the_group": (
        "这个人已在小组里，或者这个位置已经有人。",
        "They are in it, or the place is taken.",
    ),
    "directives.problem_decided": ("这个问题已经交办或答复。", "The problem has been assigned or declined."),
    "directives.due_before_given": ("期限不能早于今天。", "It falls due today or later."),
    "directives.account_needed": (
        "逾期反馈的要写明怎么问责；按期的不写。",
        "What was reported late is closed with what its office answers with; what was in time, without.",
    ),
    "directives.executive_from_supervision": (
        "常务副组长由纪检监察人员担任。",
        "The executive deputy comes from discipline inspection.",
    ),
}
