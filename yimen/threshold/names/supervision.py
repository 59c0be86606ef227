"""Names of supervision after approval: bands, why, outcomes, how far a spot check is, and where a result came from."""

from collections.abc import Mapping

RISK_BANDS: Mapping[str, str] = {"low": "低风险", "normal": "一般", "raised": "较高风险", "high": "高风险"}
BAND_REASONS: Mapping[str, str] = {
    "record": "有失信记录",
    "false_promise": "上次查出承诺不实",
    "violation": "上次查出违法",
    "not_found": "上次按登记的地址找不到",
    "mended": "上次要求整改",
    "promised": "告知承诺取得，还没有查过",
    "at_once": "当场取得，还没有查过",
    "first": "还没有查过",
    "sound": "上次没有问题",
}
PERMIT_WAYS: Mapping[str, str] = {"promised": "告知承诺", "at_once": "当场办结", "usual": "审查后批准"}
CHECK_OUTCOMES: Mapping[str, str] = {
    "sound": "没有发现问题",
    "mended": "责令改正",
    "violation": "发现违法，另案处理",
    "not_found": "按登记的地址找不到",
    "false_promise": "承诺不实",
}
DRAW_SCOPES: Mapping[str, str] = {"all": "本部门监管的全部许可", "promised": "告知承诺取得的许可"}
SPOT_CHECK_STATES: Mapping[str, str] = {
    "drawn": "等检查",
    "recorded": "记下了，等另一位签",
    "published": "已公开",
    "missed": "没有去查",
    "unsigned": "记了没签",
}
RESULT_SOURCES: Mapping[str, str] = {"spot_check": "双随机抽查", "post_check": "后置核查", "task": "监管任务"}
