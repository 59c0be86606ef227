"""English of places beside each other: what differs where, service families of a centre, and what towns spared."""

WORDS: dict[str, str | tuple[str, str]] = {
    "各地比对": "Places compared",
    "生活服务": "Everyday services",
    "镇街集中办理": "Gathered in the towns",
    "各县区中心": "Centres of counties",
    "各镇街中心": "Centres of towns",
    "服务时间": "Hours of service",
    "窗口数": "Windows",
    "综合窗口数": "Common windows",
    "本地事项数": "Local items",
    "监察规则（条）": "Rules of supervision",
    "监察岗": "Supervisors",
    "有没有这一项": "Whether it is there",
    "材料数": "Materials",
    "有人监察": "supervised",
    "没有人监察": "not supervised",
    "配置比对": "Configuration compared",
    "哪一方面": "Aspect",
    "一样吗": "Alike",
    "各地怎样": "Where it is how",
    "监察规则是程序里的一张表，各地同一套；一个地方的监察岗不能空着，监察关不掉。": (
        "The rules of supervision are one table of the program, the same everywhere. No place may be left without a "
        "supervisor: supervision cannot be switched off."
    ),
    "还没有这一级的中心": "There is no centre of this level yet",
    "事项比对": "Items compared",
    "只列不一样的，最多 {n} 行。": "Only what differs is listed, {n} lines at most.",
    "只列不一样的。": "Only what differs is listed.",
    "只比了 {n} 个中心，还有 {m} 个没有比。": "Only {n} centres are compared; {m} more are not.",
    "各地的事项都一样": "The items are the same everywhere",
    "各地中心": "The centres",
    "本地事项": "Local items",
    "一样的方面": "Aspects that are alike",
    "一样的事项": "Items that are alike",
    "同一套配置发到各地以后，哪里还不一样，一项一项从登记和公布的版本里比出来。": (
        "What still differs where after one configuration went to all places, compared line by line from the records "
        "and the published versions."
    ),
    "都一样": "alike",
    "{n} 种": "{n} kinds",
    "{what}：{where}": "{what}: {where}",
    "没有承诺": "no promise",
    "没有写": "not said",
    "生活服务进中心": "Families in the centre",
    "进了没有": "In the centre",
    "已进": "In the centre",
    "进了一部分": "in part",
    "排了日子": "scheduled",
    "还没有进": "not yet",
    "目录里没有": "not in the catalogue",
    "事项总数": "Items in all",
    "事项按版本上的标签归类，没有标签的看名称；银行按进驻的银行算。": (
        "Items belong to a family by a tag of their version, without one by their name; banks by those that serve there."
    ),
    "在这个中心": "In this centre",
    "目录里没有这一类事项": "The catalogue has no item of this family",
    "已经进中心的": "In the centre already",
    "群众办事要去的十三类，哪些已经在这个中心、哪些还没有：从公布的目录和进驻登记里算，没有一个是填的。": (
        "Of thirteen families of everyday services, which are in this centre and which not yet: worked out from the "
        "published catalogue and the records of entry, none of it typed in."
    ),
    "最早{day}": "{day} at the earliest",
    "{n} 家银行在这里": ("{n} bank here", "{n} banks here"),
    "{day}前进": "by {day}",
    "还没有排": "not planned yet",
    "几个镇街": "Towns",
    "环节：以前 → 现在": "Steps: before → now",
    "材料：以前 → 现在": "Materials: before → now",
    "减了没有": "Fewer",
    "减了": "fewer",
    "没有减": "the same",
    "反而多了": "more",
    "以前没有公布过": "not published before",
    "以前：到镇街前一天有效的版本；现在：今天有效的版本。公布的版本谁也改不了，就是凭据。": (
        "Before: the version in force the day before it came to the towns. Now: the one in force today. Nobody changes "
        "a published version: they are the proof."
    ),
    "还没有下放到镇街的事项": "No item has been handed to a town yet",
    "这一页减了的": "Fewer, on this page",
    "放到镇街便民服务中心集中办的事项，环节和材料比以前少了多少，由两个公布的版本比出来。": (
        "What town centres handle, and by how much its steps and materials became fewer, held by two published versions."
    ),
    "第 {a} 版 → 第 {b} 版": "Version {a} → version {b}",
    "统一配置": "One configuration",
    "把样板中心的服务时间和综合窗口一次配到同类的几个中心；它们多有的不动。": (
        "Apply the hours and the common windows of one centre to others of its kind at once; what they have beyond stays."
    ),
    "样板中心": "Model centre",
    "配到哪些中心": "Centres that take after it",
    "综合服务平台": "One platform",
    "行政审批 {n} 项": ("{n} approval", "{n} approvals"),
    "公共服务 {n} 项": ("{n} public service", "{n} public services"),
    "信息公开 {n} 条": ("{n} disclosure", "{n} disclosures"),
    "社会保险": "Social insurance",
    "医疗保险": "Medical insurance",
    "车驾管": "Vehicles and drivers",
    "出入境": "Exit and entry",
    "不动产交易登记": "Real estate",
    "住房公积金": "Housing fund",
    "公证": "Notary",
    "供水": "Water",
    "供电": "Electricity",
    "供气": "Gas",
    "有线电视": "Cable television",
    "即办": "At once",
}
