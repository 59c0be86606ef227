"""Sentences of the followers: why an account is not bound to the official account."""

SENTENCES = {
    "followers.bad_code": (
        "绑定码不对、已用过或已过期。请重新取一个。",
        "The code is wrong, was used or has run out. Ask for a new one.",
    ),
    "followers.follows_already": (
        "您的账号已经绑定。要换一个微信，请先解除绑定。",
        "Your account is bound already. Let go before you bind another telephone.",
    ),
    "followers.not_following": ("您的账号没有绑定公众号。", "Your account is not bound to the official account."),
}
