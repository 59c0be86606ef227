"""Sentences about posting orders: who is proposed for a centre, why not, and when somebody goes back."""

SENTENCES = {
    "secondments.not_formal": (
        "{name}不是在编人员，不能派驻窗口。",
        "{name} is not on the establishment and cannot be posted to a window.",
    ),
    "secondments.not_trained": (
        "{name}没有通过仍然有效的培训。请先安排培训并考试合格，再下派驻令。",
        "{name} has passed no training that still holds. Let them be trained and tested first.",
    ),
    "secondments.not_assessed": (
        "{name}最近一次考核不合格，或者没有写明上一年度的考核结果。",
        "{name} did not pass the last assessment, or nobody says what it was for the last year.",
    ),
    "secondments.proposed_already": (
        "这个人已经被推荐派驻，正在等中心答复。",
        "They are proposed for a centre already, and that waits for its answer.",
    ),
    "secondments.asked_back_already": (
        "已经申请过返回，正在等中心答复。",
        "Their return has been asked for already and waits for the answer of the centre.",
    ),
    "secondments.proposes_oneself": ("不能推荐自己，请由别人推荐。", "Nobody proposes themself; somebody else does."),
    "secondments.second_pair": (
        "推荐人、本人和本人的下属不能决定，请由中心另一位管理人员办理。",
        "Who proposed it, whom it is about and who works under them do not decide; somebody else at the centre does.",
    ),
    "secondments.grade_of_another_year": (
        "原单位考核要写上一年度的，现在是 {year} 年度。",
        "The assessment of the home unit is that of the last year, which is {year}.",
    ),
    "secondments.seat_missing": (
        "中心有座席图，下派驻令要选一个空座席。",
        "The centre has a seat plan: an order names a free seat.",
    ),
}
