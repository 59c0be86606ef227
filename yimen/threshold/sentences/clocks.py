"""What the rules of time beside a case say when they say no: reprojections and missed limits."""

SENTENCES = {
    "case.extension_of_another": (
        "这类事项不按这一条延期：一个部门办理的由本机关负责人批准，最多 10 个工作日；几个部门统一、联合或集中办理的"
        "由本级人民政府负责人批准，最多 15 个工作日（行政许可法第四十二条）。",
        "This item is extended otherwise: one office's by its head, at most 10 working days; one that several offices "
        "handle together by the head of the government, at most 15 (art. 42).",
    ),
    "renewal.not_renewable": (
        "这张证照不能由本件续办：要是申请人自己的、同一部门发的同一种证照，有效、有截止日期，且没有别的办件在续办。",
        "This case cannot renew that certificate: it must be the applicant's own, of the same kind and office, in "
        "force, with an end, and no other case may be renewing it.",
    ),
    "renewal.too_late": (
        "证照 {until} 届满，续办要在届满三十日前提出（行政许可法第五十条）；现在按新的申请办理。",
        "The certificate ends on {until}; a renewal is asked for thirty days before (art. 50): a new application.",
    ),
    "renewal.granted_by_time": (
        "原证照已于 {until} 届满，依法视为准予延续，不能再作出不予许可的决定（行政许可法第五十条）。",
        "The certificate ran out on {until}: the renewal counts as granted by law and cannot be denied now (art. 50).",
    ),
    "stepclock.unknown": ("环节时钟自行计时，不由人操作。", "Step clocks run by themselves; nobody sets them."),
    "accountability.unknown": ("没有这项责任事项。", "There is no such accountability item."),
    "accountability.escalation_unknown": (
        "没有上报给您的这一项。",
        "Nothing of the kind was brought before you.",
    ),
    "reprojection.nothing_to_do": (
        "日历 {calendar} 没有需要重算的变动。",
        "Calendar {calendar} has no change that cases would have to be counted again for.",
    ),
    "reprojection.unknown": ("没有这项到期重算。", "There is no such counting again."),
}
