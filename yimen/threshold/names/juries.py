"""Names of the evaluation groups: who sits, what is judged and counted, how far an evaluation is, what came of it."""

from collections.abc import Mapping

JUROR_KINDS: Mapping[str, str] = {
    "official": "政府官员",
    "public": "社会公众",
    "expert": "专家学者",
    "technician": "技术人员",
}
JURY_UNITS: Mapping[str, str] = {"centre": "中心", "window": "窗口", "office": "部门"}
QUALITY_FIGURES: Mapping[str, str] = {
    "satisfied": "群众评价满意率",
    "uncomplained": "没有成立投诉的服务",
    "answered": "投诉按时答复率",
    "sound": "抽查案卷合格率",
    "clean": "巡查没有问题的到访",
}
JURY_STATES: Mapping[str, str] = {
    "called": "组建评估组",
    "open": "评分中",
    "closed": "评分结束",
    "published": "已公布",
    "called_off": "评价已取消",
}
JURY_EFFECTS: Mapping[str, str] = {"better": "有改善", "not_better": "没有改善，继续改"}
JURY_EVERY: Mapping[str, str] = {"3": "每季度", "6": "每半年", "12": "每年"}
