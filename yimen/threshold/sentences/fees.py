"""Sentences of the fees: bills, reductions, payments, refunds, tills and reconciliation."""

SENTENCES = {
    "fees.no_receipt": ("寄递费由寄递企业开具发票。", "The carrier makes out the receipt for postage."),
    "fees.outstanding": (
        "本件还有费用未结清（应收 {yuan} 元），结清后才能领取结果。请先在“我的办件”或收费窗口缴费。",
        "The fees of this case are not settled ({yuan} yuan were charged). Pay under My cases or at the cashier, then"
        " the result is handed out.",
    ),
    "fees.not_reducible": (
        "“{fee}”没有规定减免情形，不能减免。",
        "The item provides for no reduction of “{fee}”.",
    ),
    "fees.amount_wrong": (
        "金额不对，最多 {most} 元。请核对后再填。",
        "The amount does not fit; it is {most} yuan at most. Check it and enter it again.",
    ),
    "fees.bill_unknown": (
        "找不到这张缴费单。请核对缴款码或办件编号。",
        "There is no such bill. Check the payment code or the case number.",
    ),
    "fees.nothing_to_pay": (
        "本件不收费：事项在这个情形下没有列明依据和标准的收费项目。",
        "Nothing is charged for this case: its version lists no fee with a basis and a standard in this situation.",
    ),
    "fees.not_billed_yet": (
        "受理以后才开缴费单；没有准予的办件不收费。",
        "A case is billed after it has been accepted; one that ended without a grant is not charged.",
    ),
    "fees.not_online": (
        "这个事项不能网上缴费，请凭缴款码到收费窗口缴费。",
        "This item cannot be paid for online. Pay at the cashier's window with the payment code.",
    ),
    "fees.reduction_unknown": (
        "找不到待审批的减免，可能已经有人处理。",
        "There is no such reduction waiting; somebody may have answered it already.",
    ),
    "fees.reduction_open": (
        "这张缴费单有一项减免正在审批，审批后再继续。",
        "A reduction of this bill waits for its answer. Go on after that.",
    ),
    "fees.refund_unknown": (
        "找不到这笔退费，可能已经处理。",
        "There is no such refund waiting; it may have been dealt with already.",
    ),
    "fees.refund_open": ("这笔缴费已有一项退费在办理中。", "A refund of this payment is on its way already."),
    "fees.own_proposal": (
        "提出的人不能自己审批，请由本部门另一位审批人处理。",
        "Who proposed it does not approve it. Another officer of the office does.",
    ),
    "fees.paid_otherwise": (
        "这笔费用是网上支付的，批准后由系统原路退回，不能在窗口退。",
        "This was paid online and goes back by the gateway by itself, not over the counter.",
    ),
    "fees.no_till": (
        "您还没有开班。先在收费窗口开班，再收款或退款。",
        "You have no open till. Open one at the cashier's window first.",
    ),
    "fees.till_open": (
        "您已经有一个班次没有结账，先结账再开新班。",
        "You have a till open. Balance it before the next.",
    ),
    "fees.drawer_short": (
        "钱箱现金只有 {holds} 元，不够退款。",
        "The drawer holds only {holds} yuan; that is too little for this refund.",
    ),
    "fees.difference_unexplained": (
        "应有 {expected} 元，清点 {counted} 元，账实不符。请写明原因。",
        "The drawer must hold {expected} yuan and {counted} were counted. Write down why.",
    ),
    "fees.slip_used": (
        "刷卡凭证号 {slip} 已经登记在另一笔收款上。",
        "Slip {slip} stands on another payment already.",
    ),
    "fees.notice_forged": (
        "支付通知的签名不对，没有入账。",
        "The payment notice does not bear the gateway's signature; nothing was booked.",
    ),
    "fees.movement_unknown": (
        "支付通知中的订单不是本系统的，没有入账。",
        "The payment notice is about an order that is not ours; nothing was booked.",
    ),
    "fees.order_closed": (
        "应缴金额刚刚变了，这个订单已经关闭，请重新点“网上缴费”。",
        "What is due has just changed and this order was closed. Please start the payment again.",
    ),
    "fees.notice_differs": (
        "支付通知与订单不一致（应为 {expected}，通知为 {told}），没有入账，对账时处理。",
        "The payment notice does not agree with the order ({expected} expected, {told} told). Nothing was booked; it is"
        " settled in the reconciliation.",
    ),
    "fees.day_not_over": ("当天还没有结束，明天再对账。", "The day is not over yet; reconcile it tomorrow."),
    "fees.discrepancy_unknown": (
        "找不到待处理的对账差异，可能已经处理。",
        "There is no such open difference; it may have been worked off already.",
    ),
    "fees.not_to_be_taken_in": (
        "只有支付平台已收、我方未入账的款项可以补入账；其他差异请核实后写明处理结果。",
        "Only money the gateway has and we have not booked can be taken in. For other differences, write down what was"
        " done.",
    ),
}
