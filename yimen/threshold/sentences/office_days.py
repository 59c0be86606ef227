"""Sentences about office days and what is raised there."""

SENTENCES = {
    "officedays.over": (
        "这次现场办公已经办完、取消，或者还没有到时间。",
        "The office day was held or called off, or has not come yet.",
    ),
    "officedays.settled": (
        "这个问题还没有答复，或者已经办结；答复人自己不能办结。",
        "It waits for an answer or is closed; who answered it does not close it.",
    ),
}
