"""English of the alarms about items that are done, or published, otherwise than they say."""

WORDS: dict[str, str | tuple[str, str]] = {
    "整改和公布告警": "Items to be put right",
    "{n} 项整改和公布告警": ("{n} item to be put right", "{n} items to be put right"),
    "事项实际办的、公布的和规定的不一致，系统每天核对，自动开出整改任务；改好以后，再核对时自动办结。": (
        "What is done, what is published and what the rule says do not agree. It is looked at every night: a task is"
        " opened by itself, and closed when it is put right."
    ),
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
