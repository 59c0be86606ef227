"""Sentences of the integration of departments: models, sections and places of steps."""

SENTENCES = {
    "integrations.sections_unfit": (
        "这种整合方式要选 {least} 至 {most} 个科（股）室，牵头的排第一，不能重复。",
        "This model takes {least} to {most} sections, the leading one first and none twice.",
    ),
    "integrations.not_your_department": (
        "只有本部门负责人和改革牵头部门可以设定。",
        "Only the head of the department and the reform office arrange this.",
    ),
    "integrations.of_another": (
        "选择的科（股）室或事项不属于这个部门。",
        "The chosen section or item belongs to another department.",
    ),
    "integrations.no_division": (
        "这个部门在那一天还没有行政审批处（科）。",
        "The department has no approval division on that day.",
    ),
    "integrations.not_settled": (
        "这个部门还没有选定内部整合方式。",
        "The department has not settled by which model it shares its approvals.",
    ),
}
