"""What is said when product classes are refused, or added to no certificate."""

SENTENCES = {
    "classes.unknown": (
        "这个事项没有“{named}”这一产品类别，请从列出的类别里选。",
        "This item has no product class {named}. Choose from those listed.",
    ),
    "classes.held_already": (
        "证照 {number} 已经列明{named}，不用再申请；请只选要增加的类别。",
        "Certificate {number} lists {named} already. Choose only what is to be added.",
    ),
    "classes.not_amendable": (
        "证照 {number} 现在不能增加类别：它暂未生效、已暂扣、已过有效期或已失效。恢复有效或失效后再申请。",
        "Nothing can be added to certificate {number} now: it is withheld, suspended, expired or has ended. Apply once"
        " it is in force again, or has ended.",
    ),
    "classes.unruled": (
        "申请的每个产品类别都要写明准予还是不予，而且只能是申请的类别。",
        "Say of each product class that was asked for whether it is granted or refused, and of no other.",
    ),
    "classes.reason_missing": (
        "不予“{named}”要写明理由。",
        "Give the reason for which {named} is refused.",
    ),
    "classes.none_granted": (
        "一个类别都不准予的，请作不予许可的决定。",
        "When no class is granted, deny the application.",
    ),
    "classes.materials_to_follow": (
        "材料还没补齐，不能在有效的证照上增加类别；补齐后再决定。",
        "Materials are still to follow: a class is added to a certificate in force once they are in.",
    ),
    "classes.renewed_whole": (
        "延续要连同证照列明的全部类别；不再符合条件的类别，用撤销。",
        "A certificate is renewed with all classes it lists. A class that is not deserved any more is revoked.",
    ),
}
