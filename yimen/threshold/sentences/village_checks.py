"""Sentences of the village checks: why a file is not sealed in the village, or not passed in the town."""

SENTENCES = {
    "village.outstanding": (
        "村（居）盖章上传的材料还在等镇街审核通过，审核通过以后才能作出决定；不再等的，由有权决定的人写明理由。",
        "The town has not passed what the village sealed and uploaded; the decision waits for that, unless whoever"
        " may decide does without it for a reason.",
    ),
    "village.unknown": (
        "找不到这份村居核验，或者它不在您的辖区。",
        "There is no such village check, or it is not of your town.",
    ),
    "village.nothing_to_seal": (
        "还没有上传材料，没有可以核验盖章的内容。请先上传材料。",
        "Nothing was uploaded yet: there is nothing to check and seal.",
    ),
    "village.sealed_already": (
        "这件已经核验盖章并上传。镇街退回，或者通过以后材料有变动，才能再盖。",
        "This file has been sealed and uploaded; it is sealed again once the town returns it, or"
        " when a file that passed was changed.",
    ),
    "village.no_town": (
        "这个站点不在镇街辖区内，没有可以上传的镇街。",
        "This point lies in no town to which the file could go.",
    ),
    "village.nobody_reviews": (
        "镇街现在没有持有效数字证书的在编人员，盖章上传后没有人能审核。请先联系镇街申领证书。",
        "No formal officer of the town holds a good digital certificate: nobody could review what is uploaded. Ask the "
        "town to apply for one first.",
    ),
    "village.file_changed": (
        "盖章以后材料有变动，和村（居）核验的不一致，不能通过。请退回重新核验盖章。",
        "The file was changed after the village sealed it and is not passed: return it to be sealed anew.",
    ),
}
