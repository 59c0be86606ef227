"""Names of the anomalies: what stands out, what its margin counts, and what came of it."""

from collections.abc import Mapping

ANOMALY_KINDS: Mapping[str, str] = {
    "asked_again": "同一件再次要求补正",
    "late_material": "受理很久才要材料",
    "sent_back": "同一件来回退",
    "in_seconds": "几秒钟就决定",
    "pulled_forward": "插到别人前面办",
    "one_agent": "总收同一个代办人的件",
    "special_late": "受理很久才停表",
}
ANOMALY_MARGINS: Mapping[str, str] = {
    "": "不设",
    "days": "受理后满几天",
    "times": "退几次",
    "seconds": "几秒之内",
    "percent": "占百分之几",
}
ANOMALY_OUTCOMES: Mapping[str, str] = {"explained": "有正当原因", "confirmed": "核实有问题"}
