"""Sentences of the shared data: why a data set is not published, asked for or used."""

SENTENCES = {
    "sharing.unknown": ("共享目录里没有这个数据集，或者已经撤下。", "There is no such data set on the catalogue."),
    "sharing.named": ("本部门的共享目录里已经有“{name}”。", "The office has a data set “{name}” already."),
    "sharing.request_unknown": (
        "没有这份等待答复的申请，或者不归您答复。",
        "There is no such open request, or it is not yours to answer.",
    ),
    "sharing.asked_already": (
        "同一个事项已经申请过，正在等答复。",
        "The same was asked for this item and waits for its answer.",
    ),
    "sharing.anybody_may": ("这个数据集无条件共享，不用申请。", "The data set is open and needs no request."),
    "sharing.limit_unfit": (
        "使用权必须有到期日，最长一年。",
        "A right to use data ends, and within a year.",
    ),
    "sharing.never_shared": ("这个数据集不予共享，依据见目录。", "The data set is not shared; the catalogue says why."),
    "sharing.no_right": (
        "这个事项没有获准使用这个数据集，或者已经到期。请先申请。",
        "Its use was not granted for this item, or the time is over. Ask for it first.",
    ),
}
