"""Sentences of the credentials: why somebody may not seal now, and what to do about it."""

SENTENCES = {
    "credentials.none": (
        "还没有给您签发数字证书，不能签名用印。请向部门负责人或管理员申领。",
        "You have no digital certificate: you cannot sign or seal. Ask your head or an administrator.",
    ),
    "credentials.not_yet": (
        "您的数字证书（{serial}）从{day}起才生效，现在还不能签名用印。",
        "Your digital certificate ({serial}) is good from {day} on: you cannot sign or seal yet.",
    ),
    "credentials.expired": (
        "您的数字证书（{serial}）已于{day}到期，不能签名用印。请联系部门负责人或管理员换发，换发后等待的文书会自动盖章。",
        "Your digital certificate ({serial}) expired on {day}: you cannot sign or seal. Ask your head or an "
        "administrator to renew it; papers that wait are sealed by themselves then.",
    ),
    "credentials.suspended": (
        "您的数字证书（{serial}）已冻结，不能签名用印。查清以后请部门负责人或管理员解除冻结，或者换发。",
        "Your digital certificate ({serial}) is suspended: you cannot sign or seal. Once it is cleared up, your "
        "head or an administrator resumes or renews it.",
    ),
    "credentials.revoked": (
        "您的数字证书（{serial}）已停用，不能签名用印。请向部门负责人或管理员重新申领。",
        "Your digital certificate ({serial}) is out of use: you cannot sign or seal. Ask your head or an "
        "administrator for a new one.",
    ),
    "credentials.holder_left": (
        "数字证书（{serial}）的持有人已经离岗，不能再用它签名用印。",
        "The holder of the digital certificate {serial} has left the service: nothing is signed or sealed under it.",
    ),
    "credentials.serial_taken": (
        "序列号 {serial} 的数字证书已经登记。",
        "A digital certificate with the serial {serial} is on the register already.",
    ),
    "credentials.has_one": (
        "这个人已有一张没有停用的数字证书，请在那张证书上换发。",
        "This person has a digital certificate that is not out of use: renew that one.",
    ),
    "credentials.own": (
        "自己的数字证书由别人签发、换发、恢复和吊销；遗失时可以自己先冻结。",
        "Others issue, renew, resume and revoke your own digital certificate; when it is lost you may suspend it.",
    ),
    "credentials.over": (
        "这张数字证书已停用，不能再办任何事。",
        "This digital certificate is out of use; nothing is done with it any more.",
    ),
    "credentials.not_suspended": (
        "这张数字证书的冻结状态已经变了，请刷新后再办。",
        "Whether this digital certificate is suspended has changed; look again.",
    ),
    "credentials.asked_for_already": (
        "这个地方在这段时间里已经实行凭证书用印。",
        "Digital certificates are asked for there during those days already.",
    ),
}
