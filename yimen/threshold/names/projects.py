"""Names of the projects: kinds, funding, classes, indicators, joint sittings and what offices say in them."""

from collections.abc import Mapping

PROJECT_KINDS: Mapping[str, str] = {
    "government": "政府投资",
    "enterprise_approval": "企业投资（核准）",
    "enterprise_filing": "企业投资（备案）",
}
FUNDINGS: Mapping[str, str] = {
    "fiscal": "财政资金",
    "state_owned": "国有企业自筹",
    "private": "民间资金",
    "foreign": "外资",
    "mixed": "多种来源",
}
PROJECT_CLASSES: Mapping[str, str] = {
    "road": "道路桥梁",
    "school": "学校",
    "hospital": "医疗卫生",
    "housing": "保障性住房",
    "water": "水利",
    "park": "公园绿地",
    "pipes": "市政管网",
    "industry": "工业",
    "commerce": "商业",
    "other": "其他",
}
CONTROL_INDICATORS: Mapping[str, str] = {
    "investment": "总投资（万元）",
    "site_area": "用地面积（平方米）",
    "land_quota": "用地指标（平方米）",
    "forest_quota": "用林指标（平方米）",
    "floor_area": "建筑面积（平方米）",
    "facilities": "配套设施（平方米）",
}
SITTING_KINDS: Mapping[str, str] = {
    "review": "联合评审",
    "drawings": "联合图审",
    "survey": "联合测绘",
    "acceptance": "联合验收",
    "inspection": "联合年检",
}
SITTING_STATES: Mapping[str, str] = {
    "none": "还没有申请",
    "open": "各部门会审中",
    "mending": "整改中",
    "passed": "通过",
    "failed": "不通过",
    "withdrawn": "已撤回",
}
SITTING_VIEWS: Mapping[str, str] = {"pass": "通过", "mend": "需要整改", "fail": "不通过"}
STAGE_STANDINGS: Mapping[str, str] = {"closed": "还没有开始", "open": "办理中", "done": "已完成"}
CONTROL_LINES: Mapping[str, str] = {
    "red": "道路红线",
    "green": "绿线",
    "blue": "蓝线",
    "purple": "紫线",
    "yellow": "黄线",
}
SITE_SUBJECTS: Mapping[str, str] = {
    "investment": "投资",
    "land": "用地",
    "forest": "用林",
    "planning": "规划",
    "ecology": "生态环境",
    "facilities": "配套建设",
}
SITE_VIEWS: Mapping[str, str] = {"fit": "可以选址", "unfit": "不宜选址"}
