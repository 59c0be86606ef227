"""Sentences of the counter."""

SENTENCES = {
    "counter.not_instant": (
        "这个办件本来就走普通程序，不用转。",
        "This case goes the ordinary way already.",
    ),
    "counter.not_ready": (
        "选中的结果不在待领取之列，可能已经领走。请刷新后再选。",
        "What was chosen does not lie ready here; it may have been handed out already. Open the page again.",
    ),
}
