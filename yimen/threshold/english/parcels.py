"""English of parcels: what goes by post, how far it has come, and what its pages say."""

WORDS: dict[str, str | tuple[str, str]] = {
    "寄来原件": "Originals to the office",
    "寄出结果": "Result to the applicant",
    "待交寄": "To be posted",
    "已交寄": "Posted",
    "运输中": "On its way",
    "已签收": "Received",
    "已退回": "Returned",
    "丢失": "Lost",
    "已补寄": "Sent once more",
    "已揽收": "Picked up",
    "途经": "Under way",
    "退回寄件人": "Returned to sender",
    "寄递": "Post",
    "邮寄送达": "Delivered by post",
}
