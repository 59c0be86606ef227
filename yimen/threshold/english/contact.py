"""English of how somebody is reached: phone, mail and address."""

WORDS: dict[str, str | tuple[str, str]] = {
    "修改联系方式": "Change how you are reached",
    "{name}的办件每走一步，都可以在“我的办件”里看到。要您做什么的、影响您权利的（补正和补件、听证、整改、决定、延长期限、没有按期办结、证照被暂扣或者注销、记入诚信档案），还发到这里的电话和邮箱；没有登录账号的，每条消息都发。": "Every step of the cases of {name} can be read under “My cases”. What asks something of you or touches your rights (corrections and supplements, hearings, orders to put right, decisions, longer terms, missed terms, a certificate suspended or cancelled, an entry in the integrity file) also goes to this phone and mail; where nobody has an account, every message does.",
    "联系方式没有改，您填的都还在": "Nothing was changed; what you typed is still here",
    "留空就不再发短信": "Leave it empty to get no text messages",
    "留空就不改": "Leave it empty to leave it as it is",
    "请先当面核验证件。谁改的会留痕，原来的手机会收到短信。": "Look at the card first. Who changed it is recorded, and the phone that stood before gets a text message.",
    "电子邮箱": "Mail address",
    "留空就不再发邮件": "Leave it empty to get no mail",
    "通信地址": "Postal address",
}
