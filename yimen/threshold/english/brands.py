"""English: how the house looks."""

WORDS = {
    "视觉标识": "Visual identity",
    "名称、颜色和标志在这里定一次，网上大厅、工作台、自助终端、叫号屏和文书都跟着换，从定好的那天起。": (
        "Name, colour and mark are set once here; the online hall, the desks, kiosks, screens and papers follow on the day "
        "that is set."
    ),
    "现在的": "Now",
    "出厂的样子：蓝色，“一扇门”标志。": "As the house was built: blue, with the mark of one door.",
    "用过的和要换的": "Those before and to come",
    "口号": "Slogan",
    "标志": "Mark",
    "不换了": "Call off",
    "换一套": "Set another one",
    "写成 #1a4f9c 这样；字看不清的颜色不收": "Like #1a4f9c; a colour that cannot be read is refused",
    "PNG 图片，每边 64 到 1024 像素，不超过 60 KB": "A PNG picture, 64 to 1,024 pixels a side, at most 60 KB",
    "最早明天": "Tomorrow at the earliest",
    "定下来": "Set it",
    "一次换遍门户、终端、屏幕和文书": "Portal, kiosks, screens and papers at once",
}
