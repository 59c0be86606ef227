"""Sentences about maintenance and its announcement."""

SENTENCES = {
    "availability.told_too_late": (
        "停机维护至少提前 {hours} 小时公告。",
        "Maintenance is announced at least {hours} hours before it begins.",
    ),
    "availability.too_long": ("一次停机维护最长 {hours} 小时。", "A maintenance lasts {hours} hours at most."),
}
