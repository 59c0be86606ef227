"""English of the heartbeats: lines of systems and points, the cases of an hour, and who answers for what is wrong."""

WORDS: dict[str, str | tuple[str, str]] = {
    "心跳监测": "Heartbeats",
    "条线系统 {n} 个，正常 {alive} 个；镇村站点 {points} 个，在线 {connected} 个；没有消息 {silent} 个，还没有接通过 {never} 个。": (
        "{n} connected systems, {alive} in step; {points} points of towns and villages, {connected} online; {silent} silent,"
        " {never} not heard of yet."
    ),
    "条线系统和镇村站点有没有消息，办件比平时少不少，谁在什么时候前答复。": (
        "Whether connected systems and points are heard, whether fewer cases come than usual, and who answers by when."
    ),
    "警报和答复": "Alarms and answers",
    "，这个小时来了 {came} 件，平时 {normal} 件": ", {came} in that hour, usually {normal}",
    "，最后一次消息 {at}": ", last heard {at}",
    "，{at}恢复": ", again as usual {at}",
    "{at}答复": "answered {at}",
    "晚于答复期限": "after its time",
    "{who} 在 {at} 前答复": "{who} answers by {at}",
    "还没有责任人，请在下面指定": "Nobody answers for it yet: name somebody below",
    "到期没有答复": "not answered in time",
    "什么原因、怎么处理、什么时候恢复": "What was the matter, what is done, and when it works again",
    "没有警报。": "No alarms.",
    "每条线路": "Every line",
    "镇村站点": "Points of towns and villages",
    "站点页面开着就会自己报到，开门时间里一小时没有报到算没有消息。办件：上一个整点小时，和前八周同一星期几、同一钟点、也开着门的比；不到平时的四分之一算停滞，平时不到 4 件或不到 4 周不判断。没有指定责任人的，由部门负责人或站点的人答复。": (
        "A page that stands open at a point says by itself that the point is there; an hour of opening time without it is"
        " silence. Cases: the last whole hour against the same hour of the same weekday in the eight weeks before, where it"
        " was open; less than a quarter of the usual has stalled, and with fewer than 4 cases or 4 weeks nothing is said."
        " Where nobody was named, the head of the office or whoever serves at the point answers."
    ),
    "系统或站点": "System or point",
    "线路": "Line",
    "站点的人": "Whoever serves there",
    "上一个小时的办件": "Cases of the last hour",
    "{at}起 {came} 件，平时 {normal} 件（前 {weeks} 周）": "from {at}: {came}, usually {normal} ({weeks} weeks)",
    "指定责任人": "Name who answers",
    "指定这个人": "Name them",
    "还有 {n} 条没有列出，有问题的排在前面。": "{n} more are not listed; what is wrong stands first.",
    "没有这样的线路": "No such line",
    "{n} 条心跳警报等您答复": (
        "{n} heartbeat alarm waits for your answer",
        "{n} heartbeat alarms wait for your answer",
    ),
    "办件停滞": "Cases stall",
    "和平时一样": "As usual",
    "比平时少得多": "Far fewer than usual",
    "数据太少，不判断": "Too little to say",
    "没有接通过": "Never connected",
    "没到开门时间": "Not open now",
    "开门时间没有消息": "Silent while open",
    "查找没有消息的系统和站点": "Find silent systems and points",
    "核对系统和站点每小时的办件": "Hold the hourly cases of systems and points against the usual",
}
