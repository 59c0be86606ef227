"""Sentences of dispatches: what the higher level is told goes by itself."""

SENTENCES = {
    "dispatch.unknown": (
        "上报由系统自动进行，没有可以操作的记录。",
        "Records go upward by themselves; there is none to send here.",
    ),
}
