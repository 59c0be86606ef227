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
    "grants.letter_revoked": ("这份授权书已经撤销。", "This letter has been revoked already."),
}
