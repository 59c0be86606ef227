"""Sentences of pushes: what an office's own system says, and why it was not taken."""

SENTENCES = {
    "push.forged": ("签名不对，没有收下。", "The signature is wrong; nothing was taken."),
    "push.unreadable": ("“{field}”缺失或者不合格式。", "“{field}” is missing or cannot be."),
    "push.stale": (
        "第 {number} 号已经过时：已收到第 {last} 号。",
        "Number {number} is stale: {last} has been heard.",
    ),
    "push.ahead": (
        "第 {number} 号来早了：先要第 {expected} 号。",
        "Number {number} is ahead of its turn: {expected} comes first.",
    ),
    "push.from_the_future": ("发生时间晚于现在，请校准时钟。", "It happens later than now; set the clock right."),
    "push.officer_unknown": (
        "工号“{number}”不是这个部门现在的工作人员。",
        "“{number}” is nobody who serves in that office today.",
    ),
    "push.system_named_already": ("这个部门已有同名的系统。", "The office has a system of this name."),
}
