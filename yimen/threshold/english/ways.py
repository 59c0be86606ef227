"""English of the ways of cases under oversight: idle steps, flows, classes, points, jumps, efforts, audits."""

WORDS: dict[str, str | tuple[str, str]] = {
    "{at}作出": "made {at}",
    "，{at}到期": ", due {at}",
    "{n} 个，{day}前": ("{n} by {day}", "{n} by {day}"),
    "{n} 件，最早{at}到岗": ("{n} case, there since {at}", "{n} cases, the first there since {at}"),
    "{pool} 件办结案卷里抽了 {n} 件，抽查人 {who}，{day}前看完。": (
        "{n} drawn of {pool} decided cases, audited by {who}, until {day}.",
        "{n} drawn of {pool} decided cases, audited by {who}, until {day}.",
    ),
    "一件办件实际走过几个岗位、几个层级、几个部门、几级政府，按留痕里的岗位算。": (
        "How many desks, ranks, departments and levels of government a case really passed, by the desks in its journal."
    ),
    "一般": "General",
    "三类程序": "Three classes",
    "不能简化为一级的，要精简环节：每个上级环节都要写明法律依据，没有依据的排在前面。": (
        "What cannot come down to one level is at least to be streamlined: each step at another level names its"
        " provision; those without one come first."
    ),
    "严于别处": "stricter than elsewhere",
    "事项和环节": "Item and step",
    "从哪天办结的": "Decided from",
    "从留痕里每一岗的到岗、动手和转出算出来；等得多、办得少的环节，最该合并、并行或下放。": (
        "From the arrival, the first act and the passing on at each desk in the journal. Steps with much waiting and"
        " little work are the first to be merged, made parallel or handed down."
    ),
    "先办了的办件": "Cases taken up first",
    "内部抽查": "Internal audits",
    "内部横向（岗位）": "Inside, across (desks)",
    "内部纵向（层级）": "Inside, upward (ranks)",
    "再次要求补正": "Further correction asked for",
    "再造建议：等得最久的环节在前": "To be built anew: the longest waits first",
    "减到几个环节": "Down to how many steps",
    "分级": "graded",
    "到哪一天": "By which day",
    "到哪天（不含）": "Until (not included)",
    "到岗": "Arrived",
    "办件走过几个岗位、层级、部门和政府层级，比前一段时间多还是少。": (
        "How many desks, ranks, departments and levels cases passed, and whether it is more or less than before."
    ),
    "办理合计": "Worked, in all",
    "办结时间": "Decided",
    "办结的案卷由系统抽签，交给没有经手的人看；结果只登记一次，写进办件的留痕。": (
        "Decided cases are drawn by lot for somebody who had no hand in them; the result is recorded once, in the"
        " journal of the case."
    ),
    "动手": "Taken up",
    "受理点": "Point",
    "各级环节": "Steps by level",
    "同一事项在不同受理点的用时中位数，差得最多的在前；点开看每个点。": (
        "Median time of the same item at its points, the furthest apart first; each opens its points."
    ),
    "同一事项在各受理点的用时、补正和不予许可。": "Time, corrections and denials of the same item at its points.",
    "同一事项在哪里办都用同一个版本、同样的标准。": "The same item has one version and one standard wherever it is done.",
    "同一岗位、同一事项、同一环节里，晚到的比先到的早动手一小时以上。经批准优先的排在后面。": (
        "At one desk, of one item and step: whoever came later was taken up more than an hour earlier. Those with leave"
        " come last."
    ),
    "同标准办理": "The same standard everywhere",
    "和别处比": "Against elsewhere",
    "哪天前看完": "To be done by",
    "四个业务流程": "Four business flows",
    "四种之外的动作": "Anything but the four",
    "国家": "national",
    "复杂（特殊）": "Complex (special)",
    "复核": "Check",
    "外部横向（部门）": "Outside, across (departments)",
    "外部纵向（政府）": "Outside, upward (levels)",
    "多点受理的事项": "Items taken in at several points",
    "多级事项精简": "Items of several levels",
    "多级办理的事项": "Items of several levels of government",
    "多级办理的事项，缺法律依据的环节，精简目标和进度。": (
        "Items of several levels, steps without a provision, targets and how far they have come."
    ),
    "多级政府": "Several levels",
    "夜间作出决定": "decided at night",
    "完成时限": "Until",
    "定一个精简目标": "Set a target",
    "定目标": "Set",
    "审查后一分钟内决定": "decided within a minute of the review",
    "层级超出类别的办件": "Cases above the ranks of their class",
    "已抽查": "Audited",
    "平均层级": "Ranks, on average",
    "平均岗位": "Desks, on average",
    "平均等待": "Waited, on average",
    "应急处突": "emergency",
    "异常": "What",
    "慢于别处": "slower than elsewhere",
    "慢于别处：用时中位数超过别处一倍半；严于别处：说“不”的比例高出两成。少于 5 件的点不比。": (
        "Slower: the median is above one and a half times that of the others. Stricter: a fifth more get a no. Points"
        " with fewer than 5 cases are not compared."
    ),
    "批准优先办理": "Leave to go first",
    "把简单带给群众：申请人最多做四件事——提交、补正、缴费、领取；部门内部的环节从不要申请人跑。": (
        "Simple for people: an applicant does four things at most, to submit, correct, pay and collect; steps inside"
        " the offices are never theirs."
    ),
    "抽一批案卷": "Draw a sample",
    "抽几件（最多 50）": "How many (50 at most)",
    "抽取": "Drawn",
    "抽查人": "Auditor",
    "抽查人的工号": "Staff number of the auditor",
    "抽查批次": "Samples",
    "抽查案卷": "Audited case",
    "抽查结果": "What was found",
    "抽签": "Draw",
    "抽签抽查办结的案卷，由没有经手的人看，结果留痕。": (
        "Decided cases drawn by lot, looked over by somebody who had no hand in them; the result is on record."
    ),
    "按事项和程序类别": "By item and class",
    "按受理点": "By point",
    "提交": "Submit",
    "插队和时间异常": "Queue-jumps and odd times",
    "改变": "Change",
    "改变程序类别": "Put into another class",
    "改变类别的办件": "Cases put into another class",
    "时间异常": "Odd times",
    "更正": "Erratum",
    "最快的点": "Quickest point",
    "最慢的点": "Slowest point",
    "最长等待": "Longest wait",
    "有瑕疵": "Flawed",
    "有错误": "Wrong",
    "本级": "own level",
    "本部门延误": "delayed by the office",
    "每个环节等了多久、办了多久；等得最久的先再造。": (
        "How long each step waited and was worked on; the longest waits are built anew first."
    ),
    "每件动作": "Acts a case",
    "每件平均数，括号里是前一段同样长的时间。允许的层级：简单 {simple}，一般 {general}，复杂 {complex}。": (
        "On average a case; in brackets the time before, of the same length. Ranks allowed: simple {simple}, general"
        " {general}, complex {complex}."
    ),
    "每件申请人动作": "Acts of the applicant, a case",
    "每件要申请人提交、补正、缴费、领取几次，有没有别的。": (
        "How often applicants submit, correct, pay and collect, and whether anything else is asked."
    ),
    "每类程序走几个岗位、几个层级，用多少时间；收件后改变类别的，件件有理由。": (
        "How many desks and ranks each class passes and how long it takes; every change of class has its reason."
    ),
    "比同事项快十倍以上": "ten times as fast as usual",
    "没有人批准": "nobody allowed it",
    "没有多级办理的事项": "No item has several levels",
    "没有批准的插队": "Queue-jumps without leave",
    "没有时间异常的办件": "No case has odd times",
    "没有越过先到办件的": "Nobody was overtaken",
    "版本数": "Versions",
    "特别程序": "Special procedure",
    "特别程序开始": "Special procedure opened",
    "特殊困难群众": "hardship",
    "环节要素里写着由别级政府办理的事项。": "Items of which a step is done at another level of government.",
    "用时": "Took",
    "用时中位数": "Median time",
    "申请人动作": "What applicants have to do",
    "登记抽查结果": "Record what was found",
    "目标": "Target",
    "等待占比": "Waiting, of all time",
    "等待合计": "Waited, in all",
    "等待和办理": "Waiting and working",
    "等待：到岗后还没有人动手；办理：从第一次动手到交给下一岗。都按办公时间，补正和特别程序不计。": (
        "Waiting: at the desk and nobody has begun. Working: from the first act until it is passed on. In office time,"
        " without corrections and special procedures."
    ),
    "简单": "Simple",
    "简单、一般、复杂三类程序的路径和用时，改变类别的理由。": (
        "Paths and times of simple, general and complex procedures, and why a class was changed."
    ),
    "类别由情形规则在收件时判定；简单即审即办，一般一审一核，复杂最多 3+1 个环节。": (
        "The class follows from the situation at intake: simple, decided at once; general, one review and one decision;"
        " complex, 3+1 links at most."
    ),
    "缺法律依据的环节": "Steps without a provision",
    "补正完成": "Correction completed",
    "要求补正": "Correction asked for",
    "规范": "Sound",
    "认流程不认面孔：谁先谁后只看到岗时间；要先办，由部门负责人或中心主任批准，写明理由。": (
        "The process, not the face: who comes first is taken first. Going before others takes the leave of the head of"
        " the office or the centre, with the reason."
    ),
    "谁比先到的先办，有没有人批准；谁的时间和别的办件不一样。": (
        "Who was taken up before those who came earlier, with whose leave; whose times are not those of the others."
    ),
    "谁，何时": "Who, when",
    "走了多级政府的办件": "Cases that passed several levels",
    "超出类别层级": "Above its ranks",
    "越过": "Overtaken",
    "转入": "Came in",
    "还没有抽查": "Not audited yet",
    "这段时间没有办完的环节": "No step ended in this time",
    "这段时间没有在两个以上受理点办结的事项": "No item was decided at two or more points in this time",
    "这段时间没有改变类别的办件": "No case was put into another class in this time",
    "通常": "Usual",
    "重点工程": "public project",
    "领取": "Collect",
    "抽中内部抽查": "Drawn for an internal audit",
    "登记内部抽查结果": "Internal audit recorded",
    "抽查人回避": "Auditor stood aside",
    "与本案有利害关系的，请回避": "Stand aside if you have an interest in this case",
    "回避以后，系统从同一部门、同一时段的案卷里再抽一件补上；原案可以由别人抽查。": "Another case of the same office and days is then "
    "drawn in its place; this one may be audited by somebody else.",
    "回避这一件": "Stand aside from this case",
    "程序类别和优先办理": "Class of procedure, leave to go first",
    "现在是{class}程序": "now {class}",
    "类别在收件时按情形规则判定。审查以前可以改变，走的岗位和层级随之改变，对申请人的承诺不变；件件留痕，计入监察指标。": (
        "The class follows from the rules at intake. Before the review it may be changed: desks and ranks change with"
        " it, the promise to the applicant does not. Each change is on record and counted."
    ),
    "改成哪一类": "Change to",
    "优先办理": "Going before others",
    "由部门负责人或中心主任批准": "by the head of the office or the centre",
    "没有批准而越过先到的办件，会列在监察的“插队和时间异常”里。": (
        "Whatever overtakes earlier cases without leave is listed under queue-jumps and odd times."
    ),
    "优先的情形": "Ground",
}
