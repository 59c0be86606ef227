"""Sentences of subtasks and outside bodies: what is asked of other units, and what comes back."""

SENTENCES = {
    "subtask.unknown": ("没有找到这项协办任务。", "There is no such subtask here."),
    "subtask.unit_unknown": (
        "请选一个现在有效的其他单位；本件的承办部门不能给自己派任务。",
        "Choose another unit that is in force; the office of the case does not ask itself.",
    ),
    "subtask.asked_already": (
        "这个单位正在办同一项协办任务，或者这件的协办任务已经满 20 项。",
        "This unit is being asked for that work already, or the case has twenty subtasks.",
    ),
    "subtask.material_unknown": (
        "“{material}”不是这件的材料，不能随任务转出。",
        "“{material}” is no material of this case and cannot go along.",
    ),
    "subtask.outstanding": (
        "其他单位的协办任务还没有回复，不能决定。可以等回复，也可以写明理由取消。",
        "Another unit has not returned its part; wait for it, or call it off with the reason.",
    ),
    "subtask.ends_after_the_case": (
        "这样要到整件到期（{due}）之后才回复。请缩短协办时限。",
        "It would come back after the case is due ({due}). Give it less time.",
    ),
    "subtask.body_not_entrusted": (
        "“{work}”没有转移给这个机构，或者转移已经终止。",
        "“{work}” is not transferred to this body, or no longer is.",
    ),
    "subtask.body_cannot_decide": (
        "事业单位和中介机构只做核查、检测，不作行政决定。",
        "An institution or intermediary verifies and tests; it decides nothing.",
    ),
    "subtask.finding_without_basis": (
        "不同意、不合格、不予的，要写明依据。",
        "Who finds against it names the basis.",
    ),
    "bodies.entered_already": (
        "这个机构已经登记，先终止再重新登记。",
        "This body is entered already; end that first.",
    ),
    "bodies.ended": ("这项转移已经终止。", "The transfer has ended already."),
}
