"""Sentences of the coordination meetings."""

SENTENCES = {
    "coordinations.unknown": ("没有这次会商。", "There is no such meeting."),
    "coordinations.not_the_caller": (
        "谁召集的会商，由谁记纪要、签发和取消。",
        "Who called the meeting keeps its papers.",
    ),
    "coordinations.not_invited": (
        "您的部门不在通知的范围里，或者没有到会；意见和签字由部门负责人或到会的人作出。",
        "Your office is not invited, or did not come; its head speaks for it, or who came.",
    ),
    "coordinations.seat_unclear": (
        "您在几个参会部门任职，请说明代表哪一个。",
        "You belong to several departments that are invited: say for which you speak.",
    ),
    "coordinations.caller_there": (
        "召集人还在岗，由召集人自己移交。",
        "Who called the meeting is in office: they hand it over themselves.",
    ),
    "coordinations.not_then": (
        "开会前一小时到开会后十二小时可以签到；开会以后才能记纪要。",
        "People sign in from an hour before a meeting until twelve after it began; minutes are kept once it began.",
    ),
    "coordinations.not_stuck": (
        "选的事已经不再卡着，请重新选。",
        "What was chosen is not stuck any more; please choose again.",
    ),
    "coordinations.points_undecided": ("每个议题都要写明议定了什么。", "Say of every point what was decided."),
    "coordinations.signatures_missing": (
        "还没有签字的部门：{offices}。",
        "These offices have not signed: {offices}.",
    ),
    "coordinations.signed_already": ("已经签过，或者已经交过同一份。", "That was signed, or handed in, already."),
    "coordinations.sits_already": ("这个部门已经是常设部门。", "The department always sits already."),
    "coordinations.five_missing": (
        "5+X 会商要有五个常设部门（现在 {standing} 个）和至少一个另外的部门。",
        "A 5+X meeting needs five standing departments (there are {standing}) and at least one more.",
    ),
    "coordinations.two_needed": ("会商至少要有两个部门。", "A meeting of departments is one of at least two."),
    "coordinations.seats_empty": (
        "有部门没有到会，也没有对每个议题写意见：{offices}。不能在他们缺席时定他们的事。",
        "These offices neither came nor wrote on every point: {offices}. Nothing is decided in their absence.",
    ),
}
