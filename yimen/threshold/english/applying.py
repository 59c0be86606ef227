"""English of applying on a small screen, and of what stands beside a decision before it is made."""

WORDS: dict[str, str | tuple[str, str]] = {
    "，点选后自动到下一问": ". A tap on an answer goes on to the next",
    "已经回答的": "Answered so far",
    "依据授权书": "Under letter",
    "再扫一份交来": "Scan another one in",
    "扫描交来": "Scan in",
    "回到叫号": "Back to the queue",
    "还有 {n} 份，可以按姓名、部门或文号查找": (
        "{n} more; find it by name, office or number",
        "{n} more; find one by name, office or number",
    ),
    "全部列出": "List them all",
    "{what}。{how}": "{what}. {how}",
}
