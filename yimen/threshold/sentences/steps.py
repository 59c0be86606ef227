"""Sentences of steps and ranks: returns, graded decisions, recusal, what a decision waits for."""

SENTENCES = {
    "authority.stood_aside": (
        "您已回避这件（申请回避，或协助过申请人填报），不能再办理。",
        "You have stood aside from this case, or helped its applicant file it, and have no hand in it any more.",
    ),
    "authority.named_unfit": (
        "指定的人不是在编人员，或者与这件办件有利害关系，请另选。",
        "Somebody named is off the establishment or has an interest in this case; choose another.",
    ),
    "authority.above_the_rank": (
        "这件按分级管理由第 {graded} 级决定。要由更高一级决定，请先提级并写明理由。",
        "This case is graded to rank {graded}. To decide it above that, raise it first and give the reason.",
    ),
    "ruling.inspection_outstanding": (
        "现场踏勘还没有共同结论，不能决定。",
        "The site inspection has no joint conclusion yet; it cannot be decided.",
    ),
    "ruling.consultation_outstanding": (
        "征求意见还没有汇总，不能决定。",
        "Other sections were asked and the views are not reported yet; it cannot be decided.",
    ),
}
