"""English of the pages on which items are held and cases recalled."""

WORDS: dict[str, str | tuple[str, str]] = {
    "办理方式和接管": "Handling and take-overs",
    "收回办件": "Recall cases",
    "承诺核对": "Promises",
    "事项在哪里收、由哪个审批处决定": "Where items are taken in, and which approval division decides them",
    "已登记": "Registered",
    "登记办理方式": "Register how items are handled",
    "事项编码，一行一个": "Codes of items, one a line",
    "办理方式": "Way",
    "统一受理": "Taken in at one place",
    "联合办理": "By several offices together",
    "集中到中心办理": "Only in the centre",
    "登记": "Register",
    "集中到中心的，部门自己的窗口从那天起不再收。": "Centralised items are no more taken in at the office's own counter.",
    "由审批处接管": "An approval division takes over",
    "哪个部门的审批处": "Approval division of",
    "从哪天起（最早明天）": "From (tomorrow at the earliest)",
    "接管": "Take over",
    "从那天起，其他处室的决定权终止，在办的办件可以收回。": (
        "From that day the others' rights to decide end, and cases on their way can be recalled."
    ),
    "接管了哪些事项": "What was taken over",
    "原来由谁办": "Before",
    "终止的权限": "Rights ended",
    "还没有接管事项。": "Nothing was taken over yet.",
    "选一个部门，看它的审批处接管了什么。": "Choose an office to see what its division took over.",
    "权限已经终止、还没有办完的，由主管部门收回来决定": "Where the right has ended, the responsible office takes the case back",
    "已收回，转到本部门的岗位办理。": "Recalled; it lies at a desk of your office now.",
    "可以收回的办件，先到期的在前": "Cases that can be recalled, by what falls due",
    "现在在哪里": "Where it lies",
    "权限终止于": "Right ended",
    "收回": "Recall",
    "收回，由本部门决定": "Recall and decide here",
    "没有要收回的办件": "Nothing to recall",
    "下放的权限终止以后，还在原单位没有办完的办件会列在这里。": (
        "When a right that was handed down ends, open cases of its unit stand here."
    ),
    "收回办件由事项主管部门的负责人来做。": "Cases are recalled by the head of the office that answers for the item.",
}
