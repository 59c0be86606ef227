"""Sentences of the outreach: visits at home, guides, tracking, help with filing, late hours."""

SENTENCES = {
    "outreach.home_visit_unknown": ("没有找到这次上门服务。", "No such visit."),
    "outreach.home_visit_ended": (
        "这次上门服务已经完成、谢绝或取消。",
        "This visit has been done, declined or cancelled.",
    ),
    "outreach.not_dispatched": (
        "这次上门没有派您去，请由派去的工作人员登记。",
        "You were not sent on this visit; whoever was sent records it.",
    ),
    "outreach.guided_already": ("这个办件已经有帮办人员。", "This case has a guide already."),
    "outreach.not_the_guide": (
        "您不是这个办件的帮办人员。",
        "You are not the guide of this case.",
    ),
    "outreach.nothing_to_confirm": (
        "没有等您确认的帮办服务。",
        "No guidance waits for your confirmation.",
    ),
    "outreach.tracked_already": ("这个办件已经有人跟踪。", "Somebody follows this case up already."),
    "outreach.not_tracked": (
        "这个办件没有由您跟踪。",
        "You do not follow this case up.",
    ),
    "outreach.helped_already": (
        "这个办件已经登记过协助申报的人员。",
        "Who helped with this application has been recorded.",
    ),
    "outreach.not_filed_online": (
        "这个办件是窗口收件，不是网上协助申报。",
        "This case was taken in at a window; nobody helped to file it online.",
    ),
    "outreach.still_open": (
        "现在还在开放时间，不算延时服务。",
        "The centre is still open; this is no extended service yet.",
    ),
    "outreach.session_open": ("您已经在延时服务中。", "You are in a late session already."),
    "outreach.no_session": ("您没有开始延时服务。", "You are in no late session."),
}
