"""Sentences of the matters of towns."""

SENTENCES = {
    "matters.stands": (
        "这个单位的这一项已经登记过。",
        "This unit has the matter in the inventory already.",
    ),
    "matters.over": ("这一项已经不再办理，不能再改。", "The town does the matter no more; it cannot be changed."),
    "matters.changed": (
        "别人刚改了这一项，看过最新的再改。",
        "Somebody else has just changed this matter: look, then change it.",
    ),
    "matters.none": ("还没有登记事项，先登记再公布。", "There is nothing to publish: enter matters first."),
}
