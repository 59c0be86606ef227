"""Sentences of the supplements: what is said when one is refused."""

SENTENCES = {
    "supplement.time": (
        "给申请人的补件时间最少 1 天、最多 {most} 天；承诺时限只为它暂停这么久。",
        "Give the applicant at least one day and at most {most}; the promise waits no longer.",
    ),
    "supplement.open": (
        "已经请申请人补件，等补来或者不再等了，才能再次提出。",
        "The applicant has been asked already; that is answered or given up first.",
    ),
    "supplement.outstanding": (
        "请申请人补的材料还没有补齐，不能作出决定；不再等的，请写明理由，按现有材料办理。",
        "What the applicant was asked for is outstanding. Go on without it, with the reason, before you decide.",
    ),
    "supplement.unknown": ("没有找到这次补件。", "There is no such request here."),
    "supplement.closed": ("这次补件已经结束。", "This request is over already."),
    "supplement.not_asked_for": ("这次没有请您补这份材料。", "This material was not asked for."),
    "supplement.incomplete": ("“{material}”还没有补来。", "Nothing has come for “{material}” yet."),
}
