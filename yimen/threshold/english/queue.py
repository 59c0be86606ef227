"""English of the queue: the screen of a hall, how long it takes, and counters that open, pause and close."""

WORDS: dict[str, str | tuple[str, str]] = {
    "叫号屏": "Call display",
    "请以下号码到窗口办理": "Please come to the counter",
    "今天还没有叫号。请取号后在大厅等候。": "Nobody was called yet today. Take a ticket and wait in the hall.",
    "各队等候": "Waiting",
    "{codes} 窗口在叫号": "counters {codes} are calling",
    "人在等": "waiting",
    "约 {n} 分钟": ("about {n} minute", "about {n} minutes"),
    "不用等": "no wait",
    "叫 {calls} 次没到算过号，保留 {minutes} 分钟：到窗口说一声，不用重新取号。": (
        "Called {calls} times and missed? The number is kept for {minutes} minutes: tell the counter, no new ticket."
    ),
    "老年人、残疾人、孕妇、军人优先，请告诉窗口": "Older, disabled and pregnant people and soldiers go first: tell a counter",
    "咨询和投诉 12345": "Questions and complaints 12345",
    "第 {n} 次叫号": ("Call no. {n}", "Call no. {n}"),
    "读出叫号": "Read calls aloud",
    "请 {number} 号到 {window} 窗口": "Number {number}, please come to counter {window}",
    "挂在大厅里的屏幕，一个中心一块。也可以只显示一队：在地址后加 ?group= 和这一队的编号。": (
        "The screens that hang in the halls, one a centre. With ?group= and the key of a queue it shows that queue alone."
    ),
    "打开屏幕": "Open the screen",
    "叫号中": "Calling",
    "没有开": "Not open",
    "暂时休息": "Having a rest",
    "有事离开": "Away for a moment",
    "设备故障": "Out of order",
    "老年人": "Older person",
    "残疾人": "Disabled person",
    "孕妇、带婴幼儿": "Pregnant, or with an infant",
    "军人、退役军人": "Soldier or veteran",
    "身体不适": "Unwell",
    "现在没有窗口叫号": "no counter is calling now",
    "今天还估不出时间": "nobody can say yet how long",
    "按 {counters} 个窗口在叫号、最近 {counted} 个号平均每个 {mean} 分钟估算，只供参考。": (
        "An estimate, no promise: open counters {counters}, {mean} minutes a visitor (the last {counted})."
    ),
    "还要等": "Still to wait",
    "估计要等": "Wait",
    "可以回来": "You may come back",
    "{time} 前到窗口说一声，排到前三位后面，不用重新取号": (
        "Tell a counter before {time}: you stand behind the first three, no new ticket"
    ),
    "一个号办完全部事项。快到时给您发消息（登录取的号）。请收好这个网址。": (
        "It serves all of it. Taken with an account, you get a message when your turn comes. Keep the address."
    ),
    "快到您了": "Your turn comes",
    "{centre}：您的号 {number}（{item}）前面还有 {n} 人，请到大厅等候叫号。": (
        "{centre}: {n} before your ticket {number} ({item}). Please wait in the hall.",
        "{centre}: {n} before your ticket {number} ({item}). Please wait in the hall.",
    ),
    "看排队": "See the queues",
    "出门前看一眼：现在多少人在等，大约要等多久。": "Look before you leave: how many wait now, and about how long.",
    "刚叫的号": "Called just now",
    "大厅屏幕": "Screen of the hall",
    "窗口没有开": "The counter is closed",
    "开了窗才能叫号。大厅屏幕和手机上会显示您的窗口在叫号。": (
        "Open it to call. Screens and telephones then show that your counter is calling."
    ),
    "{window} 窗口由{name}开着": "{name} has counter {window} open",
    "开 {window} 窗口": "Open counter {window}",
    "您今天不在任何窗口值班，不能叫号。": "You stand at no counter today and cannot call.",
    "窗口暂停": "The counter pauses",
    "{time} 起暂停。等候的人看得到。": "Since {time}. Those who wait can see it.",
    "继续叫号": "Go on calling",
    "关窗": "Close the counter",
    "暂停，因为": "Pause, because of",
    "优先叫号": "Call somebody first",
    "老年人、残疾人、孕妇、军人等可以优先。您的名字和原因会留痕。": (
        "Older, disabled and pregnant people, soldiers and others may go first. Your name and the reason are recorded."
    ),
    "优先": "First",
    "隔 15 秒再叫，叫满 {n} 次没有人来才过号。过号保留 30 分钟。": (
        "Call again after 15 seconds; after {n} calls it may be passed over. It is kept for 30 minutes.",
        "Call again after 15 seconds; after {n} calls it may be passed over. It is kept for 30 minutes.",
    ),
    "要在别的窗口办：转过去": "It is done elsewhere: send them over",
    "转到哪一队": "To which queue",
    "号不变，按原来取号的先后排，不用重新等。": "Same number, same place as by arrival: they do not wait anew.",
    "转队": "Send over",
    "过号，还能回来": "Missed, may come back",
    "保留到 {time}": "kept until {time}",
    "人来了，排回去": "They have come",
    "现在的大厅": "The hall now",
    "等候时间": "Waiting times",
    "人流": "Visitors",
    "{letter} {name}：{n} 人在等，请增开窗口": (
        "{letter} {name}: {n} person waits, open one more counter",
        "{letter} {name}: {n} people wait, open one more counter",
    ),
    "目标是 {n} 分钟以内": ("the target is {n} minute", "the target is {n} minutes"),
    "没有开的窗口：": "Not open: ",
    "在叫号的窗口": "Open counters",
    "最近叫到": "Called last",
    "这个中心没有窗口组，不取号。": "The centre has no window groups and gives no tickets.",
    "谁在": "Who is there",
    "在办的号": "Ticket",
    "{time} 起": "since {time}",
    "等候：取号到第一次叫到。办理：最后一次叫到办完。达标：{n} 分钟内叫到的，占叫到的。": (
        "Wait: from the ticket to its first call. Service: from the last call to the end. "
        "In time: called within {n} minutes, of those called.",
        "Wait: from the ticket to its first call. Service: from the last call to the end. "
        "In time: called within {n} minutes, of those called.",
    ),
    "怎么分": "Told apart",
    "按钟点": "By hour",
    "按日": "By day",
    "按队": "By queue",
    "按事项": "By item",
    "叫到": "Called",
    "平均等候": "Mean wait",
    "中位": "Median",
    "九成不超过": "Nine of ten",
    "达标": "In time",
    "平均办理": "Mean service",
    "今天": "Today",
    "这段时间没有取号": "No tickets were taken in this time",
    "这些号": "These tickets",
    "来源：取的号，和没有取号的窗口到访。接待能力 = 窗口数 × 60 ÷ 平均办理分钟 × 天数。": (
        "Sources: tickets, and visits at counters without one. Capacity = counters × 60 ÷ mean minutes × days."
    ),
    "最忙的钟点是 {hour} 时，{days} 天共 {n} 人": (
        "The busiest hour is {hour}:00, {n} person in {days} days",
        "The busiest hour is {hour}:00, {n} people in {days} days",
    ),
    "没有取号的到访": "Without a ticket",
    "多少": "How many",
    "超出接待能力（{n} 人）": ("over capacity ({n})", "over capacity ({n})"),
    "钟点": "Hour",
    "这段时间没有人来": "Nobody came in this time",
    "几点去人少": "When it is quiet",
    "现在去，约等 {n} 分钟": ("Come now: about {n} minute", "Come now: about {n} minutes"),
    "现在去，不用等": "Come now: no wait",
    "今天 {hour} 点去，约等 {n} 分钟": (
        "Come today at {hour}:00: about {n} minute",
        "Come today at {hour}:00: about {n} minutes",
    ),
    "{day} {hour} 点去，约等 {n} 分钟": (
        "Come on {day} at {hour}:00: about {n} minute",
        "Come on {day} at {hour}:00: about {n} minutes",
    ),
    "还说不准几点人少，预约最稳妥": "Nobody can say yet when it is quiet; book to be sure",
    "最近的空号": "Next free slot",
    "今天往常各钟点": "The hours of today, as they usually are",
    "{day}往常各钟点": "The hours of {day}, as they usually are",
    "来的人": "People",
    "办这一项的中心都不用排队号": "No centre that takes it in gives tickets",
    "往常 = 前五周同一个星期几，至少两天有人取号的钟点。截至 {at}": (
        "As usual: the same weekday in the last five weeks, hours in which tickets were taken on two days. As of {at}"
    ),
    "预约到了，取号": "Booked and here: take the ticket",
    "在预约单上，也可以在自助机上扫预约单的二维码。": "It stands on the appointment; a kiosk reads its QR code too.",
    "扫码预约": "Scan to book",
    "用手机扫一扫，直接预约这一项。": "Scan it and book this item.",
    "用手机扫一扫，直接在这里预约。": "Scan it and book a visit here.",
    "预约的二维码": "QR code of the booking page",
    "改天来？扫码预约": "Another day? Scan to book",
    "用手机看排队": "See the queues on your telephone",
    "取号、预约、预约到了取号": "Tickets, bookings, and the ticket of a booking",
    "本大厅排队的二维码": "QR code of the queues of this hall",
    "{at}，{centre}，{item}。预约码 {number}，到了凭码取号；来不了请提前取消。": (
        "{at}, {centre}, {item}. Code {number}: draw your ticket with it when you come. Cancel it if you cannot."
    ),
    "谁在窗口": "Who is at the counters",
    "现在开着的窗口和值班的人": "The counters that are open now, and who is on duty",
}
