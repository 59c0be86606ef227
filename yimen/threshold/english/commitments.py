"""English of the signed commitments."""

WORDS: dict[str, str | tuple[str, str]] = {
    "签下承诺": "Sign the commitment",
    "这一项可以凭承诺受理。请读完下面的承诺；同意就输入校验码签下，这是您本人的签字。不签也可以，按一般程序办。": "This item can be accepted on your word. Read it; if you agree, type the code and it is signed: this is your own signature. You need not sign: then it goes the usual way.",
    "校验码 {code}": "Code {code}",
    "输入上面的校验码": "Type the code above",
    "本人签下承诺": "I sign it",
    "承诺已签": "Signed",
    "{when}，本人在网上签下": "{when}, signed by the applicant at home",
    "{when}，当面签在纸上，{name}扫描": "{when}, signed on paper, scanned by {name}",
    "申请人还没有签承诺。可以请申请人在“我的办件”里签下，或者打印后当面签字，扫描附上。": "The applicant has not signed yet. They sign it with their case at home, or on paper here, and you attach the scan.",
    "签了字的承诺书": "The signed commitment",
    "附上签字的承诺书": "Attach the signed paper",
    "看签字的承诺书": "See the signed paper",
    "条件已逐条告知申请人": "The conditions were told to the applicant one by one",
    "向申请人逐条说明条件；承诺由申请人本人签字：": "Explain the conditions one by one; the applicant signs the commitment:",
    "核对原件": "The original was seen",
    "工作人员核对了原件": "Staff saw the original",
    "原件已核对：{name}，{when}": "Original seen by {name}, {when}",
    "原件与此一致": "The original agrees with this",
    "申请人签下承诺": "The applicant signed the commitment",
    "您签下了承诺": "You signed the commitment",
}
