"""Sentences of the penalties: standards of discretion, what was imposed, and alarms."""

SENTENCES = {
    "penalties.range_unfit": (
        "裁量幅度不成立：至少选一种处罚；有罚款才填金额，上限要大于零且不低于下限。",
        "This is no range: choose some kind of penalty; a fine, and only a fine, has amounts, the upper one above zero"
        " and not below the lower one.",
    ),
    "penalties.sanction_unfit": (
        "处罚内容不成立：至少选一种处罚；选了罚款就要填金额，没有罚款就不填。",
        "This is no penalty: choose some kind; a fine, and only a fine, has an amount.",
    ),
    "penalties.not_this_office": (
        "只有本部门的负责人可以定裁量基准，只有本部门的负责人、审批人员可以登记处罚。",
        "Only the head of this office sets its standards, and only its head and deciders record its penalties.",
    ),
    "penalties.recorded_already": (
        "这个处罚决定书文号已经登记过。",
        "A penalty with this number has been recorded already.",
    ),
    "penalties.no_alarm": ("没有这条处罚预警。", "There is no such alarm."),
    "penalties.alarm_closed": (
        "这条预警已经处理完毕，结果不再改动。",
        "This alarm was closed; its result stays.",
    ),
    "penalties.own_record": (
        "登记处罚的人不能处理这条预警，请由其他监察人员处理。",
        "Whoever recorded the penalty does not close its alarm; another supervisor does.",
    ),
}
