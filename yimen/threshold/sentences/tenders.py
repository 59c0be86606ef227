"""Sentences of the supervision of tenders."""

SENTENCES = {
    "tenders.unsound": (
        "第 {line} 条的{field}不对，整批没有接入。",
        "Line {line} is not sound in its {field}; nothing of the import was taken in.",
    ),
    "tenders.too_many": ("一次最多接入 {most} 个项目。", "At most {most} projects are taken in together."),
    "tenders.source_unknown": (
        "没有这个交易中心，已经停用，或者接入码不对。",
        "No such trading centre, it was shut, or the code is none's.",
    ),
    "tenders.source_named": ("已有同名的交易中心。", "There is a trading centre of this name already."),
    "tenders.alarm_settled": ("这条预警已经处理。", "The alarm has been settled already."),
}
