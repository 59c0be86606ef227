"""Sentences of the list batches."""

SENTENCES = {
    "batch.list_unknown": ("没有“{value}”这张事项清单。", "There is no list of items called {value}."),
    "batch.nothing_to_publish": (
        "这张清单上现在没有事项，不能公布。",
        "Nothing stands on this list at present; there is nothing to publish.",
    ),
    "batch.same_as_before": (
        "清单与第 {number} 批完全相同，不用再公布一批。",
        "The list holds exactly what batch {number} holds; another batch would say nothing new.",
    ),
}
