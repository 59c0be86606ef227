"""Sentences of systems that come in: who lets them in, what they show in the sandbox, and what is still missing."""

SENTENCES = {
    "onboarding.unknown": ("没有这个接入申请。", "There is no such system coming in."),
    "onboarding.named_already": (
        "这个部门已经有同名的接入申请或系统。",
        "This office has a system of this name that is coming in or is in.",
    ),
    "onboarding.no_sandbox": (
        "现在不能联调：要先同意接入，已上线的要先暂停。",
        "The sandbox is shut: the system is admitted first, and one that is live is suspended first.",
    ),
    "onboarding.forged": (
        "签名不对，或者没有开放的沙箱。",
        "The signature is wrong, or there is no sandbox open.",
    ),
    "onboarding.no_run": (
        "没有进行中的联调，请先在页面上开始一轮。",
        "No run is under way: begin one at the desk first.",
    ),
    "onboarding.run_full": (
        "这一轮消息太多了，请重新开始一轮。",
        "This run has taken as many words as one takes; begin a new one.",
    ),
    "onboarding.conformance_missing": (
        "没有有效的联调结果：要用现在的密钥和规范版本全部通过，且在九十天以内。",
        "No run counts today: every step is passed by the present key and edition, within ninety days.",
    ),
    "onboarding.points_missing": (
        "上线检查还有 {open} 项没有填。",
        "Points of the checklist still open: {open}.",
    ),
    "onboarding.first": (
        "这样的系统先申请接入，联调和上线检查都通过以后才能上线。",
        "Such a system applies first, and goes live when its run and its checklist are passed.",
    ),
    "onboarding.own": (
        "申请的人和填检查单的人不能自己批准上线，请另一位来批准。",
        "Who applied or filled the checklist does not let the system in; somebody else does.",
    ),
}
