"""Sentences of certificates in place of papers: why one does not stand for a material, or may not be looked up."""

SENTENCES = {
    "certificate.not_held": (
        "申请人名下没有这张证照，请上传材料。",
        "The applicant holds no such certificate; hand the material in.",
    ),
    "certificate.not_fitting": (
        "“{material}”不能用这种证照代替。",
        "“{material}” cannot be replaced by a certificate of this type.",
    ),
    "certificate.not_good": (
        "这张证照今天不是有效状态，不能用来代替材料。请换一张有效的，或者上传材料。",
        "This certificate is not valid today and stands for nothing. Take a valid one, or hand the material in.",
    ),
    "certificate.used_already": (
        "“{material}”已经用了这张证照，不用再取。",
        "This certificate stands for “{material}” already.",
    ),
    "certificate.without_seal": (
        "这张证照还没有用印，暂时不能调取，请稍后再试，或者上传材料。",
        "This certificate bears no seal yet and cannot be taken. Try later, or hand the material in.",
    ),
    "certificate.no_open_task": (
        "只有办件在您手上办理时，才能查询申请人的证照和审批信息；这次查询没有进行，已经留痕。",
        "An applicant's certificates and approvals are looked up only for an open case at your desk. Nothing was looked"
        " up, and the attempt is on record.",
    ),
    "certificate.stock_page_too_long": (
        "一次最多入库 {most} 张，请分开提交。",
        "At most {most} certificates are entered at once; send them in parts.",
    ),
    "certificate.stock_file_unreadable": (
        "读不懂这个文件：要 CSV 表格（UTF-8 或 GB 18030），并且有全部必填列。{column}",
        "The file cannot be read: a CSV table (UTF-8 or GB 18030) with all needed columns is wanted. {column}",
    ),
}
