"""Sentences of the queue: counters that are open or not, calls, numbers that come back or go over."""

SENTENCES = {
    "tickets.counter_not_open": (
        "窗口没有开，不能叫号。先点“开窗”或“继续叫号”。",
        "The counter is not open and calls nobody. Open it, or let it go on.",
    ),
    "tickets.counter_taken": (
        "{window} 窗口已有同事开着。请对方先关窗，或请大厅管理员关窗。",
        "A colleague has counter {window} open. They close it first, or the manager of the hall does.",
    ),
    "tickets.counter_open_elsewhere": (
        "您已经开着另一个窗口。先关那个窗口。",
        "You have another counter open. Close that one first.",
    ),
    "tickets.same_queue": (
        "这个号本来就在这一队。",
        "The ticket stands in this queue already.",
    ),
    "tickets.called_too_soon": (
        "刚叫过，请再等 {seconds} 秒，让人走过来。",
        "It was called just now. Give them {seconds} seconds more to come.",
    ),
    "tickets.called_enough": (
        "已经叫了 {calls} 次。没有人来，请点“过号”。",
        "It was called {calls} times. If nobody comes, mark it as missed.",
    ),
    "tickets.not_called_enough": (
        "叫满 {needed} 次才能过号，现在叫了 {calls} 次。",
        "A number is passed over after {needed} calls; it was called {calls} times.",
    ),
    "tickets.number_lapsed": (
        "这个号过号太久，或已经回来过一次。请重新取号。",
        "The number was missed too long ago, or came back before. Take a new one.",
    ),
}
