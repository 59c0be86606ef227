"""English of open handling."""

WORDS: dict[str, str | tuple[str, str]] = {
    "公开办事": "Open handling",
    "怎么办、谁当班、办到哪、结果怎样，都在这里看。": "How it is done, who is on duty, how far it is and what came of it.",
    "查办事指南": "Look up a guide",
    "依据、流程、收费、时限、结果": "Basis, flow, fee, limit, result",
    "编号和查询码在收件回执上": "Number and query code are on the receipt",
    "已经作出的决定": "Decisions that were made",
    "按部门、按中心": "By department, by centre",
    "今天谁当班": "Who is on duty today",
    "当班": "On duty",
    "替岗": "Stands in",
    "现在窗口没有人当班。网上全天可以申请。": "Nobody is at the windows now. Online you can apply at any hour.",
    "最近的结果": "Latest results",
    "还没有公示的决定。": "No decision has been published yet.",
    "五个要素都公开了吗": "Are all five elements told?",
    "{n} 项中的 {told} 项都公开了": "{told} of {n} items tell all of them",
    "还没有公开": "Not told yet",
}
