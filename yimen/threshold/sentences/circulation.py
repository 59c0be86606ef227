"""Sentences of the circulation of papers: why one is not handed on, signed for or given back."""

SENTENCES = {
    "circulation.unknown": (
        "这份纸质件不在您手上。",
        "This piece does not lie in your hands.",
    ),
    "circulation.on_its_way": (
        "这份纸质件已经交出，等对方签收。",
        "The piece was handed over and waits for a signature.",
    ),
    "circulation.nothing_offered": (
        "没有等您签收的这份纸质件。",
        "Nothing of this piece waits for your signature.",
    ),
    "circulation.not_at_the_counter": (
        "原件由收进来的窗口退还。请先交回窗口。",
        "A piece is given back at the counter that took it in. Hand it back there first.",
    ),
    "circulation.not_its_way": (
        "纸质件只能交给这一件办理路线上的岗位，或者交回收件窗口。",
        "A piece goes to desks on the way of its case or back to its counter.",
    ),
    "circulation.picture_suffices": (
        "这份材料已有电子件，后台看电子件就行。确实需要纸质件的，请写明理由。",
        "A picture of it lies on the case, and that is what the desks work on. If the paper itself is needed, say why.",
    ),
}
