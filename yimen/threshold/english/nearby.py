"""English of the places nearby: how near, open or closed now, and who is being served."""

WORDS: dict[str, str | tuple[str, str]] = {
    "我在": "I am in",
    "近的排在前面。先选镇街，再选村（社区）。不会保存。": "The nearest comes first. Choose a town, then its village. It is not kept.",
    "不说明": "Rather not say",
    "离您最近": "Nearest to you",
    "同村（社区）": "same village",
    "同镇街": "same town",
    "同县区": "same county",
    "同市": "same city",
    "开放，到 {time}": "open until {time}",
    "未开放，{time}开门": "closed, opens at {time}",
    "正在窗口办理 {n} 人（不含等候的人）": (
        "{n} person is being served (who waits is not counted here)",
        "{n} people are being served (who waits is not counted here)",
    ),
}
