"""English of the flows of visitors."""

WORDS: dict[str, str | tuple[str, str]] = {
    "工作日日均收件": "Taken in on a working day",
    "休息日日均收件": "Taken in on a day of rest",
    "今天到访": "Visitors today",
    "工作日日均到访": "Visitors on a working day",
    "休息日日均到访": "Visitors on a day of rest",
    "客流计数点": "Gates that count visitors",
    "计数码只显示这一次，写进门口的客流计数器。": "The code is shown this once: it goes into the counter at the gate.",
    "今天 {n} 人": ("{n} visitor today", "{n} visitors today"),
    "今天还没有报数": "told nothing yet today",
    "还没有客流计数点。": "No gate counts visitors yet.",
    "装一个客流计数点": "Let a gate count",
    "门的名称": "Name of the gate",
    "装上，取计数码": "Set up and take the code",
}
