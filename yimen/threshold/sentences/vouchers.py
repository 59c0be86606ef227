"""Sentences of the vouchers: why a card is not read, or a voucher is neither made nor printed."""

SENTENCES = {
    "voucher.no_card": (
        "读卡器上没有读到证件，请把证件放平再读一次。",
        "The reader found no card. Lay it flat and read again.",
    ),
    "voucher.card_unknown": (
        "证件上的人还没有在本平台登记，请先登记。",
        "Who holds this card is not registered here; register them first.",
    ),
    "voucher.card_over": (
        "这张证件{day}已经到期，不能用。",
        "This card ran out on {day}.",
    ),
    "voucher.card_not_read": (
        "没有刚刚读过的证件：读一次只管十分钟，只能用一次。请重新读证。",
        "No card was read just now: a reading stands for ten minutes and one use. Read it again.",
    ),
    "voucher.unknown": (
        "没有这份凭证，或者不能由您打印。",
        "There is no such voucher, or it is not yours to print.",
    ),
    "voucher.system_away": (
        "对方系统没有对接、没有记录或者没有应答，现在出不了这份凭证。",
        "The system it comes from is not connected, knows nothing, or does not answer now.",
    ),
}
