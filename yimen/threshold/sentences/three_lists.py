"""Sentences about the three lists and the checks after approval."""

SENTENCES = {
    "lists.check_days_unfit": (
        "检查期限写批准后 1 到 {most} 天。",
        "A check is made within 1 to {most} days after approval.",
    ),
    "lists.already_on_list": (
        "“{item}”在这张清单上已有同样的条目。",
        "{item} has the same entry on this list already.",
    ),
    "lists.entry_over": ("这个条目已经取消。", "This entry has been ended already."),
    "supervision.task_closed": ("这项监管任务已经有结果。", "This supervision task has its result already."),
    "supervision.checker_decided": (
        "审查或决定过这件的人，不能做批后检查。请由其他人办。",
        "Who reviewed or decided the case cannot check it afterwards. Please leave it to somebody else.",
    ),
}
