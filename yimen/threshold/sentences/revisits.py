"""Sentences of the re-visits."""

SENTENCES = {
    "revisits.unknown": ("没有这次回访。", "There is no such draw or call."),
    "revisits.drawn": ("已经抽过签。", "The draw has been made."),
    "revisits.draw_waits": (
        "这个中心还有一次抽签在等见证人，抽完才能再公布。",
        "A draw of this centre waits for its witness; it is drawn before another is announced.",
    ),
    "revisits.lapsed": (
        "过了 5 个工作日没有见证人，这次抽签已经作废，请重新公布。",
        "No witness came within 5 working days: the draw has lapsed, and another is announced.",
    ),
    "revisits.witness_announced": (
        "见证人不能是公布抽签的人，也不能是要打电话的人。",
        "The witness is neither who announced the draw nor who calls.",
    ),
    "revisits.nobody_called": (
        "先看姓名和电话、打过电话，再记结果；每打一次都要先看一次。",
        "Look up whom to call, and call, before you write down what came of it; each time anew.",
    ),
    "revisits.tried_today": (
        "一个工作日只算一次没有接通，请换个工作日再打。",
        "One try counts on a working day; call again on another.",
    ),
    "revisits.caller_too_near": (
        "经手过这件、或者在办理它的窗口和部门任职的人不能回访。",
        "Who had a hand in the case, or works where it was handled, does not ask about it.",
    ),
    "revisits.nobody_to_call": (
        "这几个月办结、还没有回访过的只有 {cases} 件；一次最多抽 50 件。",
        "Only {cases} cases of these months were not asked about yet; a draw takes 50 at most.",
    ),
    "revisits.too_narrow": (
        "抽签范围太窄：至少从 {least} 件里抽，或者从这个中心还没有回访过的全部里抽，请把月份放宽。",
        "Too narrow: a draw is from {least} cases at least, or from all that were not asked about; take more months.",
    ),
    "revisits.announcer_calls": (
        "公布抽签的人不能打电话，请换别人。",
        "Who announces the draw is none of those who call.",
    ),
    "revisits.too_few_callers": (
        "有 {cases} 件能回访的人不到两个，请再加几个没有经手的人。",
        "For {cases} cases fewer than two of those named may ask; name others without a hand in them.",
    ),
}
