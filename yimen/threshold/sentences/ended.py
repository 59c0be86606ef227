"""Sentences of items that ended."""

SENTENCES = {
    "catalogue.item_gone": (
        "“{ended.name}”从 {ended.since:%Y-%m-%d} 起停办，不再接收申请。去向和依据见 ended。",
        "“{ended.name}” has ended on {ended.since:%Y-%m-%d} and takes no applications. "
        "Where the matter goes on, and by which decision, stands in ended.",
    ),
}
