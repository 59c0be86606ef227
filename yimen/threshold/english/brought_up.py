"""English of what is brought before who leads and heads a division, and of the divisions that have nobody."""

WORDS: dict[str, str | tuple[str, str]] = {
    "上报督办": "Brought up",
    "超过承诺时限的报审批处负责人，超过法定时限的同时报分管领导；自动上报，由本人批示一次，批示记入办件过程。": (
        "A missed promise goes up to the head of the approval division, a missed statutory limit to its supervising leader"
        " as well: by itself. Each says once what is to be done, on record with the case."
    ),
    "上报给我的": "Brought before me",
    "批示已记入办件过程。": "Your instruction is on record with the case.",
    "部门的说明": "What the office says",
    "批示": "Instruction",
    "怎么处理": "What is to be done?",
    "记下批示": "Put on record",
    "没有上报给您的事项": "Nothing was brought before you",
    "您分管或负责的审批处超时的办件会自动列在这里。": (
        "Cases that a division you lead or head does not do in time are listed here by themselves."
    ),
    "缺人的审批处": "Divisions that lack somebody",
    "每个审批处应当有分管领导和负责人各一人；缺了，超时的事就没有人可报。": (
        "Each division has exactly one supervising leader and one head; where one is missing, what is late goes up to nobody."
    ),
    "还缺": "Missing",
    "空缺": "nobody",
    "已上报，还没有批示": "brought up, no instruction yet",
    "审批处领导批示": "Instruction of the division's leader or head",
}
