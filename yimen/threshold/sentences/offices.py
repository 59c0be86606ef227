"""Sentences about offices, divisions, centres and windows."""

SENTENCES = {
    "offices.uscc_in_use": (
        "这个统一社会信用代码已登记在另一个部门名下。",
        "Another office bears this unified social credit code.",
    ),
    "offices.uscc_given": (
        "这个部门已有统一社会信用代码（{uscc}），不能改成另一个：已发的证照用着它。机构换了代码的，请终止原部门，另设新部门。",
        "This office has its USCC ({uscc}) and gets no other: issued certificates carry it. A body with another code "
        "is another office: end this one and found it.",
    ),
    "offices.mark_in_use": (
        "“{office}”同一年已用文号代字“{mark}”，两份文书会是同一个文号；请另取代字，或者从下一年起使用。",
        "“{office}” numbers its documents under “{mark}” in the same year; two papers would bear one number.",
    ),
    "offices.window_code_in_use": (
        "这个中心在这段时间已有编号为 {number} 的窗口。",
        "The centre has a window numbered {number} at that time.",
    ),
    "offices.other_kind": (
        "{centre}不是同一类中心；县区对县区，镇街对镇街。",
        "{centre} is a centre of another kind; one takes after its own.",
    ),
    "offices.model_itself": ("样板中心不用再给自己配一遍。", "The model is not among those that take after it."),
}
