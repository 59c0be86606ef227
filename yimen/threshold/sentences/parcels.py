"""Sentences of the parcels: why something does not go by post, or the carrier is not believed."""

SENTENCES = {
    "postage.outstanding": (
        "寄递费 ¥{yuan} 还没有付，付了才交寄。",
        "The postage of ¥{yuan} has not been paid; it is posted when it is.",
    ),
    "postage.dearer": (
        "寄递费现在是 ¥{yuan}，您看到的是 ¥{told}。没有下单；请看清新的金额再寄。",
        "The postage is ¥{yuan} now, and you were told ¥{told}. Nothing was ordered; look at the new amount first.",
    ),
    "postage.rate_stands": (
        "这些日子里已经有一项寄递费。请先停用它，再规定新的。",
        "A rate for this holds in these days. End it before you state another.",
    ),
    "postage.nothing_due": ("这一件不用先付寄递费。", "Nothing is to be paid beforehand for this parcel."),
    "postage.month_not_over": ("这个月还没有过完，不能结算。", "This month is not over; it cannot be settled yet."),
    "postage.month_settled": ("这个月已经结算过。", "This month has been settled."),
    "postage.invoice_differs": (
        "企业账单 ¥{invoiced}，按记录应付 ¥{owed}。不一致要写明原因。",
        "The invoice says ¥{invoiced}, the records say ¥{owed}. Say why they differ.",
    ),
    "postage.statement_unknown": (
        "没有等待复核的这张结算单。",
        "No such statement waits to be confirmed.",
    ),
    "postage.own_statement": ("自己生成的结算单，由另一人复核。", "Another confirms a statement that you drew."),
    "parcel.unknown": ("没有找到这个寄递件。", "There is no such parcel."),
    "parcel.not_offered": (
        "这个事项不支持这样寄递，请到窗口或代办点办理。",
        "This item does not go by post this way. Come to a window or to the agent of your village.",
    ),
    "parcel.nobody_carries": (
        "这里还没有接通寄递，请到窗口或代办点领取、交来。",
        "No carrier is connected here yet. Come to a window or to the agent of your village.",
    ),
    "parcel.open": (
        "这个办件已经有一个寄递件在途，不能再寄一个。",
        "A parcel of this case is on its way already; there cannot be a second one.",
    ),
    "parcel.result_not_ready": (
        "还没有作出决定，结果不能寄出。",
        "There is no decision yet, so there is nothing to send.",
    ),
    "parcel.delivered_already": (
        "结果已经送达，不再寄递。",
        "The result has been delivered already.",
    ),
    "parcel.forged": (
        "回调的签名不对或内容读不懂，没有采信。",
        "The message is not signed by the carrier, or cannot be understood; it was not heard.",
    ),
    "parcel.from_the_future": (
        "回调所说的时间还没有到，没有采信。",
        "The message tells of a moment that has not come; it was not heard.",
    ),
    "parcel.not_silent_yet": (
        "承运商最近还有轨迹。超过 {days} 天没有轨迹才能按丢失处理。",
        "The carrier has told of this parcel lately. It can be called lost after {days} days of silence.",
    ),
}
