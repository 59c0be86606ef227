"""Sentences of the signed commitments."""

SENTENCES = {
    "commitment.not_signed": (
        "申请人还没有签承诺：请申请人在“我的办件”里签下，或者当面签在纸上，扫描附上。",
        "The applicant has not signed the commitment: they sign it with their case at home, or on paper that you scan.",
    ),
    "commitment.code_wrong": (
        "校验码不对。请照承诺书下面的八位码输入。",
        "That is not the code under the commitment; type the eight characters that stand there.",
    ),
    "commitment.signed_already": ("这份承诺已经签过。", "This commitment has been signed already."),
}
