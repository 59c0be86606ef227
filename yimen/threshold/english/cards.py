"""English of supervision's cards: rules, states, what the pages say, and coverage."""

WORDS: dict[str, str | tuple[str, str]] = {
    "临期预警": "Due soon",
    "超过承诺时限": "Promised time missed",
    "超过法定时限": "Statutory time missed",
    "后置核查逾期": "Later check missed",
    "跳过环节": "A step was skipped",
    "无有效授权书作出决定": "Decided without a letter in force",
    "用印不符": "Wrong seal",
    "该告知没有告知": "A notice is missing",
    "二次补正告知": "Second correction notice",
    "收费与公布标准不符": "Fee differs from the published standard",
    "处罚超出裁量基准": "Penalty outside its standard",
    "反复退回": "Sent back again and again",
    "事项没有接入监察": "Item not under supervision",
    "台账与留痕不符": "Record differs from the journal",
    "办件进入提醒区间，还没有超期。按时办结后自动消除。": (
        "The case is about to fall due and is not late. The warning passes by itself when it is closed in time."
    ),
    "超过了收件时承诺的时限。按这件办件固定下来的承诺和日历计算，之后改版不影响。": (
        "The time promised at receipt has passed. It is counted by the promise and calendar that this case pinned; later"
        " versions change nothing."
    ),
    "超过了法律规定的时限。暂停和延长都已按留痕扣除。": (
        "The time that the law allows has passed. Pauses and extensions on record have been taken off."
    ),
    "告知承诺办件过了后置核查的日期还没有核查。": "A case accepted on commitment was not checked by its day.",
    "作出决定之前，留痕里没有这一类事项必须有的环节。": (
        "Before the decision the journal lacks a step that this class of item must pass."
    ),
    "决定留痕写明的授权书不存在、不在有效期、不含这个事项，或者不是经办人本人的。": (
        "The letter that the decision names is missing, not in force, does not cover the item, or is somebody else's."
    ),
    "文书盖的章和决定所依据的授权书不属于同一部门，或授权书当时无效。": (
        "The stamp on the paper and the letter behind it belong to different offices, or the letter was not in force."
    ),
    "收件后五个工作日没有告知，依法视为受理；或者暂停计时没有书面告知。": (
        "Nobody told the applicant within five working days, so the law accepted; or a clock stopped without a notice."
    ),
    "补正应当一次告知全部内容，这件办件又告知了一次。": (
        "Everything to correct is told at once; here it was told a second time."
    ),
    "缴费单和收件时固定下来的收费项目、金额不一致。": (
        "The bill differs from the fees that were frozen when the case was received."
    ),
    "处罚登记时和当天的裁量基准比对，超出种类或幅度，或者没有基准。": (
        "Compared with the standard of its day, the penalty is of another kind or outside the range, or has no standard."
    ),
    "同一件办件被退回两次以上。": "One case was sent back twice or more.",
    "事项已经公布，但没有时限可以监察，或者所在地没有监察岗。": (
        "The item is published, but has no time limit to watch, or nobody oversees its place."
    ),
    "办件表里的状态或时间和留痕推算出来的不一致，或者留痕的哈希链断开。": (
        "State or times in the record differ from what the journal tells, or the chain of hashes is broken."
    ),
    "预警提示": "Warning",
    "黄牌": "Yellow card",
    "红牌": "Red card",
    "待说明": "To be answered",
    "已消除": "Passed",
    "已说明，待认定": "Answered, to be judged",
    "已认定": "Upheld",
    "申辩中": "Objected to",
    "整改中": "Being put right",
    "已报整改，待确认": "Reported, to be confirmed",
    "您可以做的": "What you may do",
    "全过程": "The whole way",
    "瓶颈排行": "Bottlenecks",
    "办件在哪个环节、哪个岗位和人、哪个部门停得最久，多少次超过环节时限。": (
        "At which step, desk and person, and unit cases stay longest, and how often over the limit of the step."
    ),
    "按环节": "By step",
    "按岗位和人": "By desk and person",
    "平均停留": "Average stay",
    "最长停留": "Longest stay",
    "超过环节时限": "Over the step's limit",
    "停留按办公时间算，从到岗到转出；补正和特别程序不计。超过环节时限只数有环节时限的。": (
        "A stay is office time from coming to leaving; corrections and special procedures are not counted. Over the limit"
        " counts only where the step has one."
    ),
    "从留痕算出每一岗停留多久，停得最久的排在最前：按环节看流程，按岗位看人手，按部门看责任。": (
        "How long cases stay at each desk by their journal, the longest first: by step to see the flow, by desk the hands,"
        " by unit who answers."
    ),
    "没有岗位": "No desk",
    "每一岗的停留": "Stay at each desk",
    "岗位和经办人": "Desk and who acted",
    "来到": "Came",
    "离开": "Left",
    "等了": "Waited",
    "办了": "Worked on",
    "还没有停留": "No stay yet",
    "告知书": "Notice",
    "没有暂停过": "It never stood still",
    "还在这里": "still here",
    "还在暂停": "still standing",
    "有书面告知": "told in writing",
    "没有书面告知": "not told in writing",
    "未了结": "Not closed",
    "等部门": "Waiting for the office",
    "已逾期": "Overdue",
    "已了结": "Closed",
    "村居监察": "Village supervision",
    "镇街监察": "Town supervision",
    "县区监察": "County supervision",
    "市级监察": "City supervision",
    "三天以内": "Up to 3 days",
    "四到七天": "4 to 7 days",
    "八到三十天": "8 to 30 days",
    "三十天以上": "Over 30 days",
    "不予问责": "Nobody called to account",
    "约谈提醒": "Talked to",
    "缺少的环节": "Missing steps",
    "不符之处": "What does not fit",
    "没有告知的事": "What was not told",
    "补正告知次数": "Correction notices",
    "退回次数": "Times sent back",
    "缴费单金额": "Amount billed",
    "公布标准金额": "Published amount",
    "比对结果": "Compared",
    "不一致的内容": "What differs",
    "没有授权书": "No letter",
    "授权书还没有生效": "The letter was not in force yet",
    "授权书已过期": "The letter had run out",
    "授权书不含这个事项": "The letter does not cover the item",
    "授权书不是经办人的": "The letter is somebody else's",
    "印章不属于授权书的部门": "The stamp is another office's",
    "是否受理": "Whether it was accepted",
    "特别程序所需时间": "How long the special procedure takes",
    "代办交接": "Hand-over by the agent",
    "代办员已交接": "The agent had handed the papers over",
    "代办员还没有把材料交到镇街": "The agent had not handed the papers over to the town",
    "没有时限": "No time limit",
    "没有监察岗": "Nobody oversees it",
    "哈希链断开": "The chain of hashes is broken",
    "最后一条留痕缺失": "The last line is missing",
    "留痕顺序不成立": "Lines that cannot follow each other",
    "办件状态": "State of the case",
    "停表时间": "When the clock stopped",
    "受理时间": "When it was accepted",
    "送达时间": "When it was handed over",
    "开具缴费单": "Bill made out",
    "用印": "Stamp set",
    "公布事项版本": "Item version published",
    "自动发出": "Raised by itself",
    "逾期未说明，上报一级": "Not answered in time, gone up a level",
    "部门说明": "Answer of the office",
    "部门申辩": "Objection of the office",
    "报告整改": "Report what was put right",
    "批注": "Annotation",
    "认定": "Uphold",
    "撤销这张卡": "Lift this card",
    "责令整改": "Order to put it right",
    "退回整改": "Send the report back",
    "确认整改": "Confirm",
    "随预警处理完毕": "Settled with its alarm",
    "自动消除": "Passed by itself",
    "说明情况": "Answer",
    "为什么会这样，已经怎么做了": "Why it happened, and what was done",
    "提交说明": "Send the answer",
    "申辩": "Object",
    "为什么认定不当，由另一名监察人员复核": "Why the card is wrong; another supervisor will judge it",
    "提交申辩": "Send the objection",
    "怎么整改的，今后怎么防止": "What was put right, and how it is prevented from now on",
    "提交整改报告": "Send the report",
    "写给部门和其他监察人员看，不能改": "For the office and other supervisors to read; it cannot be changed",
    "写下批注": "Write it down",
    "认定的理由": "Reasons for upholding",
    "撤卡的理由": "Reasons for lifting",
    "要整改什么": "What is to be put right",
    "核实的情况": "What was found",
    "确认并了结": "Confirm and close",
    "监察发现": "Findings",
    "监察卡": "Cards",
    "系统按留痕自动发出的黄牌、红牌和预警；监察人员只能批注、认定、撤销和责令整改，不能改办件。": (
        "Yellow and red cards and warnings, raised from the journal by themselves. Supervision annotates, upholds, lifts"
        " and orders; it changes no case."
    ),
    "看别的": "Elsewhere",
    "监督中心": "Supervision centre",
    "监察覆盖": "Coverage",
    "颜色": "Colour",
    "按颜色、规则、时间和级别筛选": "Filter by colour, rule, age and level",
    "哪一条规则": "Rule",
    "发出多久了": "Raised",
    "在哪一级监察": "Level",
    "卡": "Cards",
    "什么事": "What",
    "发出": "Raised",
    "应在 {at} 前": "due by {at}",
    "{at} 前": "by {at}",
    "没有这样的监察卡": "There is no such card",
    "逾期未说明、未整改": "Overdue: not answered, not put right",
    "按类型": "By type",
    "没有了结的监察卡，按类型、部门和时间；每个数都能点开。卡由系统按留痕自动发出，不能手工增减。": (
        "Cards that are not closed, by type, office and age; every number opens its list. Cards are raised from the journal"
        " by themselves and never by hand."
    ),
    "没有没了结的监察卡": "No card is open",
    "为什么发这张卡": "Why this card",
    "规则第 {n} 版": "rule, version {n}",
    "发生": "Happened",
    "依据的留痕": "Journal lines it rests on",
    "说明和处理": "What was said and done",
    "整改报告": "Report",
    "问责结果": "What came of it",
    "超期的原因在“责任事项”里说明，说明后会自动记到这张卡上。": (
        "A missed limit is explained under the responsibility items; what is said there stands here by itself."
    ),
    "去责任事项": "To the responsibility items",
    "这张卡随处罚预警一起处理。": "This card is settled with the alarm of its penalty.",
    "去处罚预警": "To the alarm",
    "哪天前完成": "To be done by",
    "这张卡的经过": "What happened to this card",
    "经过": "What happened",
    "其他留痕": "Another act",
    "公布的事项里有时限、有人监察的占多少；应当是全部，缺口按部门列出。": (
        "How many published items have a limit and a supervisor; it must be all, and the gaps are listed by department."
    ),
    "{n} 张监察卡等部门说明或整改": ("{n} card waits for your office", "{n} cards wait for your office"),
    "电子监察发给本部门、等部门负责人说明或整改的黄牌和红牌。逾期没有说明的，自动上报一级。": (
        "Yellow and red cards that wait for the head of your office. What is not answered in time goes up a level by itself."
    ),
    "全部监察卡": "All cards",
    "没有等本部门说明或整改的监察卡": "No card waits for your office",
    "没有接入的事项": "Items not under supervision",
    "全部事项都在监察之下": "Every item is under supervision",
    "公布的事项": "Published items",
    "在监察之下": "Under supervision",
    "还没有公布的事项": "No item is published yet",
    "事项覆盖率": "Coverage of items",
    "应当是 100%，有缺口自动发卡": "should be 100 %; a gap raises a card by itself",
    "裁量基准覆盖率": "Coverage of penalty standards",
    "事项有时限（或当场办结）、所在地有人在监察岗，才算接入；规则读的就是公布的参数，没有第二套。": (
        "An item counts when it has a time limit (or is handled at once) and somebody oversees its place. The rules read the"
        " parameters that are published; there is no second set."
    ),
}
