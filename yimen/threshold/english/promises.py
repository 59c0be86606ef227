"""Texts about materials that were to follow and did not come by their day."""

WORDS: dict[str, str | tuple[str, str]] = {
    "材料没有按期补来，准予已收回": "Materials did not follow in time: the grant was taken back",
    "容缺材料逾期未补，准予收回": "Materials to follow did not come: grant taken back",
    "{item}（{number}）承诺在{until}前补交的材料没有交齐，准予已收回，证照不再生效，并记入诚信档案。"
    "理由和救济途径见决定书；备齐材料可以重新申请。": "{item} ({number}): the materials promised by {until} did not come. "
    "The grant was taken back, its certificate will not take effect, and it is on record in the integrity file. "
    "Reasons and remedies stand in the decision; apply again when the materials are ready.",
    "承诺在{day}前补交的材料没有交齐，准予已收回，并记入诚信档案；备齐后可以重新申请。": "The materials promised by {day} "
    "did not come. The grant was taken back and it is on record in the integrity file; a new application is possible.",
    "承诺在{day}前补交的材料没有交齐，不能再收，也不能再准予。": "What was promised by {day} did not come: it is taken in no "
    "more, and nothing is granted on it.",
    "先转普通程序，再由决定人写明理由，作出不予许可决定。": "Send it the ordinary way first; then whoever decides denies it with "
    "the written reason.",
    "请决定人写明理由，作出不予许可决定；申请人备齐材料可以重新申请。": "Whoever decides denies it with the written reason; the "
    "applicant may apply again when the materials are ready.",
    "已过{day}，不能再补交": "{day} has passed: not taken in any more",
}
