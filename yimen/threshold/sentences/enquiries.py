"""Sentences of the enquiries."""

SENTENCES = {
    "enquiry.unknown": ("没有找到这条咨询。", "No such question."),
    "enquiry.not_the_owner": (
        "这条咨询由 {owner} 负责答复；移交并签收以后才换人负责。",
        "{owner} owes the answer to this question, until it is handed over and acknowledged.",
    ),
    "enquiry.ended": ("这条咨询已经办结。", "This question has been closed already."),
    "enquiry.taken_up": (
        "这条咨询已经有人接了。",
        "Somebody has taken this question up already.",
    ),
    "enquiry.handed_over": (
        "这条咨询已移交部门，等部门签收；签收前不能再移交、答复或办结。",
        "This question is on its way to an office that has not acknowledged it yet.",
    ),
    "enquiry.nothing_to_acknowledge": (
        "没有移交给您部门、等待签收的这条咨询。",
        "No hand-over of this question waits for your office.",
    ),
    "enquiry.not_anonymous": (
        "公开的内容里有提问人的名称或者一串号码，请改写后再公开；答复里有的，不能公开。",
        "It names who asked or holds a long number. Word it anew; an answer that does is not told to everybody.",
    ),
    "enquiry.not_answered": ("还没有答复，不能公开。", "There is no answer yet that everybody could read."),
    "enquiry.own_office": (
        "请移交给别的部门；本部门的问题请直接答复。",
        "Hand it to another office; what belongs to your own you answer yourself.",
    ),
}
