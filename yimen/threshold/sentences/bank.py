"""Sentences of the document bank: why a paper is not kept, or does not stand for a material."""

SENTENCES = {
    "bank.not_basic": (
        "材料库只存申请人本人的基本证件（身份证、户口簿、营业执照等），不存“{material}”。",
        "The bank keeps the applicant's own basic papers alone, and not “{material}”.",
    ),
    "bank.paper_over": (
        "这份证件{day}已经到期，不能存，也不能再用。",
        "This paper ran out on {day}: it is not kept and stands for nothing.",
    ),
    "bank.not_fitting": (
        "“{material}”要的不是这种证件。",
        "“{material}” asks for another kind of paper.",
    ),
    "bank.not_banked": (
        "材料库里没有今天能用的这份证件，请上传或者扫描。",
        "No such paper in the bank is good today; hand it in or have it scanned.",
    ),
    "bank.not_compared": (
        "这份文件还没有核对过原件，不能存进材料库。请先在材料里点“原件与此一致”。",
        "Nobody has held this file against its original yet; say first that the original was seen.",
    ),
    "bank.laid_already": (
        "“{material}”已经用了材料库里的这一份。",
        "This paper stands for “{material}” already.",
    ),
}
