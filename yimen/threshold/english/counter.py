"""English of the counter."""

WORDS: dict[str, str | tuple[str, str]] = {
    "可以领走的结果": "Ready to be handed out",
    "不管在哪个窗口交的，都可以在这里一次领走。": "Whichever window took it in, everything is handed out here at once.",
    "一次交付选中的结果": "Hand the chosen out together",
    "还没缴费，缴清后才能领": "Not paid yet",
    "已一次交付 {n} 件结果。": ("{n} result was handed out.", "{n} results were handed out together."),
    "当场没有办完，转普通程序": "Not finished at the window, goes the ordinary way",
    "转普通程序": "Go the ordinary way",
    "当场办不完，转普通程序": "Cannot be finished now: go the ordinary way",
    "转交审批岗决定；承诺时限不变，没有当场办完会计入统计。": "The decider's desk decides it. The promise stays; that it was not finished at once is counted.",
    "为什么当场办不完": "Why it cannot be finished now",
    "先不转": "Not now",
    "登记的是 {known}；就用它，可以不填": "On record: {known}. Leave empty to use it.",
}
