"""English of the messages that no carrier would take."""

WORDS: dict[str, str | tuple[str, str]] = {
    "没有送达的消息": "Messages not carried",
    "短信或邮件试了六次都没有发出的列在这里；申请人在网上大厅里已经能看到同一条消息。": (
        "Text messages and mails that six tries did not carry; applicants see the same message in the hall."
    ),
    "消息": "Message",
    "发送方式": "Way",
    "为什么没有发出": "Why it was not carried",
    "再发一次": "Send again",
    "短信": "Text message",
    "邮件": "Mail",
    "消息都送出去了": "Every message was carried",
    "没有一条短信或邮件试了六次还发不出。": "No text message and no mail failed six times.",
    "短信和邮件发不出的，再发一次": "Text messages and mails that could not be sent, sent once more",
}
