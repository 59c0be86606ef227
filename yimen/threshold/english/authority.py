"""English of what is said about authority: grounds of the statute, acts on certificates."""

WORDS: dict[str, str | tuple[str, str]] = {
    "法定情形": "Ground of the law",
    "以欺骗、贿赂等不正当手段取得（第二款）": "Obtained by deceit or bribery (para. 2)",
    "对不具备资格或者不符合条件的申请人准予（第四项）": "Granted to somebody not entitled or not qualified (item 4)",
    "滥用职权、玩忽职守作出（第一项）": "Made by abuse or neglect of duty (item 1)",
    "超越法定职权作出（第二项）": "Made beyond the powers of the office (item 2)",
    "违反法定程序作出（第三项）": "Made against the procedure of the law (item 3)",
    "依法可以撤销的其他情形（第五项）": "Another case in which the law allows it (item 5)",
    "暂扣证照": "Certificate suspended",
    "恢复证照": "Certificate restored",
    "注销证照": "Certificate cancelled",
    "证照被暂扣": "Your certificate was suspended",
    "证照已恢复": "Your certificate is good again",
    "{item}（{number}）的证照已被暂扣，期间不能使用；有异议可向发证机关陈述申辩。": "The certificate of {item} ({number}) was suspended and may not be used meanwhile; you may put your case to its issuer.",
    "{item}（{number}）的证照已恢复，可以继续使用。": "The certificate of {item} ({number}) is good again.",
    "{item}（{number}）的证照已注销，不再有效；有异议可依法申请复议或提起诉讼。": "The certificate of {item} ({number}) was cancelled and is no longer good; you may ask for reconsideration or go to court.",
}
