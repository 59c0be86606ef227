"""Sentences of staff on duty: stand-ins, shares, status, reliefs, consultations and inspections."""

SENTENCES = {
    "people.formal_share_too_low": (
        "这样该中心在编人员只有 {formal}/{posted}，低于 65%。请先增派在编人员，或公布豁免文件。",
        "The centre would have {formal} of {posted} formal, under 65%. Post formal staff or get a waiver.",
    ),
    "people.approves_and_supervises": (
        "审批和监管不能由同一人同时担任。",
        "Nobody approves and supervises at the same time.",
    ),
    "people.away_already": ("这段时间已经登记过请假。", "An absence is recorded for that time already."),
    "people.own_stand_in": ("B 角不能是本岗的 A 角。", "Who holds a post cannot stand in for themselves."),
    "people.establishment_unchanged": ("编制状态没有变化。", "The person has this status already."),
    "relief.not_at_that_desk": (
        "接收人要先在这个岗位任职，或被指定为 B 角。",
        "Whoever takes the desk over holds it or is named to stand in at it.",
    ),
    "relief.hand_over_first": (
        "还有 {cases} 件未办结的办件在只有本人的岗位上。请先列清单移交并由接收人确认，再办理离岗。",
        "{cases} open cases lie at desks that nobody else holds. Hand them over and have the list acknowledged first.",
    ),
    "relief.acknowledged_already": ("这份移交清单已经确认过。", "This list has been acknowledged already."),
    "consultation.unknown": ("没有找到这次征求意见。", "There is no such consultation here."),
    "consultation.open": (
        "这件正在征求意见，汇总之后才能再次征求。",
        "Sections are being asked about this case already.",
    ),
    "consultation.nobody_asked": (
        "至少选一个其他科室，每个科室一次，期限不能早于今天。",
        "Ask at least one other section, each once, by a day that is not over.",
    ),
    "consultation.answered_already": (
        "意见已经提交，或已经汇总。",
        "The view has been given, or the report has been made.",
    ),
    "consultation.still_waiting": (
        "还有 {sections} 个科室在期限之内没有答复，等答复或到期后再汇总。",
        "{sections} sections still have time to answer; report when they have, or when it is over.",
    ),
    "meanwhile.changed": (
        "您打开之后有人改过：现在显示的是最新内容，什么都还没有办理。您写的还在，请看过再办一次。",
        "Somebody has changed this since you opened it: it is shown as it is now, and nothing was done yet. "
        "What you wrote is kept; look, and act again.",
    ),
    "inspection.unknown": ("没有找到这次踏勘。", "There is no such inspection here."),
    "inspection.open": ("这件已经安排了踏勘。", "An inspection is arranged for this case already."),
    "inspection.photograph_missing": (
        "结论要有至少一张现场照片；确实拍不了的，写明为什么。",
        "A conclusion needs at least one photograph of the place; if none could be taken, say why.",
    ),
    "inspection.two_officers_needed": (
        "踏勘要有两名以上在编人员，每人只列一次。",
        "At least two members of the establishment look at a place, each named once.",
    ),
    "inspection.inspector_involved": (
        "所列人员中有人与这件有利害关系，应当回避。",
        "One of the officers named has an interest in the case and must stand aside.",
    ),
    "inspection.closed": ("这次踏勘已经有结论，或已经取消。", "The inspection is concluded or called off."),
    "inspection.nothing_to_sign": (
        "还没有可签的结论，或您已经签过。",
        "There is no conclusion to sign yet, or you have signed it.",
    ),
    "inspection.finding_missing": ("请写明“{check}”查到的情况。", "Say what was found for “{check}”."),
}
