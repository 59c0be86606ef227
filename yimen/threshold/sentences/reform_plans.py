"""Sentences of the reform plans."""

SENTENCES = {
    "reforms.own": (
        "自己写的、本单位的，或者上一步是自己批的方案，要由别人来批。",
        "You wrote this plan, it is of your own office, or you approved it at the stage before: somebody else does.",
    ),
    "reforms.unknown": ("没有这个方案。", "There is no such plan."),
    "reforms.open": (
        "本部门有一个方案还没有办完，先修改或者撤回它。",
        "The office has a plan on its way; revise or withdraw that one first.",
    ),
    "reforms.nothing_new": ("这一版和上一版完全一样。", "This version says the same as the one before."),
}
