"""Sentences about limits and the clock."""

SENTENCES = {
    "deadline.limit_out_of_range": (
        "时限 {amount} 不对：应在 0 到 {largest} 之间。",
        "A limit of {amount} cannot be meant: give 0 to {largest}.",
    ),
    "deadline.limit_too_fine": (
        "时限 {amount} 的小数太多：最多一位小数，自然日须为整数。",
        "A limit of {amount} has too many decimals: one at most, none for natural days.",
    ),
    "deadline.units_differ": (
        "延长的时限与原时限单位不同（{other} 与 {unit}），不能相加。",
        "The extension is in {other}, the limit in {unit}: they cannot be added.",
    ),
    "deadline.ground_unknown": (
        "没有“{ground}”这种暂停事由。",
        "“{ground}” is no ground for a pause.",
    ),
    "deadline.ground_cannot_pause": (
        "这一事由不能暂停法定时限：只有听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审可以（行政许可法第四十五条）。",
        "This ground does not stop the statutory clock: only hearing, tender, auction, inspection, testing, "
        "quarantine, appraisal and expert review do (Administrative Licensing Law, art. 45).",
    ),
    "deadline.pause_without_notice": (
        "暂停计时须先书面告知申请人所需时间（行政许可法第四十五条），现在没有告知书。",
        "The clock stops only after a written notice told the applicant the time needed (art. 45); there is none.",
    ),
    "deadline.pause_out_of_order": (
        "暂停的起止时间不对：不能早于起算时间，结束不能早于开始（{since}）。",
        "The pause is out of order: it cannot begin before the clock nor end before it begins ({since}).",
    ),
    "deadline.already_paused": (
        "这一事由的暂停已经开始，还没有结束。",
        "A pause on this ground is open already.",
    ),
    "deadline.not_paused": (
        "没有正在进行的这种暂停，不能恢复计时。",
        "No pause on this ground is open, so the clock cannot be resumed.",
    ),
    "deadline.extension_too_long": (
        "延长 {amount} 太多：行政许可法第四十二条最多准许 {largest} 个工作日。",
        "An extension of {amount} is too long: art. 42 allows {largest} working days at most.",
    ),
    "deadline.limit_over": (
        "期限已于 {since} 届满，不能再延长；超期照实记录。",
        "The limit ran out on {since}: it cannot be lengthened any more, and the delay stays on record.",
    ),
    "deadline.extended_twice": (
        "已按行政许可法第四十二条延长过一次，不能再延长。",
        "The limit was already extended under art. 42; it can be extended only once.",
    ),
}
