"""Sentences of the flows."""

SENTENCES = {
    "flows.gate_unknown": ("没有这个客流计数点，或者计数码不对。", "No such gate, or the code is none's."),
    "flows.gate_named": ("这个中心已有同名的计数点。", "The centre has a gate of this name already."),
}
