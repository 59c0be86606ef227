"""Sentences of the personal codes and of lives: why one opens nothing."""

SENTENCES = {
    "code.not_good": (
        "这个码打不开：可能过期了、用过了或输错了。请办事人换一个新码再试。",
        "This code opens nothing: it is over, was used or is wrong. Ask for a new one and try again.",
    ),
    "code.not_yours": (
        "您不能出示别人的码。",
        "You cannot show somebody else's code.",
    ),
    "lives.nobody_stands_here": (
        "只有这位办事人站在您窗口、您正在接待时，才能查阅。请先开始接待。",
        "It opens only while this person stands at your window. Begin the visit first.",
    ),
}
