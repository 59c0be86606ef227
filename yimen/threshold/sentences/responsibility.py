"""Sentences of responsibility."""

SENTENCES = {
    "responsibility.unknown": ("没有这件问责。", "There is no such responsibility case."),
    "responsibility.no_finding": (
        "没有这件认定属实的问题，或者不在您的监督范围。",
        "There is no such finding that was upheld, or it lies outside your supervision.",
    ),
    "responsibility.not_involved": (
        "问责对象须经手过这件事，或者当时在那里任职。",
        "Who answers had a hand in it, or held a post there at the time.",
    ),
    "responsibility.opened_already": (
        "对这个人已经就同一问题立过问责。",
        "A case about this member of staff was opened from this finding before.",
    ),
    "responsibility.not_heard": (
        "{until} 前先听本人陈述申辩；本人说过了，或者过了期限，才能作决定。",
        "The subject is heard first, until {until}; it is decided when they spoke, or when their days are over.",
    ),
    "responsibility.own": ("关于您本人，请由别人办理。", "It is about you; somebody else handles it."),
    "responsibility.heads_the_subject": (
        "您和问责对象有上下级关系，请由别人办理。",
        "You head whom it is about, or they head you; somebody else handles it.",
    ),
    "responsibility.had_a_hand": (
        "查实、立案、作过决定的人和他们的上级不能再作决定；陈述和申诉由本人提出。",
        "Who found, opened or decided it, and who heads them, decides no more; the subject alone speaks and appeals.",
    ),
    "responsibility.finding_fell": (
        "所依据的问题已经撤销，不能据此问责。",
        "What the case rests on does not stand any more; nobody answers for it.",
    ),
    "responsibility.finding_looked_at": (
        "所依据的问题正在复查，有了结果再决定。",
        "What the case rests on is looked at again; it is decided when that is over.",
    ),
    "responsibility.finding_stands": (
        "所依据的问题仍然成立；要撤销，请走申诉。",
        "What the case rests on still stands; a censure is withdrawn on appeal.",
    ),
    "responsibility.not_published": (
        "事情发生那天，公布的问责方式里没有这一种。",
        "On the day when it happened no published list held this censure.",
    ),
    "responsibility.appeal_too_late": ("申诉的期限已于 {until} 截止。", "The days to appeal ended on {until}."),
}
