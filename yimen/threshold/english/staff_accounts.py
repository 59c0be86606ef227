"""English of the logins of staff in an administrator's hand."""

WORDS: dict[str, str | tuple[str, str]] = {
    "账号": "Login",
    "登录账号": "Login",
    "{name}的登录账号": "Login of {name}",
    "还没有设置登录": "Not set up yet",
    "一次性口令等待使用": "A one-time code waits to be used",
    "可以登录": "Open",
    "已锁定": "Locked",
    "已永久注销": "Closed for good",
    "到{until}": "until {until}",
    "接口令牌": "Tokens for the interface",
    "别的程序用它以您的名义访问接口：您能做的它都能做，做了什么都记在您名下。不用了就停掉。": (
        "Another program uses it in your name: it may do what you may, and all it does is on your record. End it when it is no longer needed."
    ),
    "只显示这一次，请现在就存好。": "Shown this once: keep it now.",
    "令牌已停": "Ended",
    "到{at}": "until {at}",
    "停掉": "End",
    "新的令牌": "A new token",
    "给哪个程序用": "For which program",
    "多久有效": "Good for",
    "生成令牌": "Make a token",
    "有效的接口令牌": "Tokens in force",
    "给一次性口令": "Give a one-time code",
    "本人用它重设登录；锁定随之解除，原来的登录和令牌失效。": (
        "They set up their login anew with it; a lock ends then, and so do their old sessions and tokens."
    ),
    "提前解锁": "Unlock before its time",
    "密码没有外泄时才解锁；外泄了请给一次性口令。": (
        "Unlock when the password is safe; when it leaked, give a one-time code."
    ),
    "解锁": "Unlock",
    "锁定": "Lock",
    "密码可能外泄、手机丢失时先锁定：所有登录和令牌马上失效。": (
        "When a password may have leaked or a phone is lost: every session and token ends at once."
    ),
    "锁到什么时候": "Locked until",
    "人已离开时注销：永远不能再登录，办过的事照旧可查。": (
        "For somebody who left: nobody signs in with it again; what was done stays readable."
    ),
    "确认注销，不能恢复": "Yes, close it for good",
    "注销这个账号": "Close this login",
}
