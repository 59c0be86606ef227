"""Sentences of the kiosks and of the sites."""

SENTENCES = {
    "kiosks.unknown": ("没有这台终端，或者启用码不对。", "No such kiosk, or the code is none's."),
    "kiosks.numbered": ("编号{number}的终端已经登记。", "A kiosk numbered {number} is registered already."),
    "kiosks.not_standing": ("这台终端现在的状态不能这样处理。", "The kiosk does not stand where that could be done."),
    "kiosks.function_offered": ("这项业务已经在终端上。", "Kiosks offer this function already."),
    "kiosks.function_unknown": ("终端上没有这项业务。", "Kiosks do not offer this function."),
    "kiosks.fault_repaired": ("这个故障已经修好。", "This fault has been put right."),
    "kiosks.contract_signed": ("合同{contract}已经登记。", "The contract {contract} is in the register already."),
    "kiosks.contract_over": ("合同{contract}那天不在有效期内。", "The contract {contract} does not run on that day."),
    "kiosks.partner_unfit": (
        "这台终端计划放在别的类型的地方，和这家合作单位对不上。",
        "The kiosk is meant for another type of place than this partner is.",
    ),
    "kiosks.hosted_already": (
        "这台终端那几天已经放在合作单位。",
        "The kiosk stands with a partner on those days already.",
    ),
    "kiosks.not_hosted": (
        "从那天起，这台终端没有放在合作单位。",
        "The kiosk stands with no partner from that day on.",
    ),
    "localsite.open": ("这个地方已经开站。", "This place has its site already."),
    "localsite.news_taken_down": ("这条动态已经撤下。", "This news has been taken down."),
}
