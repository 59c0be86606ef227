"""Sentences of superior platforms: what is told upward, and what comes from up there."""

SENTENCES = {
    "superior.unknown": ("没有这个上级平台，或者已经停用。", "There is no such superior platform, or it is closed."),
    "superior.named_already": ("已经有同名的上级平台。", "A superior platform of this name is connected already."),
    "superior.forged": (
        "签名不对，或者没有这个上级平台。",
        "The signature is wrong, or there is no such superior platform.",
    ),
    "superior.unreadable": ("消息读不懂：{field}。", "The message cannot be read: {field}."),
    "superior.may_not_file": (
        "这个平台登记时没有开通向本市提交办件。",
        "The registration of this platform does not let it file cases here.",
    ),
    "superior.tells_no_results": (
        "监察平台没有自己的办件，不能告知办理结果。",
        "A supervision platform has no cases of its own and cannot tell how one stands.",
    ),
    "superior.item_unknown": (
        "没有与编码 {item} 对应的事项。",
        "No item here has the code {item} up there.",
    ),
    "superior.filing_differs": (
        "这个编号已经是一件办件，内容与这次不同。",
        "Under this number another application is a case already.",
    ),
    "superior.result_stale": (
        "已经收到第 {turn} 次的进展，这一次更早或内容不同。",
        "Turn {turn} of this case was heard already; this word is earlier, or says otherwise.",
    ),
    "superior.code_taken": (
        "这个编码已经对应另一个事项或状态。",
        "Another item or state of ours is called by this code up there.",
    ),
    "superior.finding_unknown": ("没有这条差异，或者已经处理。", "There is no such finding, or it is settled."),
}
