"""English of authorisation letters as sealed papers."""

WORDS: dict[str, str | tuple[str, str]] = {
    "打印盖章的授权书": "Print the sealed letter",
    "行政审批授权书": "Authorisation letter",
    "授权书有效": "The letter is in force",
    "授权书已撤销": "The letter was revoked",
    "授权书不在有效期": "The letter is not in force now",
    "与授权机关的登记一致。": "It agrees with the register of the office that gave it.",
}
