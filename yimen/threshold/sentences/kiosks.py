"""Sentences of the kiosks and of the sites."""

SENTENCES = {
    "kiosks.unknown": ("没有这台终端，或者启用码不对。", "No such kiosk, or the code is none's."),
    "kiosks.numbered": ("编号{number}的终端已经登记。", "A kiosk numbered {number} is registered already."),
    "kiosks.not_standing": ("这台终端现在的状态不能这样处理。", "The kiosk does not stand where that could be done."),
    "kiosks.function_offered": ("这项业务已经在终端上。", "Kiosks offer this function already."),
    "kiosks.function_unknown": ("终端上没有这项业务。", "Kiosks do not offer this function."),
    "kiosks.fault_repaired": ("这个故障已经修好。", "This fault has been put right."),
    "localsite.open": ("这个地方已经开站。", "This place has its site already."),
    "localsite.news_taken_down": ("这条动态已经撤下。", "This news has been taken down."),
}
