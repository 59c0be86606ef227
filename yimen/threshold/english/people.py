"""English of signing in, registering, mandates and one-click accounts."""

WORDS: dict[str, str | tuple[str, str]] = {
    "登录办事大厅": "Sign in to the service hall",
    "个人登录后可以为自己办，也可以为委托您的企业或他人办。": (
        "Signed in, you act for yourself or for the businesses and people who gave you a mandate."
    ),
    "没有登录成功": "You are not signed in",
    "登录名": "Login",
    "密码": "Password",
    "还没有账号，去注册": "No account yet? Register",
    "这是演示环境，": "This is a demonstration: ",
    "可以一键进入演示账号": "enter a sample account with one click",
    "忘记密码或登录名：请带身份证到任一政务服务窗口，当场拿一个口令。": (
        "Forgot the password or the login? Bring your identity card to any service window and get a code on the spot."
    ),
    "用窗口给的口令设置登录": "Set up the login with a code from the window",
    "口令 30 分钟内有效，用一次。设好后，其他设备上的登录会一起退出。": (
        "The code is good for 30 minutes, once. Afterwards every other device is signed out."
    ),
    "还没有设好": "Not set up yet",
    "窗口给的口令": "Code from the window",
    "十二个字母和数字，大小写都可以": "Twelve letters and digits, in capitals or not",
    "原来的，或者另起一个；可以用手机号": "The old one, or another; your phone number will do",
    "设好并登录": "Set up and sign in",
    "返回登录": "Back to signing in",
    "登录口令": "Code for the login",
    "还没有账号，用口令开通": "None yet; the code opens one",
    "请本人在自己的手机上打开登录页，点“用窗口给的口令设置登录”，输入口令，自己设登录名和密码。": (
        "On their own phone they open the sign-in page, follow the link for a code from the window, and choose login and password themselves."
    ),
    "回到窗口": "Back to the window",
    "当面核验了哪个证件": "Which card was shown",
    "居民身份证": "Identity card",
    "临时居民身份证": "Temporary identity card",
    "社会保障卡": "Social security card",
    "居住证": "Residence permit",
    "本市还没有接短信通道：本人现在收不到短信提醒。": "No way of sending text messages is set up here: the person gets no SMS now.",
    "人和证件一致才给。谁给的、核验了什么证件都会留痕，本人会收到短信和站内消息。": (
        "Only when person and card agree. Who gave it, and on which card, is on record; the person is told by SMS and in the hall."
    ),
    "给出登录口令": "Give the code",
    "不办了": "Give up",
    "开通网上账号，或者忘了密码": "Open an account, or forgot the password",
    "窗口给了您登录口令": "A window gave you a code for your login",
    "政务服务窗口核验证件后给了重设登录的口令，30 分钟内有效。如果不是您本人去办的，请马上联系窗口。": (
        "A service window saw your card and gave a code to set up your login, good for 30 minutes. If that was not you, call the window at once."
    ),
    "登录名和密码已重新设置": "Login and password were set anew",
    "您的登录名和密码已用窗口给的口令重新设置，其他设备上的登录都已退出。": (
        "Your login and password were set anew with a code from the window; every other device is signed out."
    ),
    "登录密码已修改": "Your password was changed",
    "您的登录密码已修改。如果不是您本人改的，请带身份证到窗口重新设置。": (
        "Your password was changed. If that was not you, bring your identity card to a window and set it anew."
    ),
    "联系方式已修改": "Your contact was changed",
    "您的登录账号已经注销，正在办的事照常办。如果不是您本人操作的，请马上带身份证到窗口；重新注册后还能看到办件和证照。": "Your account is closed; what is under way goes on. If that was not you, bring your identity card to a window at once; after registering again you find cases and certificates again.",
    "您登记的电话、邮箱或地址已修改。如果不是您本人改的，请联系窗口。": (
        "The phone, mail or address on record was changed. If that was not you, contact a window."
    ),
    "注册": "Register",
    "个人注册": "Register as a person",
    "证件号码和手机号加密保存，只用来办事和通知您。": (
        "Your number and phone are stored encrypted and used only for your cases and for telling you about them."
    ),
    "还没有注册成功，您填的都还在": "Not registered yet; what you typed is still here",
    "姓名": "Name",
    "与身份证一致": "As on the identity card",
    "身份证号码": "Identity number",
    "手机号": "Mobile phone",
    "3 个以上字母或数字，可以用手机号": "Three letters or digits at least; your phone number will do",
    "至少 10 个字符，不能全是数字": "At least 10 characters, not only digits",
    "注册并登录": "Register and sign in",
    "已有账号，去登录": "Sign in to an account",
    "演示账号": "Sample accounts",
    "这里不是演示环境，没有一键账号。": "This is not a demonstration; there are no one-click accounts.",
    "去登录": "Sign in",
    "点一下就进入，不用密码。只有演示城市才有这一页。": (
        "One click and you are in, without a password. Only a sample city has this page."
    ),
    "办事人": "Applicants",
    "进入": "Enter",
    "进入{name}的账号": "Enter the account of {name}",
    "示范市还在建，请稍后刷新。": "The sample city is still being built. Reload in a moment.",
    "工作人员": "Staff",
    "修改密码": "Change password",
    "改好后，其他设备上的登录会一起退出，程序用的令牌也失效。": "Your sign-ins on other devices end with it, and so do tokens for programs.",
    "密码没有改": "The password was not changed",
    "现在的密码": "Present password",
    "新密码": "New password",
    "不改了": "Leave it",
    "企业与委托": "Organisations and mandates",
    "现在为谁办事": "For whom you act now",
    "（本人）": " (yourself)",
    "就为这一方办": "Act for this one",
    "谁能为{name}办事": "Who may act for {name}",
    "自 {day}": "since {day}",
    "，到 {day}": ", until {day}",
    "撤销对{name}的委托": "Revoke the mandate of {name}",
    "撤销": "Revoke",
    "还没有委托别人。": "Nobody yet.",
    "委托一位经办人": "Name a handler",
    "对方先要自己注册；姓名和身份证号码都要对得上。": "They register first; name and identity number must both agree.",
    "代表谁": "On behalf of",
    "委托身份": "In what quality",
    "经办人姓名": "Name of the handler",
    "经办人身份证号码": "Identity number of the handler",
    "委托": "Give the mandate",
    "登记企业或组织": "Register an organisation",
    "先登记的人作为法定代表人，之后可以委托多位经办人。": (
        "Who registers it acts as its legal representative, and may name several handlers later."
    ),
    "名称": "Name",
    "统一社会信用代码": "Unified social credit code",
    "联系电话": "Phone",
    "登记": "Register",
    "我接受的委托": "Mandates I hold",
    "不再办{name}的事": "Lay down the mandate of {name}",
    "不再办": "Lay down",
    "经办人": "Handler",
    "代办员": "Agent",
    "法定代表人": "Legal representative",
    "监护人": "Guardian",
    "六位动态口令": "Six digits",
    "手机身份验证器此刻显示的数字": "What your authenticator shows now",
    "第一次登录，我有一次性口令": "First time here: I have a one-time code",
    "30 分钟不操作会自动退出。手机丢失请向管理员索取新的一次性口令。": (
        "You are signed out after 30 idle minutes. Lost your phone? Ask the administrator for a new one-time code."
    ),
    "第一次登录": "First sign-in",
    "输入管理员给您的一次性口令。首位管理员的口令由 yimen init 显示。": (
        "Enter the one-time code from your administrator. The first administrator's is shown by yimen init."
    ),
    "一次性口令": "One-time code",
    "16 位，24 小时内有效，只能用一次": "16 characters, good for 24 hours and for one use",
    "下一步：设置登录": "Next: set up your login",
    "已经设置过，去登录": "Already set up? Sign in",
    "设置登录": "Set up your login",
    "设置完成并登录": "Finish and sign in",
    "绑定手机身份验证器": "Bind your authenticator",
    "用任一身份验证器扫描二维码；不能扫描时手工输入密钥。": (
        "Scan the code with any authenticator app, or type the key by hand."
    ),
    "身份验证器二维码": "QR code for the authenticator",
    "密钥": "Key",
    "绑定后验证器此刻显示的数字": "What the authenticator shows now that it is bound",
    "登录安全": "Sign-in security",
    "换绑身份验证器": "Bind another authenticator",
    "换绑": "Bind",
    "委托别人办“{item}”": "Let somebody handle “{item}” for you",
    "只能办这一件事，到期自动失效；对方看不到您别的办件。对方先要自己注册。": "For this one matter only, and it ends by itself; they see none of your other cases. They must register first.",
    "代办人姓名": "Name of the agent",
    "代办人身份证号码": "Identity number of the agent",
    "委托多久": "For how long",
    "一个月": "one month",
    "三个月": "three months",
    "一年": "one year",
    "委托办这一件": "Give the mandate for this matter",
    "只办“{item}”": "only “{item}”",
    "自己不方便？": "Cannot do it yourself?",
    "委托别人办这一件": "Let somebody handle this for you",
}
