"""English of the waivers of rules of publication."""

WORDS: dict[str, str | tuple[str, str]] = {
    "规则豁免": "Waivers",
    "看能不能豁免": "Can it be waived?",
    "看能不能豁免：{rule}": "Can it be waived? {rule}",
    "回到草稿 V{number}": "Back to draft V{number}",
    "已批准的豁免": "Waivers granted",
    "不在豁免期内": "Not in its days",
    "{since}起，{until}起不再豁免": "From {since}; no longer from {until}",
    "这个事项没有豁免，所有发布规则都要符合。": "This item has no waiver: it keeps every rule of publication.",
    "豁免一条规则": "Waive a rule",
    "只有环节数的规则可以豁免，要有批准文件，并写明到哪天为止。豁免记入事项的档案，所有人都能查。": (
        "Only the rules about the number of steps can be waived: by a document that approves it, and until a day. "
        "A waiver goes on the item's record, where anybody can find it."
    ),
    "哪条规则": "Which rule",
    "批准文件": "Document that approves it",
    "从哪天起不再豁免": "No longer from",
    "批准豁免": "Waive",
    "您可以看，不能豁免：发布规则由全市的事项管理岗按批准文件豁免，部门不能给自己豁免。": (
        "You may look, but not waive: the city's catalogue desk waives a rule by a document that approves it. "
        "An office does not waive a rule for itself."
    ),
}
