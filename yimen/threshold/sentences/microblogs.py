"""Sentences of the microblogs 政务微博群."""

SENTENCES = {
    "microblogs.unknown": (
        "没有这个账号，或者已经不再接入。",
        "There is no such account, or it is not watched any more.",
    ),
    "microblogs.registered": (
        "这个账号已经接入；换部门的，请先停用。",
        "The account is registered already; end it before it goes to another department.",
    ),
    "microblogs.post_unknown": ("没有这条微博。", "There is no such post."),
    "microblogs.settled": (
        "这条微博已经转成工单，或者已经放下。",
        "The post is an order already, or was set aside.",
    ),
    "microblogs.too_many": ("一次最多报 100 条。", "At most a hundred posts are told at once."),
    "microblogs.hours_unfit": (
        "答复期限要在 1 到 35 个工作小时之间。",
        "An account is answered within 1 to 35 office hours.",
    ),
}
