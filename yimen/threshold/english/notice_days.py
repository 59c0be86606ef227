"""English of the days for which a change is shown to the public."""

WORDS: dict[str, str | tuple[str, str]] = {
    "公示几个工作日": "Working days on notice",
    "公示期": "Days of public notice",
    "将要改为": "To be changed to",
    "已经在公示的变更不受影响": "Changes already on notice keep their end",
    "按规定": "As the rules ask",
    "改公示期": "Change the days of notice",
    "每类变更公示几个工作日；可以比规定长，不能短": (
        "For how many working days each kind of change is shown; longer than the rules ask, never shorter"
    ),
    "每类变更的公示期": "Days of notice of each kind of change",
    "现在公示": "Now",
    "规定最短": "Least by rule",
}
