"""Sentences of the populations 常住人口."""

SENTENCES = {
    "populations.twice": (
        "这个地方这一天的人口数已经有了，先撤下原来的再录。",
        "A figure of this place as of that day stands already; withdraw it first.",
    ),
    "populations.withdrawn": ("这个数已经撤下。", "This figure was withdrawn."),
    "populations.not_a_number": (
        "人口数写整数，一到二十亿。",
        "A population is a whole number of people, from one to two thousand million.",
    ),
}
