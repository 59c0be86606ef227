"""Sentences of the complaints."""

SENTENCES = {
    "complaints.unknown": ("没有找到这条投诉，或者查询码不对。", "No such complaint, or the code is not its own."),
    "complaints.nobody_complained_of": (
        "请说明投诉的是哪一件办件、哪个窗口、中心或部门。",
        "Say which case, window, centre or office it is about.",
    ),
    "complaints.about_you": (
        "投诉涉及您经手的办件，请由别人登记和处理。",
        "It is about what you had a hand in; somebody else records and handles it.",
    ),
    "complaints.too_near": (
        "这个人经手过、在被投诉的地方任职，或者已经核查过一次，请换一个人。",
        "They had a hand in it, work where it happened, or have looked into it before. Name somebody else.",
    ),
    "complaints.for_supervision": (
        "乱收费、吃拿卡要和复核，只能由监察岗位核查。",
        "Charges, gifts and appeals are looked into by supervision alone.",
    ),
    "complaints.not_acknowledged": ("请先受理，再安排核查。", "Acknowledge it before somebody looks into it."),
    "complaints.acknowledged": ("这条投诉已经受理。", "This complaint has been acknowledged."),
    "complaints.not_the_investigator": (
        "只有安排核查这条投诉的人可以查看投诉人和答复。",
        "Only who looks into this complaint sees who complained and answers it.",
    ),
    "complaints.ended": ("这条投诉已经办结。", "This complaint has ended."),
    "complaints.not_answered": ("还没有答复。", "There is no answer yet."),
    "complaints.appealed": ("已经复核过一次，不再复核。", "The level above has looked into it; it does so once."),
    "complaints.appeal_over": ("申请复核的时间已于 {until} 截止。", "The time for an appeal ended on {until}."),
}
