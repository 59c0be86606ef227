"""Sentences of the JSON door: what is said when a request cannot be understood."""

SENTENCES = {
    "request.not_signed_in": (
        "请先登录，或带上有效的访问令牌。",
        "Sign in first, or send a token that is still good.",
    ),
    "request.not_for_you": ("这项内容不对您的账户开放。", "This is not for your account."),
    "request.form_secret_missing": (
        "用登录会话办理时，须带上页面的防伪码（X-CSRFToken）。没有办理。",
        "A write with a session needs the form secret (X-CSRFToken). Nothing was done.",
    ),
    "request.nothing_here": (
        "没有找到。可能是地址不对，或不属于您的账户。",
        "There is nothing here. The address may be wrong, or it is not yours.",
    ),
    "request.method_unknown": (
        "这个地址不支持 {method}。",
        "{method} is not possible at this address.",
    ),
    "request.unreadable": (
        "请求内容读不懂，没有办理。请发送 UTF-8 编码的 JSON。",
        "The request cannot be read; nothing was done. Send JSON in UTF-8.",
    ),
    "request.kind_unknown": (
        "只接受 application/json；上传文件用 multipart/form-data。",
        "Send application/json, or multipart/form-data for a file.",
    ),
    "request.too_large": ("请求内容太大，最多 {most} 字节。", "The request is too large; {most} bytes at most."),
    "request.field_unknown": ("这里没有“{field}”这一项。", "There is no field “{field}” here."),
    "request.field_missing": ("缺少“{field}”。", "“{field}” is missing."),
    "request.field_malformed": (
        "“{field}”的类型、格式或取值不对。",
        "“{field}” has the wrong type, form or value.",
    ),
    "errand.key_missing": (
        "每次办理都要带请求编号（Idempotency-Key，1 到 100 个可见字符）。没有办理。",
        "Every write needs an Idempotency-Key of 1 to 100 visible characters. Nothing was done.",
    ),
    "house.away": (
        "系统正忙或暂时不可用，没有办理。请稍后用同一请求编号再试。",
        "The house is busy or away for a moment; nothing was done. Try again with the same key.",
    ),
    "house.failed": (
        "这是我们的问题，不是您的（编号 {number}）。请稍后再试，或拨 12345。",
        "This is our fault, not yours (number {number}). Try again later, or call 12345.",
    ),
}
