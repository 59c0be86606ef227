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
    "no.not_yours": (
        "只有提议的人能收回；请批准，或者写明理由退回。",
        "Only who proposed a “no” withdraws it; confirm it, or send it back with the reason.",
    ),
    "no.decided": (
        "这条否定答复已经批准、退回或收回，不能再收回。",
        "This “no” was confirmed, sent back or withdrawn already.",
    ),
    "no.own": (
        "提议的人不能自己批准或退回，请由另一位负责人处理；本部门没有别人能批准的，由中心管理岗处理。",
        "Whoever proposed a “no” cannot confirm it or send it back: another approver of the office does, and where"
        " there is none, who manages the centre.",
    ),
}
