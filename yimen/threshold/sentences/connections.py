"""Sentences of the connected systems: why one is not put on the register, jumped to, asked or heard."""

SENTENCES = {
    "connection.unknown": (
        "没有这个条线系统，或者它已经停用。",
        "There is no such connected system, or it was disconnected.",
    ),
    "connection.taken": (
        "“{name}”已经对接，请先复用它；确实要另建一个，请写明理由。",
        "“{name}” is connected already: use it. If another one is needed, say why.",
    ),
    "connection.other_way": (
        "这个系统不是这样对接的，不能这样用。",
        "The system is not connected by this way.",
    ),
    "connection.not_its_item": (
        "这个系统不办这一件的事项。",
        "The system does not concern the item of this case.",
    ),
    "connection.not_as_them": (
        "这一件是{name}的，请以{name}的名义去。",
        "This case is {name}'s: go over with it as acting for them.",
    ),
    "connection.ticket_forged": (
        "这张跳转凭据不是发给这个系统的。",
        "The ticket was not made for this system.",
    ),
    "connection.ticket_over": (
        "跳转凭据已过期，请从办件页面重新跳转。",
        "The ticket has run out. Go over again from the page of the case.",
    ),
    "connection.ticket_used": (
        "跳转凭据已经用过，只能用一次。请从办件页面重新跳转。",
        "The ticket was used; it opens the other side once. Go over again from the page of the case.",
    ),
    "connection.jump_ended": (
        "这次跳转已经有了结果，不再接收消息。",
        "The jump has come to its end; nothing more is told of it.",
    ),
    "connection.word_forged": (
        "签名不对，不接收。",
        "The signature is not the system's.",
    ),
    "connection.word_unreadable": (
        "消息读不懂：{field}。",
        "The word cannot be read: {field}.",
    ),
    "connection.word_stale": (
        "序号不对，下一个应是第 {expected} 号。",
        "The number is not the next one; {expected} is expected.",
    ),
}
