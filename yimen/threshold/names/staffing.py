"""Names of people at their posts: shifts, attendance, assessment, awards and trainings."""

from collections.abc import Mapping

from yimen.kernel.staffing.awards import AWARD_NAMES
from yimen.kernel.staffing.budgets import BUDGET_NAMES

SHIFT_KINDS: Mapping[str, str] = {"window": "窗口", "relief": "机动", "village": "村级值守", "leader": "带班领导"}
DAY_KINDS: Mapping[str, str] = {"workday": "工作日", "weekend": "周末", "holiday": "节假日"}
ATTENDANCE_STANDINGS: Mapping[str, str] = {
    "to_come": "未到时间",
    "present": "按时到岗",
    "late": "迟到",
    "left_early": "早退",
    "absent": "缺勤",
    "on_leave": "请假",
    "excused": "已更正",
}
ROTA_FAULTS: Mapping[str, str] = {
    "ratio": "人岗比不足 1:1.5",
    "gap": "没有人值守",
    "no_rest": "没有休息日",
    "too_much_rest": "休息超过两天",
    "uncovered": "没有通过事项培训",
    "unconfirmed": "节假日值班未确认",
}
ESTABLISHMENTS: Mapping[str, str] = {"formal": "在编", "auxiliary": "编外"}
PROPOSAL_STATES: Mapping[str, str] = {
    "proposed": "等中心答复",
    "ordered": "已下派驻令",
    "refused": "中心不同意",
    "taken_back": "已撤回",
}
POSTING_CRITERIA: Mapping[str, str] = {"formal": "在编", "trained": "培训合格", "assessed": "考核合格"}
HOME_GRADES: Mapping[str, str] = {
    "excellent": "优秀",
    "competent": "称职",
    "basic": "基本称职",
    "unfit": "不称职",
}
BUDGET_PURPOSES: Mapping[str, str] = BUDGET_NAMES
POSTING_KINDS: Mapping[str, str] = {"commit": "已承诺", "release": "已放回", "spend": "已支出"}
REQUEST_OUTCOMES: Mapping[str, str] = {"": "待处理", "granted": "同意", "refused": "不同意", "taken_back": "已撤回"}
INDICATORS: Mapping[str, str] = {
    "attendance": "出勤",
    "on_time": "按时办结",
    "satisfaction": "群众满意",
    "complaints": "投诉属实",
    "cards": "监察牌属实",
    "volume": "办理量",
    "training": "培训合格",
    "holiday": "节假日值班",
    "months": "月度平均",
}
CONDUCTS: Mapping[str, str] = {
    "late": "迟到早退",
    "away": "擅自离岗",
    "phone": "办公时间玩手机",
    "manners": "服务态度",
    "meeting": "缺席学习例会",
    "other": "其他违纪",
    "commended": "受到表扬",
    "campaign": "竞赛活动得奖",
    "censured": "受到问责",
}
ASSESSMENT_STATES: Mapping[str, str] = {
    "shown": "公示中",
    "objected": "已提异议",
    "answered": "已答复",
    "fixed": "已定档",
}
YEAR_GRADES: Mapping[str, str] = {"excellent": "优秀", "competent": "称职"}
AWARD_KINDS: Mapping[str, str] = AWARD_NAMES
WINDOW_MEASURES: Mapping[str, str] = {
    "volume": "接待量",
    "on_time": "按时办结",
    "satisfaction": "群众满意",
    "complaints": "投诉属实",
    "attendance": "窗口出勤",
}
EXCLUSIONS: Mapping[str, str] = {"complaints": "投诉属实超过上限", "no_visits": "当月没有接待"}
LOST_FORS: Mapping[str, str] = {"complaints": "投诉属实超过标准", "late": "超时办件超过标准"}
REWARD_KINDS: Mapping[str, str] = {"reward": "奖励", "sanction": "惩戒"}
DIVISION_ALERTS: Mapping[str, str] = {
    "too_few": "单设处不足 3 人",
    "no_head": "负责人空缺",
    "no_deputy": "副职空缺",
}
TRAINING_KINDS: Mapping[str, str] = {
    "skills": "岗位技能",
    "business": "业务更新",
    "law": "政策法规",
    "etiquette": "服务礼仪",
    "chiefs": "首席代表",
}
