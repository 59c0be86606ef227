"""Sentences of member platforms: what they tell, what of it waits, and what they ask."""

SENTENCES = {
    "member.unknown": ("没有这个成员平台，或者已经停用。", "There is no such member platform, or it is closed."),
    "member.named_already": ("已经有同名的成员平台。", "A member platform of this name is connected already."),
    "member.forged": (
        "签名不对，或者没有这个成员平台。",
        "The signature is wrong, or there is no such member platform.",
    ),
    "member.unreadable": ("消息读不懂：{field}。", "The message cannot be read: {field}."),
    "member.out_of_turn": (
        "这个编号已经收过别的内容，应当接着报第 {expected} 号。",
        "Another word was taken under this number; number {expected} comes next.",
    ),
    "member.question_stale": (
        "这次查询太早或太晚，或者已经答过一次。",
        "The question is too old or too early, or was answered before.",
    ),
    "member.office_taken": (
        "部门 {org} 已经属于一个成员平台。",
        "The office {org} belongs to a member platform already.",
    ),
    "member.word_unknown": ("没有这条等着的消息。", "No such word waits."),
}
