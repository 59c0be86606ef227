"""What the rules of time beside a case say when they say no: reprojections and missed limits."""

SENTENCES = {
    "accountability.unknown": ("没有这项责任事项。", "There is no such accountability item."),
    "reprojection.nothing_to_do": (
        "日历 {calendar} 没有需要重算的变动。",
        "Calendar {calendar} has no change that cases would have to be counted again for.",
    ),
    "reprojection.unknown": ("没有这项到期重算。", "There is no such counting again."),
}
