"""Sentences of supervision after approval: draws, checks, and who looks after a permit."""

SENTENCES = {
    "spots.nothing_to_draw": (
        "这个部门没有监管这样的企业许可，没有可抽的。",
        "The office looks after no such permit of an enterprise: there is nothing to draw.",
    ),
    "spots.too_many_to_draw": (
        "一次最多从 {most} 张许可里抽，请按事项分开抽。",
        "One draw is made from at most {most} permits; draw item by item.",
    ),
    "spots.too_few_inspectors": (
        "有 {permits} 张许可，名单里避开批过它的和有利害关系的人以后不够四个人，请多列几名在编的检查人员；"
        "本部门在编的全列上还不够四个的，至少要两个。",
        "For {permits} permits fewer than four of those named are free of a conflict; name more formal staff. "
        "Two are enough only where everybody of the office is named.",
    ),
    "spots.pool_too_narrow": (
        "这样一缩小，有的级别不到 {least} 张许可，等于点名。请把范围放宽，或者从全部许可里抽。",
        "Narrowed like this a band has fewer than {least} permits: that would choose. Draw from more, or from all.",
    ),
    "spots.inspectors_unfit": (
        "名单里有 {people} 个人不能查：不在职、不在编，或者就是安排抽查的人。请去掉再公布。",
        "Of those named {people} may not inspect: not in service, not formal, or who announces it. Leave them out.",
    ),
    "spots.too_many_listed": (
        "一次抽查最多 {points} 条内容、{inspectors} 名检查人员。",
        "A draw has at most {points} points and {inspectors} inspectors.",
    ),
    "spots.draw_too_short": (
        "一次抽查至少安排 {least} 个工作日。",
        "A draw lasts {least} working days at least.",
    ),
    "spots.draw_too_late": (
        "最后一天已经过了，不能再抽签，请重新安排一次。",
        "Its last day is over, nothing is drawn any more; announce another.",
    ),
    "supervision.owner_stands": (
        "这张许可已经有部门监管了。",
        "An office looks after this permit already.",
    ),
    "spots.position_unclear": ("定位不完整，请重新定位。", "The position cannot be read; locate again."),
    "spots.looked_at_unclear": (
        "看的时间要在抽签以后、抽查的日子里、现在以前，最多三天前。",
        "It was looked at after the draw, on a day of it, before now, and at most three days ago.",
    ),
    "spots.draw_unknown": ("没有这次抽查。", "There is no such draw."),
    "spots.drawn_before": ("已经抽过签了，只能抽一次。", "It has been drawn; that is done once."),
    "spots.witness_too_near": (
        "安排抽查的人、检查人员和本部门的人不能见证抽签。",
        "Who announced the draw, inspects in it or belongs to its office is no witness of it.",
    ),
    "spots.checks_ahead": (
        "最后一天还没过，或者记下来不到三天还没签，现在不能结束。",
        "The last day is not over, or what was written down less than three days ago waits for a signature: "
        "it cannot be closed yet.",
    ),
    "spots.unknown": ("没有这项检查。", "There is no such check."),
    "spots.inspector_near": (
        "批过这张许可或者和企业有利害关系的人不能查，请申请回避。",
        "Who approved this permit, or has an interest in its holder, does not look at it; stand aside.",
    ),
    "spots.nobody_left": (
        "名单里没有别人可以顶替了，请向部门负责人报告。",
        "Nobody on the list is left to take over; tell the head of the office.",
    ),
    "spots.not_the_other": (
        "一个人记的，要另一个人来签。",
        "What one of the two wrote down is signed by the other.",
    ),
    "spots.point_without_finding": (
        "“{point}”还没有写看到了什么。",
        "Nothing is written for “{point}” yet.",
    ),
    "spots.findings_beyond": (
        "抽查要点只有 {points} 条，写的情况比要点多，请合并后再交。",
        "There are {points} points and more findings than that: put them together, none is dropped.",
    ),
    "spots.photograph_needed": (
        "查出问题的，先传至少一张照片。",
        "Where something was wrong, send a photograph at least first.",
    ),
    "spots.no_promise_given": (
        "这张许可不是告知承诺取得的，谈不上承诺不实。",
        "This permit was not granted on a promise, so no promise can be false.",
    ),
}
