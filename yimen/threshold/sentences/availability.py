"""Sentences about maintenance and its announcement."""

SENTENCES = {
    "availability.told_too_late": (
        "停机维护至少提前 {hours} 小时公告。",
        "Maintenance is announced at least {hours} hours before it begins.",
    ),
    "availability.too_long": ("一次停机维护最长 {hours} 小时。", "A maintenance lasts {hours} hours at most."),
    "availability.not_a_target": (
        "目标写百分比，例如 99.9：大于 0、不超过 100，最多两位小数。",
        "A target is a percentage such as 99.9: above 0, up to 100, with two decimals at most.",
    ),
    "availability.month_has_its_target": (
        "从 {since} 起的月份已经有目标，不再改；新目标从以后的月份起。",
        "The month from {since} on has its target and keeps it; a new one begins with a later month.",
    ),
}
