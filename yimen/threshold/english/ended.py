"""English of what became of an item that ended."""

WORDS: dict[str, str | tuple[str, str]] = {
    "为什么停办": "Why it ended",
    "从{day}起，这个事项下放给{who}办理。": "Since {day} this item is handled by {who}, to whom it was handed down.",
    "从{day}起，这个事项停办，不再接收申请。": "Since {day} this item takes no applications any more.",
    "从{day}起，这个事项取消了，不用再办。": "This item was cancelled on {day}: nobody needs to apply for it any more.",
    "从{day}起，这个事项并入别的事项，不再单独办理。": "Since {day} this item is part of another one and is not handled apart.",
    "从{day}起，这个事项由{who}承接办理。": "Since {day} this item is handled by {who}, who took it over.",
    "从{day}起，这个事项转移给社会，由{who}承接，政府部门不再办理。": (
        "Since {day} this matter is in the hands of {who}; no office handles it any more."
    ),
    "已停办": "Ended",
    "已经收到的申请照常办完。": "Applications already received are handled to their end.",
    "找相近的事项": "Find something similar",
    "现在到这里办": "Where to go now",
    "看这项决定": "Read the decision",
}
