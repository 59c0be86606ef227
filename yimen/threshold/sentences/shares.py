"""Sentences of the shares: why a case is not opened to another centre, or not seen or continued there."""

SENTENCES = {
    "share.unknown": ("没有向您的中心开放这个办件。", "No such case is open to your centre."),
    "share.ended": (
        "这个办件已经不再向您的中心开放，请申请人到原中心办理。",
        "This case is not open to your centre any more; the applicant turns to the centre that has it.",
    ),
    "share.only_to_look": (
        "这个办件只开放查看，不能在这里办。",
        "This case was opened to be looked at only; nothing can be done with it here.",
    ),
    "share.already": ("这个办件已经向这个中心开放。", "The case is open to this centre already."),
    "share.own_centre": ("办件就在这个中心，不用开放。", "The case lies at this centre; there is nothing to open."),
    "share.days_wrong": (
        "开放到哪天要在今天到 {most} 天之内选。",
        "A case stays open to another centre until today at least, and {most} days at most.",
    ),
}
