"""Sentences of portals: who comes by them, who is bound to them, and where their old addresses lead."""

SENTENCES = {
    "portal.unknown": ("没有这个门户，或者已经停用。", "There is no such portal, or it is closed."),
    "portal.named_already": ("已经有同名的门户。", "A portal of this name is registered already."),
    "portal.forged": ("门户的凭据不对。", "The portal's assertion is wrong."),
    "portal.over": ("门户的凭据已经用过或者过了时间。", "The portal's assertion was used, or is too old."),
    "portal.bound_already": (
        "您在门户的账号已经连着这里的另一个账号。",
        "Who you are at the portal is bound to another account here.",
    ),
    "portal.not_the_person": (
        "门户那边不是您本人，不能连到您的账号。",
        "The portal means another person; it cannot be bound to your account.",
    ),
    "portal.too_many_links": (
        "一次最多登记 {most} 行，请分几次。",
        "At most {most} lines are set at once; please send them in several parts.",
    ),
    "portal.link_unreadable": (
        "第 {line} 行读不懂：要写旧链接、空格，再写在用的事项编号或页面。",
        "Line {line} cannot be read: an old address, a blank, then the code of an item in force or a page.",
    ),
}
