"""Sentences about trades, the registration of enterprises and their openings."""

SENTENCES = {
    "trades.taken": (
        "这个经营大类的名称已被使用，或者同一天已经登记过。",
        "The name of this category is in use, or it was entered for that very day already.",
    ),
    "trades.owner_missing": (
        "没有许可的经营大类要写明由哪个部门监管。",
        "A category without permits has to say which office supervises it.",
    ),
    "trades.double_owner": (
        "谁审批谁监管：“{item}”由别的部门审批，监管部门对不上。",
        "Who approves supervises: {item} is approved by another office than the one that is to supervise.",
    ),
    "trades.concrete_taken": (
        "“{concrete}”已经归在“{trade}”里。",
        "{concrete} falls under {trade} already.",
    ),
    "trades.prior_not_listed": (
        "“{item}”不在前置审批目录里，只能领照后办。要改为前置，先由法制部门列入目录。",
        "{item} is not on the list of prior permits and only follows a licence. The legal office puts it there first.",
    ),
    "trades.already_kept": ("这段时间已经登记过，不用再登记。", "It is kept for that time already."),
    "trades.interlocked": (
        "登记不能以“{item}”为前置：它不在前置审批目录里。",
        "A registration cannot wait for {item}: it is not on the list of prior permits.",
    ),
    "trades.capital_report_demanded": (
        "注册资本实行认缴，不能要求“{material}”。",
        "Capital is subscribed: {material} cannot be demanded.",
    ),
    "trades.form_lacks": (
        "这个事项的表单没有“{field}”一栏，写不进登记簿。",
        "The form of this item has no field {field}, which the register keeps.",
    ),
    "trades.option_unknown": (
        "表单上的“{option}”不是现行的经营大类。",
        "The form offers {option}, which is no category in force.",
    ),
    "trades.child_promises_longer": (
        "“{item}”承诺的时间比整件事的总时限还长，或者没有承诺时间。",
        "{item} promises more time than the whole has, or none at all.",
    ),
    "trades.not_in_bundle": (
        "同一天发出的证照要在这件事包括的事项里选。",
        "What comes out on one day is chosen among the items of the matter.",
    ),
    "enterprise.notice_acknowledged": ("这条告知已经签收。", "This notice has been acknowledged already."),
    "enterprise.already_abnormal": (
        "这家企业已因同一原因列入异常名录。",
        "The enterprise stands on the abnormal list on this ground already.",
    ),
    "enterprise.abnormal_left": ("这家企业已经移出。", "The enterprise has left the list already."),
    "enterprise.ground_stands": (
        "还没有补报年度报告，不能移出。",
        "No annual report was filed since: the entry has to stay.",
    ),
    "enterprise.over": ("这家企业已经注销。", "The enterprise has been struck off the register."),
    "enterprise.concrete_outside_scope": (
        "“{concrete}”不在这家企业的经营大类里。要经营它，先办变更登记。",
        "{concrete} lies outside the categories of this enterprise. Register the change first.",
    ),
}
