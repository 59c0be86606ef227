"""Sentences of plans and bulletins."""

SENTENCES = {
    "plans.outside_plan": ("节点的日子要在计划的起止之间。", "A milestone falls due on a day of its plan."),
    "plans.subject_needed": (
        "前期工作计划的节点要写项目代码，土地储备计划的要写地块。",
        "A milestone of preliminary work names the code of its project; one of a land reserve, its parcel.",
    ),
    "plans.not_later": ("推迟要写更晚的一天。", "A milestone is put off to a later day."),
    "plans.title_taken": ("已经有同名的计划。", "There is a plan of this title."),
    "plans.unknown": ("没有这个节点。", "There is no such milestone."),
    "plans.change_asked": (
        "这个节点已经提出推迟或不做，等别人同意。",
        "A change of this milestone waits for another to agree.",
    ),
    "plans.own_change": (
        "推迟或不做，要由提出的人和承办部门以外的人同意。",
        "Somebody else than who asked, and than the office that does it, agrees.",
    ),
    "plans.not_its_office": (
        "由承担部门的负责人报告完成；确认的不能是本部门的人。",
        "The head of its office shows what was done; somebody of another office confirms it.",
    ),
    "bulletins.drafters_hand": (
        "起草的人不能自己签发，请另一个人签发。",
        "Who drafted a bulletin does not issue it.",
    ),
}
