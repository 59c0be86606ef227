"""Sentences of the figures: what nobody may write."""

SENTENCES: dict[str, tuple[str, str]] = {
    "trace.follows_by_itself": (
        "办理轨迹由系统按留痕自动生成，不能填写。",
        "Traces follow the journal by themselves; nobody writes one.",
    ),
}
