"""Sentences of the consignments: why papers are not packed, carried or signed for."""

SENTENCES = {
    "consignment.unknown": ("没有找到这个集中代办批次。", "There is no such batch."),
    "consignment.not_of_this_point": (
        "只有本便民服务点收下、还在办理的办件可以放进批次。",
        "Only open cases that this point took in go into its batches.",
    ),
    "consignment.packed_elsewhere": (
        "这个办件的材料已经在一个批次里。",
        "The papers of this case lie in a batch already.",
    ),
    "consignment.nothing_packed": (
        "批次里至少要有一个办件，每件至少一份材料，最多 {most} 件。",
        "A batch has at least one case, with one paper each, and {most} cases at most.",
    ),
    "consignment.not_above": (
        "请选择上级镇街（或区县、市）的中心作为送达地点。",
        "Choose a centre of the town, county or city above.",
    ),
    "consignment.checked_before": ("这个办件已经签收过。", "This case has been checked already."),
    "consignment.own_hands": (
        "送件人不能给自己签收，请中心的其他窗口人员签收。",
        "Whoever brought the batch does not sign for it; another clerk of the centre does.",
    ),
    "consignment.not_all_checked": (
        "还有 {left} 件没有逐件核对，核对完才能签收批次。",
        "{left} cases have not been checked yet; the batch is signed for when all are.",
    ),
}
