"""Sentences about numbers of persons and organisations, and phones."""

SENTENCES = {
    "identity.bad_number": (
        "身份证号码不对：应为 18 位，最后一位是校验码。请对照证件重新填写。",
        "This is not an identity number: it has 18 characters and a check digit. Copy it from the card again.",
    ),
    "identity.bad_uscc": (
        "统一社会信用代码不对：应为 18 位，最后一位是校验码。请对照营业执照重新填写。",
        "This is not a unified social credit code: it has 18 characters and a check digit. Copy it from the licence.",
    ),
    "identity.bad_phone": (
        "电话号码不对：请填 11 位手机号，或带区号的座机号。",
        "This is not a phone number: enter 11 digits, or a landline with its area code.",
    ),
    "identity.bad_mail": (
        "电子邮箱不对：应像 name@example.cn 这样。不用邮件可以留空。",
        "This is not a mail address: it looks like name@example.cn. Leave it empty to get no mail.",
    ),
}
