"""Sentences of the search: words that mean the same."""

SENTENCES = {
    "catalogue.synonym_too_few": (
        "同义词至少要有两个不同的词。",
        "Words that mean the same are at least two different ones.",
    ),
    "catalogue.synonym_too_many": (
        "一组同义词最多 {most} 个，请分成几组。",
        "A group holds at most {most} words. Make several groups of them.",
    ),
    "catalogue.synonym_known": (
        "这些词已经是一组同义词：{words}。",
        "These words already stand in one group: {words}.",
    ),
}
