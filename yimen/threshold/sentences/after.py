"""Sentences of what happens after commit: documents, certificates, messages, visits."""

SENTENCES = {
    "document.unknown": ("没有找到这份文书。", "There is no such document here."),
    "certificate.no_traditional_form": (
        "这份证照现在不是有效状态，不再提供传统版式。",
        "The certificate is not valid now; its traditional form is not handed out.",
    ),
    "certificate.unknown": ("没有找到这份证照。", "There is no such certificate here."),
    "certificate.not_yours": (
        "只有发证机关的负责人可以暂扣、恢复或注销证照。",
        "Only the head of the issuing office may suspend, restore or cancel a certificate.",
    ),
    "certificate.issuer_unnumbered": (
        "{office}还没有统一社会信用代码，证照编不出标识，暂时不能准予。请系统管理员在“管理 → 部门”补填代码，"
        "补好后直接再作决定，案件不用重来。",
        "{office} has no unified social credit code, so no certificate can be numbered. Ask an administrator to give "
        "it on the page of offices, then decide again; the case stays as it is.",
    ),
    "certificate.type_unsound": (
        "这件受理时定下的证照类型代码（{type_code}）不合国家标准，发不出证照，受理后也不能改。"
        "请事项管理岗先改正事项的类型代码并重新公布，再请申请人撤回，按新版本重新申报。",
        "The type of certificate with which this case was taken in ({type_code}) is none of the national standard: "
        "no certificate can be issued, and a case keeps its terms. Let the catalogue editor correct and publish the "
        "item, then ask the applicant to withdraw and apply again.",
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
