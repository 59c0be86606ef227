"""Sentences about many items brought in, written out or restated at once."""

SENTENCES = {
    "bulk.unknown": ("没有这项批量任务，或者它不是您提交的。", "There is no such bulk work, or it is not yours."),
    "bulk.moved": (
        "这项任务在您看的时候又走了一步，请看过现在的样子再操作。",
        "The work has gone on since you looked. See how it stands now, then act.",
    ),
    "bulk.file_too_large": (
        "文件超过 {most} MB。请分成几个文件，或者由管理员用命令行导入。",
        "The file is larger than {most} MB. Split it, or have an administrator bring it in from the console.",
    ),
    "bulk.file_missing": ("请选择一个文件，空文件不收。", "Choose a file; an empty one is not taken."),
    "bulk.file_kind_unknown": (
        "只认 Excel（.xlsx、.xls）、.ods、CSV 和 JSON，请换一种格式。",
        "Excel (.xlsx, .xls), .ods, CSV and JSON are read. Use one of them.",
    ),
    "bulk.too_many": (
        "符合条件的事项超过 {most} 个，请缩小范围分几次做。",
        "More than {most} items fit. Narrow them and do it in parts.",
    ),
    "bulk.nothing": ("没有符合条件的事项，什么都没有改。", "No item fits; nothing was changed."),
    "bulk.own_office_only": (
        "部门的事项管理岗只能改本部门的事项，请先选本部门。",
        "The catalogue desk of an office changes its own items only. Choose your office first.",
    ),
    "import.department_unknown": (
        "系统里没有叫“{department}”的部门。请先由管理员建立，或者改成系统里的全称或简称。",
        "There is no department called “{department}”. Have an administrator found it, or use the name it bears here.",
    ),
    "catalogue.element_unfit": (
        "“{element}”不能批量改，或者写的内容不合它的格式。",
        "{element} cannot be said for many items at once, or the value does not fit it.",
    ),
    "catalogue.no_such_record": (
        "这个事项里没有叫“{record}”的一条，没有改。",
        "This item has no entry called “{record}”; it was left as it is.",
    ),
    "catalogue.item_ended": ("这个事项已经停用，没有改。", "This item is no more; it was left as it is."),
}
