"""Sentences of the terminals: why one is not set up, and why nothing more is done in a sitting."""

SENTENCES = {
    "terminals.unknown": (
        "没有这台自助终端，或者它不归您的中心。",
        "There is no such terminal, or it is not your centre's.",
    ),
    "terminals.named": (
        "本中心已经有叫“{name}”的终端，请换个名称。",
        "A terminal of the centre is called {name}; choose another name.",
    ),
    "terminals.retired": ("这台终端已经停用，不再使用。", "The terminal was retired and is not used again."),
    "terminals.bad_code": (
        "启用码不对、已用过或已过期。请管理员重新生成一个。",
        "The code is wrong, was used or has run out. Ask the administrator for a new one.",
    ),
    "terminals.sitting_over": (
        "这次上机已经结束并清除。没有提交的内容在草稿里，请重新登录接着办。",
        "This sitting has ended and was wiped. What was not handed in is in your drafts: sign in again to go on.",
    ),
    "terminals.nobody_sits": ("这台终端现在没有人登录。", "Nobody is signed in at this terminal now."),
    "terminals.helped_by": ("{name}已经在协助这位申请人。", "{name} helps this applicant already."),
}
