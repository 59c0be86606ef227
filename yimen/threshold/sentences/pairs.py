"""Sentences of the pairs: why a case is not handled at once by two officers, and what to do instead."""

SENTENCES = {
    "standby.out_of_hours": (
        "现在不是工作时间，不能上线候办。",
        "The office is closed: nobody stands by outside of its hours.",
    ),
    "standby.away": (
        "您登记了请假，不能上线候办。已经回来的，请先在“值守交接”里登记返岗。",
        "You are on leave. If you are back, record that on the duty page first.",
    ),
    "standby.not_standing_by": ("您没有在这个部门上线候办。", "You do not stand by for this office."),
    "standby.still_awaited": (
        "还有 {cases} 位申请人在柜台等您，办完或者转普通程序后才能下线。",
        "{cases} at the counter still wait for you. Finish, or let the case go the ordinary way, before you sign off.",
    ),
    "pair.nobody_waits": (
        "即审即办要申请人在柜台等候：请先在“收件窗口”开始接待。不在柜台的，按普通程序办理。",
        "This is for somebody who waits at the counter: open their visit at the window first. Otherwise the case goes"
        " the ordinary way.",
    ),
    "pair.nobody_reviews": (
        "现在没有能审这件的人在线。可以等有人上线，或者按普通程序办理。",
        "No reviewer for this case stands by now. Wait for one, or let the case go the ordinary way.",
    ),
    "pair.nobody_approves": (
        "现在没有持这个事项授权书的人在线核准。可以等有人上线，或者按普通程序办理。",
        "Nobody with a letter for this item stands by to approve it. Wait for one, or let the case go the ordinary"
        " way.",
    ),
    "pair.one_alone": (
        "现在只有一个人在线，审查和核准不能是同一个人。可以等另一位上线，或者按普通程序办理。",
        "Only one officer stands by, and who reviews does not approve. Wait for another, or let the case go the"
        " ordinary way.",
    ),
}
