"""Texts about supplements: more asked for after acceptance."""

WORDS: dict[str, str | tuple[str, str]] = {
    "补件": "Supplement",
    "请您补件": "More is asked of you",
    "：部门审查中还需要您补材料。等您期间承诺时限暂停，法定时限照常计算。": ": the office needs more to review your case. While it waits "
    "for you the promised limit stands still; the statutory one runs on.",
    "去补件": "Bring it",
    "看补件": "See what was asked",
    "请申请人补件": "Ask the applicant for more",
    "再请申请人补件": "Ask the applicant once more",
    "在等申请人补件：承诺时限暂停，法定时限照常计算。": "Waiting for the applicant: the promised limit stands still, the statutory "
    "one runs on.",
    "等您补件：{begins}起，最晚到{ends}。": "Waiting for you: from {begins}, until {ends} at the latest.",
    "承诺时限这段时间不计。": "The promised limit does not count this time.",
    "法定时限照常计算：只有听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审才停（行政许可法第四十五条）。": "The statutory limit runs on: "
    "only hearing, tender, auction, inspection, testing, quarantine, appraisal and expert review stop it (Licensing Law "
    "art. 45).",
    "{item}（{number}）在审查中还需要您补材料，请在{until}前补来。等您期间承诺时限暂停，法定时限照常计算。": "{item} ({number}): the office "
    "needs more from you; please bring it by {until}. Until then the promised limit stands still; the statutory one runs on.",
    "不再等补件": "Going on without it",
    "{item}（{number}）按现有材料继续办理，承诺时限接着计算，理由见“我的办件”。": "{item} ({number}) goes on with what is there and the "
    "promised limit runs again; the reason stands in “My cases”.",
    "补件时间已过，承诺时限接着计算": "The time is over: the promised limit runs again",
    "{item}（{number}）请您补的材料没有按时补来，承诺时限接着计算；还可以补交，直到部门作出决定。": "{item} ({number}): what was asked for "
    "did not come in time and the promised limit runs again. It is still taken in until the office decides.",
    "请您补件，承诺时限暂停": "More asked of you; the promised limit stands still",
    "补件已齐，承诺时限继续": "Everything came; the promised limit runs on",
    "不再等补件，承诺时限继续": "Going on without it; the promised limit runs on",
    "补件时间已过，承诺时限继续": "Time is over; the promised limit runs on",
    "请申请人补件，承诺时限暂停": "Applicant asked for more; the promised limit stands still",
    "{when}补齐": "complete {when}",
    "{when}不再等": "given up {when}",
    "等到{when}": "until {when}",
    "已补来": "came",
    "还没来": "not yet",
    "为什么不再等：": "Why it is given up: ",
    "不再等的理由": "Why go on without it?",
    "申请人看得到；承诺时限从现在接着计算。": "The applicant reads it; the promised limit runs on from now.",
    "按现有材料继续办": "Go on with what is there",
    "受理之后才看出来的，从事项清单里勾选。等申请人期间只有承诺时限暂停；法定时限照常计算，法律只让听证、检验、检测、专家评审等八种程序停表（行政许可法第四十五条）。": "Tick from the item's list what was "
    "seen only after acceptance. While the applicant brings it the promised limit alone stands still; the statutory one runs on: "
    "the law stops it for eight procedures such as hearing, inspection, testing and expert review (Licensing Law art. 45).",
    "给几天": "How many days?",
    "自然日，最多 {most} 天；过了这一天，承诺时限自己接着走。": "Calendar days, at most {most}; afterwards the promised limit runs on by itself.",
    "为什么要补": "Why is it needed?",
    "发给申请人": "Send to the applicant",
    "受理并转到部门之后，才能请申请人补件；受理之前缺什么，用一次性告知补正。": "More is asked for once the case lies in the department; what is "
    "missing before acceptance goes into the one correction notice.",
    "办件在谁的岗位上，由谁请申请人补件。": "More is asked for by the desk at which the case lies.",
    "{day}请您补过": "Asked on {day}",
    "{when}补齐。": "Complete {when}.",
    "{when}起按现有材料继续办：": "Going on since {when} with what is there: ",
    "等申请人补件，不计：{begins}起，最晚到{ends}": "not counted while the applicant is asked for more: from {begins}, until {ends} at "
    "the latest",
    "等申请人补件，照常计算": "runs on while the applicant is asked for more",
    "下载补件通知书": "Download the notice",
    "打印补件通知书": "Print the notice",
    "请最晚在{day}补来": "Please bring it by {day}",
    "最晚{day}补来": "by {day} at the latest",
    "等您期间承诺时限暂停；法定时限照常计算。过了这一天还可以补，只是承诺时限不再等。": "Until then the promised limit stands still; the statutory "
    "one runs on. Afterwards it is still taken in, but the promise waits no longer.",
    "现在没有要您补的材料。": "Nothing is asked of you now.",
    "要补来": "to be brought",
    "已补齐，请继续办": "Everything is in, please go on",
}
