"""Sentences about anything that is written down: texts, dates, values out of lists, references."""

SENTENCES = {
    "writing.missing": ("有一处必填内容没有填（{field}）。", "Something that must be filled in is empty ({field})."),
    "writing.too_long": (
        "这一处（{field}）最多 {most} 个字，请缩短后再提交。",
        "This text ({field}) may have {most} characters at most. Shorten it and send again.",
    ),
    "writing.strange_character": (
        "内容（{field}）里有看不见的特殊字符，请删去后重新输入。",
        "The text ({field}) holds invisible control characters. Remove them and type it again.",
    ),
    "writing.impossible_dates": (
        "日期不成立：结束要晚于开始，变更要在现行期间之内。请核对日期。",
        "These dates cannot be: the end lies after the beginning, a change within the present term. Check the dates.",
    ),
    "writing.not_in_list": (
        "所选的值（{field}）不在可选范围内，请重新选择。",
        "This value ({field}) is none of the list. Choose again.",
    ),
    "writing.no_such_thing": (
        "没有找到您要办的对象，可能已经变更或注销。请返回列表重新选择。",
        "What you asked for was not found; it may have been changed or closed. Go back to the list and choose again.",
    ),
}
