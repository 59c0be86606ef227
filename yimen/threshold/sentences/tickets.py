"""Sentences of the tickets 排队号."""

SENTENCES = {
    "tickets.centre_closed": (
        "现在不取号。开门时间：{at}。急事可以先在网上办。",
        "No tickets are given now. The doors open at {at}. What is urgent can be handed in on the web.",
    ),
    "tickets.unknown": (
        "没有找到这个号，或不是这个窗口叫的号。请刷新页面。",
        "There is no such ticket, or another counter called it. Reload the page.",
    ),
    "tickets.not_taken_here": (
        "这个中心没有窗口受理“{what}”。请看“去哪里办”，换一个中心。",
        "No counter of this centre takes in {what}. See where it is handled, and choose another centre.",
    ),
    "tickets.holds_one": (
        "您今天在这类窗口已经有一个号 {number}，一个号可以办完全部事项。要换号，请先放弃原来的号。",
        "You hold a ticket {number} for these counters today, and it serves everything. Give it back to take another.",
    ),
    "tickets.counter_in_no_group": (
        "您的窗口今天不在任何窗口组里，不能叫号。请联系大厅管理员。",
        "Your counter stands in no group today and cannot call tickets. Ask the manager of the centre.",
    ),
    "tickets.counter_busy": (
        "{number} 号还在您的窗口。先办完或标记过号，再叫下一位。",
        "Ticket {number} is still at your counter. Finish it or mark it as missed, then call the next one.",
    ),
    "tickets.nobody_waits": (
        "现在没有人在等这个窗口的号。",
        "Nobody waits for this counter now.",
    ),
    "tickets.not_for_a_bundle": (
        "这个号不是为“一件事”取的，或已经收过件。",
        "The ticket was not taken for a bundle, or its one intake is done.",
    ),
}
