"""Sentences of the signatures under applications."""

SENTENCES = {
    "signature.missing": (
        "这一项的申请要由申请人签名：网上、手机上在“签名”一步签，在窗口签在纸上扫描附上。",
        "This application must be signed by the applicant: on the signing page, or on paper that the window scans.",
    ),
    "signature.void": (
        "签名以后，内容或文件改过了，原来的签名不再有效。请看一遍，重新签名。",
        "The form or a file was changed after you signed: the signature no longer holds. Read it and sign again.",
    ),
    "signature.empty": ("图里什么也没有。请在框里签上姓名。", "The picture is empty. Sign your name in the box."),
    "signature.no_picture": (
        "签名要用图片（PNG 或 JPG），不能用 PDF。",
        "A signature is a picture (PNG or JPG), not a PDF.",
    ),
    "signature.not_asked": ("这一项的申请不用签名。", "This application needs no signature."),
    "signature.there": ("这份申请已经签过名。", "This application is signed already."),
    "signature.no_phone": (
        "没有登记手机号，收不到验证码。请手写签名，或者先登记手机号。",
        "No telephone is registered to send a code to. Sign by hand, or register a telephone first.",
    ),
    "signature.code_fresh": (
        "验证码刚刚发过，一分钟后才能再发。",
        "A code has just been sent; another can be sent in a minute.",
    ),
    "signature.code_over": (
        "验证码已经失效：过了时间、试的次数太多，或者内容又改过。请重新获取。",
        "The code is no longer good: it ran out, was tried too often, or something changed. Ask for a new one.",
    ),
    "signature.code_wrong": (
        "验证码不对，请照短信再输一次。",
        "That is not the code; type it as it stands in the SMS.",
    ),
    "signature.not_sent": (
        "短信现在发不出去，请手写签名，或者过一会儿再试。",
        "The SMS cannot be sent now. Sign by hand, or try again in a while.",
    ),
}
