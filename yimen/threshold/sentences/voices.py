"""Sentences of the voices."""

SENTENCES = {
    "voices.unknown": ("没有找到这条诉求，或者查询码不对。", "No such matter, or the code is not its own."),
    "voices.not_at_the_desk": (
        "只有民声专席的人员可以交办、审核、公开和审评论。",
        "Only members of the desk hand out, check, publish and read comments.",
    ),
    "voices.not_with_you": ("这条诉求现在不在您的部门。", "It does not lie with your department now."),
    "voices.own_answer": ("答复的人不能自己审核。", "Who answered does not check the answer."),
    "voices.taken_before": ("已经签收。", "It has been taken up."),
    "voices.not_closed": ("还没有到这一步，或者已经过了。", "It is not at that point, or past it."),
    "voices.reopened_before": (
        "已经重办过一次；再不满意的，请转监察。",
        "It was opened again once; what does not help then goes to supervision.",
    ),
    "voices.not_agreed": ("提出的人不同意公开。", "Who raised it does not want it published."),
    "voices.shown_or_withheld": ("已经公开，或者已经决定不公开。", "It has been published or withheld already."),
    "voices.tells_who": (
        "还写着证件、电话、账号或邮箱，公开前请隐去。",
        "It still holds a number of a card, phone or account, or a mail address. Take it out before it is published.",
    ),
    "voices.comment_unknown": ("没有这条评论。", "There is no such comment."),
    "voices.voted_before": ("每个人只计一次，也不能给自己的评论点。", "One person counts once, and not for their own."),
    "voices.route_there": (
        "这个领域和地方已经有派单规则，请先停用。",
        "This topic and place have a route; end it first.",
    ),
    "voices.member_already": ("这个人已经在专席。", "They belong to the desk already."),
    "voices.shift_clash": (
        "这个时间同一个人已有班次，或者一班超过 12 小时。",
        "They have a shift at that time, or it would last more than 12 hours.",
    ),
    "voices.not_your_shift": (
        "只能给自己的班次签到签退，最早提前 15 分钟。",
        "One comes to and goes from one's own shift, from a quarter of an hour before it begins.",
    ),
    "voices.weights_unfit": ("四项权重加起来要等于 100。", "The four weights add up to 100."),
    "voices.month_not_over": ("这个月还没有过完，{until}以后才能出月报。", "The month is not over until {until}."),
    "voices.report_unknown": ("没有这份月报。", "There is no such report."),
}
