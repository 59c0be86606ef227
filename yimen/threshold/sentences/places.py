"""Sentences of the premises and of the lost property."""

SENTENCES = {
    "network.stock_left": (
        "还有 {n} 个旧编号没有新编号（第一个是 {first}），清点完才能并入，在办的一件不能丢。",
        "{n} old numbers have no new one yet (the first is {first}); nothing in progress is lost at the switch.",
    ),
    "network.stock_not_counted": (
        "原大厅的部门还没有清点移交数，或者是 {days} 天以前数的，或者清点后又划去了编号；请它的负责人重新清点。",
        "The hall's own office has not counted what it hands over, or more than {days} days before, or before a line "
        "was struck; it counts anew.",
    ),
    "network.told_by_one": (
        "两边的数要由两个人说：管编号清单、办并入的人，不能又在原大厅清点。",
        "The two sides are told by two: who keeps the list or switches the hall does not count there.",
    ),
    "network.counts_differ": (
        "{stock}两边对不上：原大厅移交 {counted}，这里有新编号 {listed}；对上了才能并入。",
        "The sides differ in {stock}: {counted} are handed over, {listed} have a number here; then it can be absorbed.",
    ),
    "network.named_already": ("这个旧编号已经有新编号了。", "The old number has its new one already."),
    "network.of_another_hall": (
        "这不是这个大厅所属部门的，或者种类不对。",
        "This is not of the office of that hall, or of another kind.",
    ),
    "network.case_taken": (
        "办件 {number} 已经对应另一个旧编号；一件只能对应一个，请核对编号。",
        "Case {number} belongs to another old number already; each case has one. Check the number.",
    ),
    "network.case_over": (
        "办件 {number} 在列入清单之前就办结了，不是接着办的那一件。",
        "Case {number} was over before the old number was listed; it is not the one that goes on here.",
    ),
    "network.number_twice": (
        "旧编号 {number} 写了两行，请核对后一行写一个。",
        "The old number {number} stands on two lines; check it, and write each number once.",
    ),
    "network.number_differs": (
        "旧编号 {number} 已经列为“{listed}”，和这次写的不一样；写错了的先划去再列。",
        "The old number {number} is listed as “{listed}”, not as it is written now; strike the wrong line first.",
    ),
    "network.number_struck": ("这个旧编号已经从清单里划去。", "This old number was struck from the list."),
    "premises.not_the_house": (
        "场所由本中心的负责人或管理员安排。",
        "The manager of the centre or an administrator arranges its premises.",
    ),
    "premises.name_taken": (
        "这个中心已经有同名的功能区或设施。",
        "An area or facility of the centre bears this name already.",
    ),
    "premises.stands_elsewhere": (
        "窗口或功能区不在这个中心，或者已经从更晚的日子起安排在别处。",
        "The window or the area is of another centre, or stands elsewhere from a later day on.",
    ),
    "premises.told_already": ("已经有人报修了，谢谢您。", "Somebody has said so before. Thank you."),
    "premises.works": ("这件设施没有报修。", "Nobody said that this facility does not work."),
    "premises.shared_already": (
        "这段时间已经登记过这个用途或这家银行。",
        "This use, or this bank, is recorded for those days already.",
    ),
    "lost.unknown": (
        "没有这件物品，或者已经不在这里保管。",
        "There is no such thing, or it is kept here no longer.",
    ),
    "lost.tells_too_much": (
        "公开的描述里有只该失主知道的内容（四位以上的数字，或与特征相同的字句），请改写。",
        "What everybody reads tells what the owner alone is asked for: digits, or words of the marks. Say less.",
    ),
    "lost.claim_waits": (
        "已经有一份认领在等核对，或者已经有人说得相符。",
        "A claim waits to be weighed, or somebody's has been found to fit.",
    ),
    "lost.claimed_too_often": (
        "说的几次都不相符，请带上凭证到窗口来。",
        "What was said did not fit several times. Come to the window and bring a paper.",
    ),
    "lost.weighed": ("这份认领已经核对过。", "The claim has been weighed."),
    "lost.not_found_to_fit": (
        "先核对认领：相符的才能领走；已有相符的认领，不能移交。",
        "A thing goes to whose claim was found to fit, and to nobody else.",
    ),
    "lost.own_claim": (
        "自己认领的，由别的同事核对和交还。",
        "Nobody weighs or hands out what they claim themselves.",
    ),
    "lost.nothing_to_weigh": (
        "没有等您核对的认领，特征不打开。",
        "No claim waits that you weigh; the marks stay closed.",
    ),
    "lost.recorded_here": (
        "您记下的认领，由别的同事核对和交还。",
        "You wrote this claim down; somebody else weighs it and hands the thing out.",
    ),
    "lost.signed_by_another": (
        "来领的人与认领的人不是同一个人，请核对证件。",
        "Who signs is not who claimed. Look at the card again.",
    ),
    "lost.still_kept": ("保管期到{until}，还不能移交。", "It is kept for its owner until {until}."),
    "network.hall_known": ("这个部门的这个大厅已经在清单里。", "This hall of the office stands in the list already."),
    "network.hall_merged": ("这个大厅已经并入中心。", "The hall has been merged into a centre."),
    "network.checked_today": ("这一天已经记过一次检查。", "A check of that day is recorded already."),
    "network.own_hall": (
        "自己负责的大厅由别人检查。",
        "Who runs a hall does not check it; somebody else does.",
    ),
    "network.planned_already": (
        "从这一天起已经有一条同样的计划或标准。",
        "A plan or a line of the standard that begins that day stands already.",
    ),
    "proposals.unknown": ("没有这条建议，或者不是本中心的。", "There is no such proposal, or it is another centre's."),
    "proposals.answered": ("这条建议已经答复过。", "The proposal has been answered."),
    "proposals.no_room_between": (
        "增窗的人数要多于并窗的人数，等候在 1 到 240 分钟之间。",
        "A window is added from more people than one is merged at; a wait is 1 to 240 minutes.",
    ),
}
