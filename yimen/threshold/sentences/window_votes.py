"""Sentences of the window votes."""

SENTENCES = {
    "windowvotes.unknown": (
        "没有这条评议；或者您近一年没有在这个窗口办过事，不能评。",
        "There is no such vote; or you had no case at this window within a year.",
    ),
    "windowvotes.voted_already": (
        "这个季度已经评过这个窗口，可以改，不能再评一次。",
        "You rated this window this quarter; change it instead.",
    ),
    "windowvotes.quarter_over": ("这个季度已经过去，不能再改。", "Its quarter is over; it stands as it is."),
    "windowvotes.agreed_already": ("已经赞同过，或者是自己的评议。", "You agreed already, or it is your own."),
    "windowvotes.hidden_already": ("已经隐去了，或者没有留言。", "It is hidden already, or there are no words."),
    "windowvotes.own_window": (
        "在这个窗口、它的部门任职或管理这个中心的人，不能评，也不能处理。",
        "Who works at the window, in its office, or manages its centre neither rates it nor hides words.",
    ),
    "windowvotes.words_hidden": (
        "违法的留言已隐去，不能重写，评分可以改。",
        "The words were hidden and are not written anew; the grade may change.",
    ),
}
