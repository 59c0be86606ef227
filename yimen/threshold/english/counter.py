"""English of the counter."""

WORDS: dict[str, str | tuple[str, str]] = {
    "可以领走的结果": "Ready to be handed out",
    "不管在哪个窗口交的，都可以在这里一次领走。": "Whichever window took it in, everything is handed out here at once.",
    "一次交付选中的结果": "Hand the chosen out together",
    "还没缴费，缴清后才能领": "Not paid yet",
    "已一次交付 {n} 件结果。": ("{n} result was handed out.", "{n} results were handed out together."),
}
