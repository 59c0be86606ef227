"""Sentences about authorisation letters."""

SENTENCES = {
    "grants.needs_formal_staff": (
        "科长级以上的决定权只能授给在编人员。",
        "Only formal staff may be granted the rank of section chief or above.",
    ),
    "grants.own_letter": (
        "不能给自己授权。请由本部门其他负责人或管理员签发。",
        "Nobody grants powers to themselves. Another head or an administrator issues the letter.",
    ),
    "grants.holder_not_in_service": (
        "授权书生效那天，被授权人不在岗。请核对人员和日期。",
        "The holder is not in service on the day the letter begins. Check the person and the date.",
    ),
    "grants.expert_opinion_missing": (
        "技术性事项授权窗口直办，要附专家意见。",
        "A technical item is given to the window for direct decision only with an expert's opinion.",
    ),
    "grants.matter_outside": (
        "只能对授权书范围内的事项写明直办或会办，每个事项写一次。",
        "A letter says how an item is decided only of items that it covers, and of each once.",
    ),
    "grants.not_sent_to_you": (
        "这份授权文件没有发给您所在的单位，或已经签收。",
        "This letter was not sent to your unit, or your unit has acknowledged it already.",
    ),
    "authority.consultation_first": (
        "授权书写明本事项会办：先征求相关科室意见并汇总，再作决定。",
        "The letter has this item decided after consultation: ask the sections and report what they said first.",
    ),
    "grants.letter_revoked": ("这份授权书已经撤销。", "This letter has been revoked already."),
}
