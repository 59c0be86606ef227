"""English of the channels of a case, of personal codes and of a life on one page."""

WORDS: dict[str, str | tuple[str, str]] = {
    "邮寄": "By post",
    "从哪儿办的": "By which ways it came",
    "换了地方办，填过的、交过的都还在，不用再填一遍。": (
        "Wherever you went on, what you filled in and handed in is still there; nothing is filled in twice."
    ),
    "渠道占比": "Share of the channels",
    "收的件从窗口、网上、手机、自助终端各来了多少，按月份和事项。": (
        "How many cases came from windows, web, telephones and kiosks, by month and item."
    ),
    "渠道由系统在收件时盖上：工作人员的页面是窗口，登记过的终端是自助终端，手机由浏览器说明。没有人能选。": (
        "The house stamps the channel at receipt: pages of staff are a window, a registered terminal is a kiosk, a"
        " browser says whether it is a telephone's. Nobody can choose it."
    ),
    "按月份": "By month",
    "这段时间没有收件": "Nothing was received in this time",
    "还有 {n} 个事项没有列出。": ("{n} further item is not listed.", "{n} further items are not listed."),
    "一码": "One code",
    "个人码": "Personal code",
    "企业码": "Enterprise code",
    "换一个码": "Another code",
    "{name}的一码": "The code of {name}",
    "{at}前有效，用一次就失效；页面会自己换新的。": (
        "Good until {at} and for one use; the page puts up a new one by itself."
    ),
    "换一个新码": "A new code",
    "在哪儿能用": "Where it is used",
    "到窗口：出示给工作人员扫，不用报证件号码；您的办件、证照、草稿都在同一个账户里。": (
        "At a window: let the officer scan it instead of saying your number; cases, certificates and drafts are in one"
        " account."
    ),
    "在自助终端：扫一扫就登录，不用输密码。": "At a terminal: scan it to sign in, without a password.",
    "码 {n} 秒后失效；这之前谁拿到都能用一次，请不要截图发给别人，也不要在陌生人面前亮码。": (
        "It is over after {n} seconds; until then whoever has it can use it once. Send nobody a picture of it, and do not"
        " show it to strangers."
    ),
    "这个码打开过什么": "What your codes opened",
    "窗口打开了{name}的页面": "A window opened the page of {name}",
    "在自助终端登录": "Signed in at a terminal",
    "{name}出示": "shown by {name}",
    "扫一码": "Scan a code",
    "办事人手机上的个人码或企业码": "The code on the visitor's telephone",
    "用扫码枪扫屏幕，或照着念的 16 位输入": "Scan the screen, or type the 16 letters as they are read out",
    "打开办事人页面": "Open the visitor's page",
    "一个码只能用一次，一分半钟后失效；办事人能看到是哪个窗口打开的。": (
        "A code is good once and for a minute and a half; the visitor sees which window opened it."
    ),
    "凭一码打开，{name}出示。": "Opened by a code that {name} showed.",
    "扫手机上的一码登录": "Sign in with the code on your telephone",
    "不用输密码": "No password needed",
    "在手机上登录网上办事大厅，打开“我的账户”里的“一码”，对着扫码口；也可以照着输入 16 位。": (
        "Sign in to the hall on your telephone, open the code in your account and hold it to the scanner; or type the 16"
        " letters."
    ),
    "一生一册": "My life on one page",
    "一企一册": "The enterprise on one page",
    "换一个人或企业": "Another person or enterprise",
    "从出生到现在，办过的事、拿到的证、收到的文书，都在这一页。": (
        "From birth to now: cases, certificates and notices on one page."
    ),
    "从设立到现在，办过的事、拿到的证、收到的文书，都在这一页。": (
        "From its setting up to now: cases, certificates and notices on one page."
    ),
    "接下来可能要办": "What may come next",
    "按公开的规则提示，写明了是哪一条；只是提醒，办不办由您。": (
        "By public rules, each named; a reminder and nothing else."
    ),
    "规则 {code}：{why}": "Rule {code}: {why}",
    "续办：{name}": "Renew: {name}",
    "看办事指南": "Read the guide",
    "一路办过的": "Along the way",
    "办件 {cases} 件，证照 {certificates} 本，文书 {notices} 份。": (
        "Cases {cases}, certificates {certificates}, notices {notices}."
    ),
    "{n} 年里": "In {n}",
    "{n} 岁": "aged {n}",
    "还没有办过什么": "Nothing yet",
    "办过的事、拿到的证、收到的文书，都会按年份记在这里。": (
        "Cases, certificates and notices will stand here, year by year."
    ),
    "{day}前": "by {day}",
    "谁看过这一页": "Who looked at this page",
    "为了：": "For: ",
    "只有您站在窗口、工作人员写明用途，才能打开；每次都记在这里。还没有人看过。": (
        "It opens only while you stand at a window, to an officer who says for what; each look stands here. Nobody has"
        " looked yet."
    ),
    "查阅一生一册": "Look into a life on one page",
    "办事人会看到，例如：为新生儿参保查出生登记": "The visitor reads it, for example: birth entry for a child's insurance",
    "写明用途，打开": "Say for what, and open",
    "只在这位办事人站在您窗口时能看；接待结束就关上。": (
        "Open while this visitor stands at your window; it shuts when the visit ends."
    ),
    "这次查阅已记下，办事人看得到": "This look is on record, and the visitor reads it",
    "证照 90 天内到期": "A certificate ends within 90 days",
    "3 到 6 岁：入园入学": "Aged 3 to 6: school",
    "16 到 24 岁：开始工作": "Aged 16 to 24: work",
    "55 到 65 岁：临近退休": "Aged 55 to 65: retirement",
    "结婚登记后三年内：安家": "Within three years of a marriage: a home",
    "孩子出生后一年内：参保就医": "Within a year of a birth: health",
    "孩子出生后三到六年：入园入学": "Three to six years after a birth: school",
    "办过残疾人事项：可以申请的救助": "After a disability matter: relief",
    "企业开办后两年内：招用员工": "Within two years of setting up: hiring",
    "开餐馆后两年内：招用员工": "Within two years of a restaurant: hiring",
    "开店后两年内：招用员工": "Within two years of a shop: hiring",
}
