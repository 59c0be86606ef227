"""Sentences of the personal pages and of the supporting services."""

SENTENCES = {
    "pages.unknown": ("没有这个网页，或者您不能代表它的主人。", "No such page, or you do not act for its owner."),
    "pages.not_an_enterprise": (
        "只有企业的网页可以填写企业情况。",
        "Only the page of an enterprise holds what policies ask of enterprises.",
    ),
    "pagebill.unknown": ("没有这张账单。", "No such bill."),
    "pagebill.run_unsound": (
        "这一批账单第 {line} 行读不通，或者行数、金额对不上，整批没有收。",
        "Line {line} of this run cannot be read, or lines and sums do not add up; none of it was taken in.",
    ),
    "supports.stands": (
        "这家机构的这类服务已经登记，不重复列出。",
        "This provider is entered for this kind of service already.",
    ),
}
