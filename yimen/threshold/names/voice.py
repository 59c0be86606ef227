"""Names of the public's voice: grades, reasons, the three questions, and what came of a bad grade."""

from collections.abc import Mapping

GRADES: Mapping[str, str] = {
    "very_satisfied": "非常满意",
    "satisfied": "满意",
    "fairly_satisfied": "基本满意",
    "dissatisfied": "不满意",
    "very_dissatisfied": "非常不满意",
}
VOTE_ORDERS: Mapping[str, str] = {"newest": "最新", "hottest": "最热"}
HIDDEN_GROUNDS: Mapping[str, str] = {
    "insult": "侮辱诽谤",
    "privacy": "泄露隐私",
    "secret": "泄露秘密",
    "rumour": "散布谣言",
    "advert": "发布广告",
}
RATING_REASONS: Mapping[str, str] = {
    "friendly": "态度好",
    "fast": "办得快",
    "clear": "说得清楚",
    "one_trip": "跑一次就办好",
    "easy_online": "网上好用",
    "rude": "态度差",
    "slow": "办得慢",
    "unclear": "没有说清楚",
    "extra_materials": "多要材料",
    "many_trips": "来回跑",
    "hard_online": "网上不好用",
    "nobody_there": "窗口没有人",
    "other": "别的原因",
}
SUPERVISION_QUESTIONS: Mapping[str, str] = {
    "on_time": "按承诺的时间办了吗",
    "extra": "要过办事指南之外的材料或条件吗",
    "paid": "交过缴费单之外的钱或东西吗",
}
ANSWERED_AGAINST: Mapping[str, str] = {
    "on_time": "没有按时",
    "extra": "额外要材料",
    "paid": "额外收钱物",
}
SERVICE_KINDS: Mapping[str, str] = {
    "case": "办件",
    "ticket": "到窗口",
    "enquiry": "咨询",
    "home_visit": "上门",
    "talk": "在线交谈",
}
TALK_STATES: Mapping[str, str] = {
    "waiting": "等人接通",
    "open": "正在交谈",
    "closed": "已结束",
    "left": "没接通",
}
TALK_OUTCOMES: Mapping[str, str] = {
    "explained": "已经讲清楚",
    "file_online": "可以在线申报",
    "come_in": "需要到现场办",
    "ask_office": "转由部门答复",
}
TALK_EVENTS: Mapping[str, str] = {
    "take_up": "窗口人员接通",
    "pass_on": "已转给同事",
    "take_over": "同事接手",
    "book_video": "约了视频",
    "call_off_video": "取消了视频",
    "enter_video": "进入视频室",
    "begin_video": "双方在视频里见面",
    "end_video": "视频结束",
    "miss_video": "视频没有见成",
    "close": "交谈结束",
}
FOLLOW_UP_OUTCOMES: Mapping[str, str] = {"valid": "属实，已整改", "invalid": "核实不属实"}
YES_OR_NO: Mapping[str, str] = {"yes": "是", "no": "否"}

COMPLAINT_KINDS: Mapping[str, str] = {
    "attitude": "服务态度",
    "delay": "拖延、超时",
    "demands": "多要材料、多设条件",
    "charges": "乱收费",
    "integrity": "吃拿卡要",
    "absent": "脱岗、不在岗",
    "result": "对办理结果不服",
    "place": "场所和设施",
    "online": "网上办事",
    "other": "其他",
}
COMPLAINT_WAYS: Mapping[str, str] = {
    "web": "网上",
    "api": "其他平台",
    "window": "窗口",
    "phone": "电话",
    "letter": "来信",
}
COMPLAINT_FOUND: Mapping[str, str] = {"upheld": "属实", "partly": "部分属实", "not_upheld": "不属实"}

VOICE_KINDS: Mapping[str, str] = {
    "question": "咨询",
    "suggestion": "建议",
    "help": "求助",
    "complaint": "反映问题",
    "praise": "表扬",
}
VOICE_TOPICS: Mapping[str, str] = {
    "service": "政务服务",
    "housing": "住房和城建",
    "traffic": "交通出行",
    "environment": "生态环境",
    "market": "市场监管",
    "education": "教育",
    "health": "医疗卫生",
    "security": "社保就业",
    "enterprise": "企业经营",
    "village": "农业农村",
    "other": "其他领域",
}
VOICE_WAYS: Mapping[str, str] = {
    "web": "网上",
    "api": "其他平台",
    "window": "窗口",
    "phone": "电话",
    "post": "微博",
    "interview": "微访谈",
}
VOICE_STATES: Mapping[str, str] = {
    "received": "等交办",
    "assigned": "部门办理中",
    "answered": "答复审核中",
    "closed": "已答复",
    "withdrawn": "已撤回",
}
VOICE_OUTCOMES: Mapping[str, str] = {
    "given_back": "退回专席",
    "answered": "已答复",
    "returned": "答复被退回",
    "withdrawn": "已撤回",
}
VOICE_LINES: Mapping[str, str] = {"hotline": "民声热线", "posts": "政务微博"}
INTERVIEW_STAGES: Mapping[str, str] = {
    "coming": "预告",
    "live": "进行中",
    "over": "到点了，等收场",
    "closed": "整理记录中",
    "published": "已公布记录",
    "called_off": "已取消",
}
BLOG_PLATFORMS: Mapping[str, str] = {
    "weibo": "微博",
    "wechat": "微信公众号",
    "douyin": "抖音",
    "kuaishou": "快手",
    "toutiao": "头条号",
    "forum": "本地论坛",
}
REQUEST_KINDS: Mapping[str, str] = {
    "voice": "民声诉求",
    "complaint": "投诉举报",
    "enquiry": "咨询",
    "post": "等看的微博",
}
REQUEST_STAGES: Mapping[str, str] = {
    "received": "等人接手",
    "assigned": "办理中",
    "answered": "答复审核中",
}
ENQUIRY_ORIGINS: Mapping[str, str] = {
    "web": "网上",
    "window": "窗口",
    "phone": "电话",
    "radio": "电台",
    "city": "城市管理平台",
}
