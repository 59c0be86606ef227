"""English of the three lists: what is forbidden, what is decided, and what is checked afterwards."""

WORDS: dict[str, str | tuple[str, str]] = {
    "三张清单": "Three lists",
    "三张清单逐条看：能决定的、不许做的、批后要查的": "Three lists, entry by entry: decided, forbidden, checked afterwards",
    "权力清单写部门能决定什么，负面清单写什么不许做、什么要先批准，监管清单写批准之后查什么。": (
        "The power list says what offices may decide, the negative list what is forbidden or needs approval first, and the"
        " supervision list what is checked after approval."
    ),
    "负面清单": "Negative list",
    "监管清单": "Supervision list",
    "权力清单（{n} 项）": "Power list ({n})",
    "禁止": "Forbidden",
    "须先批准": "Needs approval first",
    "谁来查": "Checked by",
    "批准后 {n} 天内": "Within {n} days after approval",
    "自{day}起": "From {day}",
    "到{day}前": "until {day}",
    "批后检查：{open} 件待查，其中 {overdue} 件超期；{closed} 件已有结果。": (
        "Checks after approval: {open} waiting, {overdue} of them overdue; {closed} with a result."
    ),
    "按文件逐条登记，从施行那天起公布；监管清单上的事项准予许可后自动开出批后检查。": (
        "Entered by document, entry by entry, and published from the day on which it is in force; each grant of an item on"
        " the supervision list opens its checks by itself."
    ),
    "登记负面清单和监管清单": "Enter the negative and the supervision list",
    "登记一条": "A new entry",
    "怎么规定": "What it does",
    "批准后几天内": "Within how many days after approval",
    "取消这一条": "End this entry",
    "这张清单还没有条目": "This list has no entries yet",
    "由改革部门按文件登记，登记后在这里公布。": "The reform office enters them by document; they are published here.",
    "监管任务": "Supervision tasks",
    "监管清单要求批后检查的，准予许可后自动出现在这里；由没有经手的人检查。": (
        "What the supervision list asks to check appears here by itself after a grant; somebody without a part in it checks."
    ),
    "没有待查的监管任务": "Nothing to check",
    "事项上了监管清单，准予许可后任务自动开立。": "Once an item is on the supervision list, each grant opens a task.",
    "检查什么": "What is checked",
    "最近的结果": "Latest results",
    "登记结果": "Enter the result",
    "检查结果": "Result",
    "检查情况": "What was found",
    "检查人": "Checked by",
    "符合要求": "As required",
    "已当场改正": "Put right on the spot",
    "发现违法，移交处理": "Unlawful; handed over",
}
