"""Sentences of the rounds."""

SENTENCES = {
    "rounds.unknown": ("没有这次巡查或这个问题。", "There is no such round, visit or finding."),
    "rounds.not_the_day": ("只能在抽中的那一天去一次。", "A window is visited on the day that was drawn, once."),
    "rounds.near_the_window": (
        "在这个窗口或它的部门任职的人不能去查。",
        "Who works at the window, or in its office, does not look at it.",
    ),
    "rounds.not_for_the_unit": (
        "整改和异议由被查单位负责人提，认定由安排的人、复查由检查的人做。",
        "The unit objects and mends; who planned it judges, and the inspectors look again.",
    ),
    "rounds.visits_ahead": ("还有没到日子的，过完再结束。", "There are days to come; close it when they are over."),
    "rounds.too_few_to_draw": ("没有这么多窗口，或者这几天没有工作日。", "Not so many windows, or no working day."),
    "rounds.joint_needs_several": (
        "联合检查要有监察、中心和另一个部门的人一起去。",
        "A joint round is made by supervision, the house and another office together.",
    ),
    "rounds.point_unknown": ("每个检查点只写一次，而且要在检查单上。", "Each point of the checklist at most once."),
}
