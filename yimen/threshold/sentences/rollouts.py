"""Sentences about items that go online, and about those that do not yet."""

SENTENCES = {
    "draft.not_filed_online": (
        "“{item}”还没有开通网上申报，请到窗口办理。",
        "{item} is not filed online yet; please come to a window.",
    ),
    "rollouts.already_offered": ("“{item}”已经开通这个渠道。", "{item} is filed by this channel already."),
    "rollouts.already_planned": (
        "“{item}”在这个渠道上已有推进计划。",
        "{item} has a plan for this channel already.",
    ),
    "rollouts.too_many_items": ("一批最多 {most} 项。", "At most {most} items in one batch."),
    "rollouts.over": ("这项推进计划已经取消。", "This plan was called off."),
}
