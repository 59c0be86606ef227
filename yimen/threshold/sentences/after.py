"""Sentences of what happens after commit: documents, certificates, messages, visits."""

SENTENCES = {
    "document.unknown": ("没有找到这份文书。", "There is no such document here."),
    "certificate.unknown": ("没有找到这份证照。", "There is no such certificate here."),
    "certificate.not_yours": (
        "只有发证机关的负责人可以暂扣、恢复或注销证照。",
        "Only the head of the issuing office may suspend, restore or cancel a certificate.",
    ),
    "certificate.ground_unknown": (
        "请选择法律列明的情形。",
        "Choose one of the grounds that the law names.",
    ),
    "certificate.ground_unfit": (
        "这一情形不适用于这份证照：证照还在有效期内，或者持证人的身份不符。",
        "This ground does not fit the certificate: it still runs, or its holder is no such person.",
    ),
    "message.unknown": ("没有找到这条消息。", "There is no such message here."),
    "visit.not_at_a_window": ("只有窗口岗位可以登记到访。", "Only a clerk at a window can open a visit."),
    "visit.open": ("您还有一次到访没有结束，请先结束它。", "You still have a visitor; close that visit first."),
    "visit.unknown": ("没有找到这次到访，可能已经结束。", "There is no such open visit; it may have been closed."),
    "visit.visitor_unknown": ("没有找到这位办事人。", "There is no such person or organisation."),
}
