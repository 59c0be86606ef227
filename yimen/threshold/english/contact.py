"""English of how somebody is reached: phone, mail and address."""

WORDS: dict[str, str | tuple[str, str]] = {
    "修改联系方式": "Change how you are reached",
    "{name}的办件每走一步，我们用这里的电话和邮箱告诉您。": "We tell every step of the cases of {name} to this phone and mail.",
    "联系方式没有改，您填的都还在": "Nothing was changed; what you typed is still here",
    "留空就不再发短信": "Leave it empty to get no text messages",
    "电子邮箱": "Mail address",
    "留空就不再发邮件": "Leave it empty to get no mail",
    "通信地址": "Postal address",
}
