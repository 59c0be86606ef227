"""Sentences of the cards: how supervision and the supervised office are told no."""

SENTENCES = {
    "card.unknown": (
        "没有这张监察卡，或者不在您的监察范围内。",
        "There is no such card, or it lies outside what you oversee.",
    ),
    "card.follows_by_itself": (
        "监察卡由系统按办件过程自动发出，任何人不能手工增减。",
        "Cards are raised from the journal by themselves; nobody adds or removes one.",
    ),
    "card.office_answers": (
        "只有被监察部门的负责人可以说明、申辩和报告整改。",
        "Only the head of the supervised office answers, objects and reports.",
    ),
    "card.supervision_judges": (
        "只有监察人员可以批注、认定、撤销和督办。",
        "Only supervision annotates, upholds, lifts and orders.",
    ),
    "card.answered_elsewhere": (
        "超期的原因在“责任事项”里说明，说明后会自动记到这张卡上。",
        "A missed limit is explained under the responsibility items; what is said there stands on this card by itself.",
    ),
    "card.follows_its_alarm": (
        "这张卡随处罚预警一起处理，或到时自动消除，不用单独处理。",
        "This card is settled with the alarm of its penalty, or passes by itself.",
    ),
    "card.objected_already": (
        "这张卡已经申辩过一次，维持认定的以认定为准。",
        "The office has objected once already; what was upheld again stands.",
    ),
    "card.own_act": (
        "这张卡涉及您本人的操作或说明，请由其他监察人员处理。",
        "This card is about an act or an answer of your own; another supervisor judges it.",
    ),
    "card.same_supervisor": (
        "申辩由另一名监察人员复核，作出认定的人不能复核自己。",
        "Another supervisor judges the objection, not the one who upheld the card.",
    ),
    "card.gone_up": (
        "这张卡逾期未说明，已经上报，由上一级监察处理。",
        "The card was not answered in time and has gone up: the level above judges it.",
    ),
}
