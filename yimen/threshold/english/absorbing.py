"""English of absorbed halls: what they bring along, and old numbers that stay good."""

WORDS: dict[str, str | tuple[str, str]] = {
    "并入清点": "Halls to be absorbed",
    "大厅并入前，事项、人员和在办件逐个有新编号，一件不漏": (
        "Before a hall is absorbed its items, people and open cases each have a number here; nothing is left out"
    ),
    "没有在中心外的大厅要并入。": "No hall outside waits to be absorbed.",
    "全部大厅": "All halls",
    "{day}已并入": "Absorbed on {day}",
    "还有 {n} 个旧编号没有新编号，清点完才能并入": "{n} old numbers have no new one yet; then it can be absorbed",
    "还没有清单": "no list yet",
    "两边对上了，可以并入": "Both sides agree; it can be absorbed",
    "列出的都有新编号，等两边对数": "All that is listed has its number; both sides are still to be counted",
    "已并入的大厅": "Halls that were absorbed",
    "这个大厅没有列出过旧编号。": "No old number of this hall was ever listed.",
    "并入记录": "Record of the switch",
    "两边对数": "Both sides counted",
    "{day}起并入，{recorded}登记；登记时两边一件不差": (
        "Absorbed from {day} on, recorded on {recorded}; both sides had the same then"
    ),
    "{day}并入时还没有两边对数，没有记录": "Absorbed on {day}, before both sides were counted; there is no record",
    "等原大厅的部门负责人清点移交数": "The head of the hall's office has still to count what it hands over",
    "移交数过了 {n} 天，或者清点后又划去了编号，要重新清点": (
        "What is handed over was counted more than {n} days ago, or before a line was struck; it is counted anew"
    ),
    "移交数在并入前 {n} 天之内有效": "What was counted holds for {n} days until the switch",
    "原大厅移交": "Handed over",
    "这里有新编号": "With a number here",
    "还没有新编号": "Without one yet",
    "已划去": "Struck",
    "对上没有": "Agree",
    "对上了": "They agree",
    "对不上": "They differ",
    "没有清点": "not counted",
    "移交数由原大厅的部门清点：{day}": "Counted by the hall's own office: {day}",
    "按原大厅自己的登记簿数，没有的写 0；清点后 {n} 天内并入有效。": (
        "Count by the hall's own register and write 0 where there is none; it holds for a switch within {n} days."
    ),
    "报移交数": "State what is handed over",
    "旧编号和新编号": "Old numbers and new ones",
    "旧编号一直有效，谁都能查": "Old numbers stay good; anybody can look one up",
    "旧编号": "Old number",
    "是哪一个": "What it is",
    "在这里叫什么": "What it is here",
    "这里的办件编号": "Case number here",
    "就是这一件": "It is this case",
    "就是这一个": "It is this one",
    "等清点": "waits",
    "先列出这个大厅的事项、人员和在办件，写它们在原大厅的编号。": (
        "List the items, people and open cases of the hall first, by the numbers that it gave them."
    ),
    "您只看到在办件的旧编号；是谁的、办什么，原部门和管理网络的人看得到。": (
        "You see the numbers of open cases; whose they are and about what, the hall's office and who keeps the network see."
    ),
    "一共 {n} 行，这里列出前 {most} 行，没有新编号的在前。": (
        "{n} lines in all; the first {most} are listed, those without a new number first."
    ),
    "已划去：{why}": "Struck: {why}",
    "划去这一行": "Strike this line",
    "为什么划去": "Why it is struck",
    "划去": "Strike",
    "列入并入清单": "Put on the list",
    "哪一种": "Of which kind",
    "每行一个：旧编号，空格，是什么": "One a line: old number, space, what it is",
    "在办件": "open case",
    "旧编号查询": "Old numbers",
    "大厅并入中心后，原来的编号仍然有效。输入原大厅给的编号，看它现在叫什么。": (
        "After a hall was absorbed its numbers stay good. Type the number that it gave, and see what it is called now."
    ),
    "没有查到这个编号。请核对原大厅回执上的编号，或者到窗口问。": (
        "This number was not found. Check it on the receipt of the hall, or ask at a window."
    ),
    "正在清点，还没有新编号；原大厅照常办理。": "Being listed, without a new number yet; the hall goes on as before.",
    "现在的办件编号": "Case number now",
    "{day}并入{centre}": "Absorbed into {centre} on {day}",
    "原大厅的编号": "Number of the hall",
    "查现在的编号": "Look it up",
    "手里是原大厅的旧编号？查它现在的编号": "You hold an old number of a hall? See what it is now",
}
