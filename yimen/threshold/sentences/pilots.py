"""Sentences of the pilots: why something is not tried so, not evaluated by these, or not given to more."""

SENTENCES = {
    "pilots.unknown": ("没有这个试点。", "There is no such pilot."),
    "pilots.over": ("这个试点已经终止或全面推开，不能再改。", "This pilot was ended or opened to all; it stays so."),
    "pilots.nobody_named": (
        "请写明谁参加试点；事项下沉到点的，站点和事项都要写。",
        "Name who takes part; for items at points name both the points and the items.",
    ),
    "pilots.not_tried_so": (
        "这项试点不按“{partaker}”划范围。",
        "This pilot is not drawn by {partaker}.",
    ),
    "pilots.all_have_it": (
        "{since}起已经全面推开，不用再试点。",
        "Everybody has it since {since}; there is nothing to try.",
    ),
    "pilots.takes_part": ("“{name}”已经在试点里。", "“{name}” takes part already."),
    "pilots.nothing_to_copy": (
        "{office}没有试点的同类事项，扩大到那里没有内容。",
        "{office} has no item of the kinds that are tried, so there is nothing to copy.",
    ),
    "pilots.not_begun": ("试点还没有开始，不能评估。", "The pilot has not begun and cannot be evaluated."),
    "pilots.not_apart": (
        "发起、决定过这个试点的人，和试点单位的人，不能评估它。",
        "Who began it, decided about it or works where it is tried does not evaluate it.",
    ),
    "pilots.own_evaluation": ("评估是您写的，请由别人决定。", "The evaluation is your own; somebody else decides."),
    "pilots.not_evaluated": (
        "上次决定以后还没有人评估；先由别人评估，再扩大、延长或推开。",
        "Nobody has evaluated it since the last decision; that comes before it is extended, prolonged or opened.",
    ),
    "pilots.failed": (
        "最近的评估认为行不通，只能调整或终止。",
        "The last evaluation found that it does not work: change it or end it.",
    ),
    "pilots.tried_elsewhere": (
        "这项服务正在别处试点，这里还没有开通。",
        "This is tried at other places first, not here yet.",
    ),
}
