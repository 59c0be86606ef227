"""Sentences about brands."""

SENTENCES = {
    "brands.no_colour": (
        "颜色写成 #1a4f9c 这样：井号和六位数字或字母。",
        "Write a colour like #1a4f9c: a number sign and six digits of it.",
    ),
    "brands.unreadable": (
        "这个颜色上的字看不清：对比度只有 {ratio}，至少要 4.5。换一个深一些的。",
        "Text in this colour cannot be read: its contrast is {ratio} and has to be 4.5. Choose a darker one.",
    ),
    "brands.mark_unfit": (
        "标志用 PNG 图片：每边 64 到 1024 像素，不超过 60 KB。",
        "A mark is a PNG picture of 64 to 1,024 pixels a side and at most 60 KB.",
    ),
    "brands.coming": ("已经有一个定好要换的，先取消它。", "Another one is set to come; call it off first."),
    "brands.begun": (
        "已经启用，文书上都有它；请换新的，不能取消。",
        "It has begun and stands on papers; replace it instead.",
    ),
}
