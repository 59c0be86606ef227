"""Sentences of the noes: that something cannot be done is confirmed by an approver before anybody hears it."""

SENTENCES = {
    "no.needs_approver": (
        "说“不能办”“不同意”要由负责人批准：请改用“提议否定答复”，写明依据、理由和怎么办。批准之前，问的人看到的是“正在研究”。",
        "A “no” is confirmed by an approver: propose it with basis, explanation and guidance. Until then whoever asked"
        " reads that it is being examined.",
    ),
    "no.waits": (
        "否定答复正在等负责人批准，批准或退回之前不能再办理。",
        "A “no” is waiting for its approver; nothing else can be done until it is answered.",
    ),
    "no.unknown": (
        "没有等您批准的否定答复，可能已经批准或退回。",
        "No “no” waits for you here; it may have been answered already.",
    ),
    "no.own": (
        "提议的人不能自己批准或退回，请由另一位负责人处理；本部门没有别人能批准的，由中心管理岗处理。",
        "Whoever proposed a “no” cannot confirm it or send it back: another approver of the office does, and where"
        " there is none, who manages the centre.",
    ),
}
