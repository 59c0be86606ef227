"""English of the alarms about items that are done, or published, otherwise than they say."""

WORDS: dict[str, str | tuple[str, str]] = {
    "整改和公布告警": "Items to be put right",
    "{n} 项整改和公布告警": ("{n} item to be put right", "{n} items to be put right"),
    "事项实际办的、公布的和规定的不一致，系统每天核对，自动开出整改任务；改好以后，再核对时自动办结。": (
        "What is done, what is published and what the rule says do not agree. It is looked at every night: a task is"
        " opened by itself, and closed when it is put right."
    ),
    "比全市统一规程多要：{what}。": "More is asked for than the city's standard way asks: {what}.",
    "比全市统一规程多设环节：{what}。": "There are more steps than in the city's standard way: {what}.",
    "办理时限比全市统一规程长：{what}。": "It takes longer than the city's standard way: {what}.",
    "比全市统一规程严：{what}。": "It is stricter than the city's standard way: {what}.",
    "最近30天有{n}件超过法定时限。": (
        "In the last 30 days {n} case took longer than the law allows.",
        "In the last 30 days {n} cases took longer than the law allows.",
    ),
    "最近30天有{n}件被要求补交“{what}”，办事指南写的是非必要材料。": (
        "In the last 30 days {n} case was asked for “{what}”, which the guide says is optional.",
        "In the last 30 days {n} cases were asked for “{what}”, which the guide says is optional.",
    ),
    "{unit}公布的清单上有这个事项，但没有实施中的版本。": (
        "{unit} publishes this item on its list, and no version of it is in force."
    ),
    "{unit}最近30天收了{n}件，但现在的承接清单上没有这个事项。": (
        "{unit} took in {n} case in the last 30 days, and the item is not on its list today.",
        "{unit} took in {n} cases in the last 30 days, and the item is not on its list today.",
    ),
    "系统复核：这个问题已经不存在。": "Looked at again by the system: it is found no more.",
    "系统发现": "found by itself",
    "监督交办": "assigned by supervision",
    "没有要整改的事项": "Nothing is to be put right",
    "公布的、规定的和实际办的一致。": "What is published, what the rule says and what is done agree.",
    "审计状态": "Audit",
    "设置": "Set up",
    "实施": "Done",
    "有法定依据": "on a legal basis",
    "没有发现不规范": "nothing irregular found",
    "{n} 项待整改": ("{n} thing to be put right", "{n} things to be put right"),
}
