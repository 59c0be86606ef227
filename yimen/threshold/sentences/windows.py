"""Sentences of the window groups and of what a counter takes in."""

SENTENCES = {
    "counter.out_of_scope": (
        "这一项不在这个窗口受理，请引导到“{group}”（{letter} 类排队号，窗口 {windows}）。申请人不用重新填写。",
        "This counter does not take the item in. Lead the visitor to {group} (tickets {letter}, counters {windows}).",
    ),
    "windows.letter_taken": (
        "本中心已有 {letter} 类排队号，请换一个字母。",
        "Tickets with the letter {letter} are given at this centre already. Choose another letter.",
    ),
    "windows.window_elsewhere": (
        "选中的窗口不属于这个中心，或那天没有启用。",
        "A chosen window belongs to another centre, or is not open on that day.",
    ),
    "windows.items_not_named": (
        "无差别窗口和按清单受理的窗口不逐项指定事项。",
        "A group for everything, or for a list, does not name its items one by one.",
    ),
    "windows.group_over": (
        "这个窗口组在那一天还没有开始，或已经结束。",
        "The group has not begun on that day, or has ended.",
    ),
    "windows.different_centres": (
        "只能合并同一个中心的窗口组。",
        "Only groups of one centre can be merged.",
    ),
}
