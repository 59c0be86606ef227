"""Sentences of the evaluations."""

SENTENCES = {
    "evaluations.unknown": (
        "没有找到可以评价的服务。请核对链接、评价码或编号。",
        "No service is open to be rated by this. Check the link, the code or the number.",
    ),
    "evaluations.over": ("评价已于 {until} 截止。", "Rating closed on {until}."),
    "evaluations.rated": ("这次服务已经评过了，一次服务评一次。", "This service has been rated; each is rated once."),
    "evaluations.not_rated": (
        "没有可以修改、撤回或再评的评价。",
        "There is no rating to change, to take back or to add to.",
    ),
    "evaluations.own_service": (
        "工作人员不能评价服务，也不能评价自己经手的办件。",
        "Staff do not rate services, nor what they had a hand in.",
    ),
    "evaluations.being_followed_up": (
        "已经有人就这条评价联系过您，评价保持原样；处理完可以再评一次。",
        "You were called about this rating, so it stays as it is; you can rate once more when it has been dealt with.",
    ),
    "evaluations.follow_up_unknown": ("没有找到这条差评整改。", "No such follow-up for you."),
    "evaluations.had_a_hand": (
        "您经手过这次服务，请由没有经手的人核实。",
        "You had a hand in this service; somebody who had none looks into it.",
    ),
    "evaluations.not_the_handler": (
        "请先接手；已由别人接手的，由接手人处理。",
        "Take it first; when somebody else has, they deal with it.",
    ),
    "evaluations.contact_first": (
        "请先联系评价人核实，再答复。联系不上也要记下来。",
        "Call who rated first, then answer. Note it too when you could not reach them.",
    ),
    "evaluations.follow_up_ended": ("这条差评整改已经办结。", "This follow-up has ended."),
}
