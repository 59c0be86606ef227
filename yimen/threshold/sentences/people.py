"""Sentences about parties, mandates, staff, accounts and signing in."""

SENTENCES = {
    "people.seconded_already": (
        "这个人已经有没有结束的派驻令，先下返回令。",
        "They are posted to a centre by an order that has not ended; a return order comes first.",
    ),
    "people.order_number_taken": ("这个文号已经用过了。", "Another order bears this number."),
    "people.kept_by_the_centre": (
        "派驻期间考勤由中心管，原单位只能查看。",
        "While they are posted there the centre keeps their attendance; the home unit reads it.",
    ),
    "people.kept_at_home": (
        "这段时间有派驻以外的日子，由原单位管考勤；跨期的请按派驻起止日分开办。",
        "Some of these days lie outside the posting and are kept by the home unit; let them be asked for apart.",
    ),
    "people.not_for_posting": (
        "派驻只到中心里本单位的或者综合的窗口岗、收费岗；其他岗位由管理员任岗。",
        "One is posted to a counter of one's own office or to a common one; an administrator fills every other post.",
    ),
    "people.not_allowed": (
        "您的岗位没有办理这件事的权限。需要时请联系本单位管理员。",
        "Your post may not do this. Ask the administrator of your office when it should.",
    ),
    "people.already_registered": (
        "这个证件号码已经登记。请直接登录；忘记密码或信息有变，请带证件到窗口办理。",
        "This number is registered already. Sign in; if that fails, come to a window with your document.",
    ),
    "people.name_differs": (
        "这个证件号码已用另一个名称登记。请核对名称和号码。",
        "This number is registered under another name. Check name and number.",
    ),
    "people.login_taken": ("这个登录名已有人使用，请换一个。", "Somebody else has this login. Choose another one."),
    "people.bad_login": (
        "登录名要有 3 到 64 个字符，只能用字母、数字、点、横线、下划线和 @。",
        "A login has 3 to 64 letters, digits, dots, hyphens, underscores or @.",
    ),
    "people.weak_password": (
        "密码太弱：至少 10 个字符，不能全是数字，不能是常见密码，也不能与登录名相同。",
        "The password is too weak: at least 10 characters, not only digits, not a common one, not your login.",
    ),
    "people.has_account": ("已经有账号了，不能重复开立。", "There is an account already."),
    "people.sign_in_failed": (
        "登录没有成功：登录名、密码或验证码不对。请重新输入。",
        "You are not signed in: login, password or code are wrong. Try again.",
    ),
    "people.sign_in_locked": (
        "错误次数太多，请在 {minutes} 分钟后再试。",
        "Too many wrong attempts. Try again in {minutes} minutes.",
    ),
    "people.too_many_knocks": (
        "操作太频繁，请在 {seconds} 秒后再试。您填写的内容没有丢失。",
        "Too many requests. Try again in {seconds} seconds; what you typed is not lost.",
    ),
    "people.bad_one_time_code": (
        "一次性口令不对、已用过或已过期。请向给您口令的人要新的。",
        "The one-time code is wrong, used or expired. Ask who gave it for a new one.",
    ),
    "people.bad_totp": (
        "六位动态口令不对。请确认手机时间准确，再输入此刻显示的六位数字。",
        "The six digits are wrong. Check the time of your phone and enter the digits it shows now.",
    ),
    "people.no_demo": (
        "这里不是演示环境，没有一键登录账号。",
        "This is not a demonstration; there are no one-click accounts.",
    ),
    "people.staff_number_taken": ("这个工号已有人使用。", "Somebody else has this staff number."),
    "people.not_formal": (
        "这个岗位只能由在编人员担任。",
        "Only formal staff may hold this post.",
    ),
    "people.supervision_must_stay": (
        "{region}会没有人监察：先让别人长期在这里的监察岗，才能结束或停用账号（锁定三天以内可以）。监察关不掉。",
        "Nobody would supervise {region}: post somebody else there first (a login may be locked for three days). "
        "Supervision cannot be switched off.",
    ),
    "people.post_needs": (
        "这个岗位还要指明它所在的部门、中心或区划（{what}）。",
        "Name where this post stands ({what}).",
    ),
    "people.already_holds": (
        "这位工作人员在这段时间已经在这个岗位上。",
        "This person holds the post at that time already.",
    ),
    "people.not_in_service": (
        "那一天这位工作人员不在岗，或岗位不存在。请核对日期。",
        "The person or the post is not there on that day. Check the date.",
    ),
    "people.no_such_person": (
        "没有找到姓名和证件号码都相符的人。请对方先在网上注册，再核对姓名和号码。",
        "No registered person has this name and number. Let them register first, then check both.",
    ),
    "people.own_mandate": ("不能委托自己。", "Nobody is their own agent."),
    "people.agent_not_person": ("受托人应当是自然人。", "An agent is a person."),
    "people.mandate_revoked": ("这项委托已经撤销。", "This mandate has been revoked already."),
    "people.token_taken": (
        "这个请求编号已经用来申请过令牌，请换一个。",
        "A token was issued under this key before; use a new key.",
    ),
    "people.account_closed": (
        "这个登录账号已经注销，不能再用。要恢复工作，请以新工号登记。",
        "This login was closed for good. Whoever comes back to work is entered under a new staff number.",
    ),
    "people.own_account": (
        "不能锁定、注销自己的登录账号，也不能给自己重设口令。请由另一位工作人员办理。",
        "Nobody locks, closes or resets their own login. Another officer does.",
    ),
    "people.contact_just_changed": (
        "您 {days} 天内改过这个人的联系方式。登录口令请由另一位工作人员核验证件后给。",
        "You changed this person's contact within {days} days. Another officer checks the card and gives the code.",
    ),
    "people.code_just_given": (
        "您 {days} 天内给过这个人登录口令。联系方式请由另一位工作人员改，或者由本人登录后自己改。",
        "You gave this person a login code within {days} days. Another officer changes their contact, or they do.",
    ),
    "people.not_locked": (
        "这个登录账号没有锁定。",
        "This login is not locked.",
    ),
}
