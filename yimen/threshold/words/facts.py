"""Fact words: what a refusal calls by a code, as people call it. What has no word here is a word already.

Each kind of fact has a table: code -> (Chinese, English). Sentences about JSON bodies name the fields of the body as
they stand there and never come by this table.
"""

from collections.abc import Mapping

from yimen.kernel.actor import Role
from yimen.kernel.authority import Rank
from yimen.kernel.change_life import Level
from yimen.threshold.english import WORDS

Words = Mapping[str, tuple[str, str]]

FIELDS: Words = {
    "about": ("主题", "subject"),
    "account": ("账号", "account"), "address": ("地址", "address"),
    "addressed_to": ("送达对象", "addressee"), "affiliation": ("隶属关系", "affiliation"),
    "answer": ("答复", "answer"), "appeal": ("申诉", "appeal"), "approval": ("批件", "approval"),
    "audience": ("服务对象", "audience"), "basis": ("依据", "basis"),
    "batch": ("批次文件", "document of the batch"), "centre_class": ("中心等级", "class of the centre"),
    "certificate_type": ("证照类型", "type of certificate"), "changed": ("改了什么", "what was changed"),
    "channel": ("渠道", "channel"), "checks": ("看什么", "what is looked at"),
    "circumstances": ("情节", "circumstances"), "code": ("编码", "code"), "comes": ("前后关系", "order"),
    "complexity": ("程序类别", "procedure"), "conclusion": ("结论说明", "conclusion"),
    "conditions": ("条件", "conditions"), "counterpart": ("对方单位", "the other body"),
    "decision": ("决定", "decision"), "deviation": ("差异类型", "deviation"),
    "directions": ("方向", "direction"), "document": ("文件", "document"),
    "document_mark": ("文号", "number of the document"), "domain": ("领域", "domain"),
    "done": ("做了什么", "what was done"), "doors": ("渠道", "doors"), "duty": ("职务", "duty"),
    "effect": ("作用", "effect"), "email": ("电子邮箱", "email"), "end": ("结束方式", "end"),
    "ended": ("结束方式", "end"), "entered": ("进驻情况", "what has entered"),
    "equal": ("市区同权", "equal authority"), "establishment": ("编制", "establishment"),
    "evidence": ("证据", "evidence"), "exception": ("例外", "exception"),
    "explanation": ("理由", "explanation"), "fact": ("事实", "fact"), "family": ("类别", "family"),
    "feature": ("功能", "feature"), "file": ("文件", "file"), "file_number": ("案卷号", "file number"),
    "filename": ("文件名", "file name"), "finding": ("检查结果", "finding"),
    "findings": ("发现的情况", "what was found"), "form": ("形式", "form"), "grade": ("等级", "grade"),
    "grantor": ("授权人", "grantor"), "ground": ("事由", "ground"),
    "arranged": ("怎么安排", "what was arranged"), "handled": ("怎么处理", "how it was dealt with"),
    "learnt": ("学到什么", "what was learnt"), "looked": ("看到什么", "what was seen"),
    "mended": ("怎么改正", "how it was mended"), "minutes": ("会议纪要", "the minutes of the meeting"),
    "guidance": ("可以怎么办", "what can be done instead"), "headcount": ("人数", "number of people"),
    "hours": ("时间", "hours"), "how": ("方式", "manner"), "instruction": ("批示", "instruction"),
    "issued_by": ("出具单位", "issuer"), "issuer": ("签发单位", "issuer"), "item": ("事项", "item"),
    "item_name": ("事项名称", "name of the item"), "kind": ("类型", "kind"), "label": ("名称", "label"),
    "law": ("法律依据", "law"), "least_class": ("最低等级", "lowest class"), "letter": ("字母", "letter"),
    "life_event": ("人生大事", "life event"), "limit": ("时限", "limit"), "list_code": ("清单", "list"),
    "manner": ("方式", "manner"), "max_length": ("字数上限", "greatest length"),
    "measure": ("计量", "measure"), "merged": ("合并对象", "what is merged"), "mode": ("方式", "mode"),
    "model": ("式样", "model"), "name": ("名称", "name"),
    "no": ("这是不是“不能办”的答复", "whether it is a “no”"), "note": ("说明", "note"),
    "notice": ("通知书", "notice"),
    "number": ("编号", "number"), "office_ref": ("部门", "office"), "opinion": ("意见", "opinion"),
    "options": ("选项", "options"), "order": ("要求", "order"),
    "outcome": ("结果", "outcome"), "pack": ("材料包", "package"),
    "package": ("材料包", "package"), "page": ("页面", "page"), "participants": ("参加人", "participants"),
    "phone": ("电话", "phone"), "place": ("地点", "place"), "procedure": ("程序", "procedure"),
    "purpose": ("目的", "purpose"), "put_in": ("放入的材料", "what is put in"), "query": ("查询内容", "query"),
    "question": ("问题", "question"), "rank": ("级别", "rank"), "reason": ("理由", "reason"),
    "reasons": ("理由", "reasons"), "record": ("笔录", "record"), "remark": ("备注", "remark"),
    "remedies": ("救济途径", "remedies"), "remedy": ("怎么改", "remedy"), "report": ("汇总或报告", "report"),
    "result": ("结果", "result"), "right": ("权力类型", "right"), "role": ("岗位", "post"),
    "says": ("内容", "what it says"), "seal": ("印章", "seal"), "seats": ("席位", "seats"),
    "serial": ("证书序列号", "serial"),
    "served": ("服务对象", "those served"), "short_name": ("简称", "short name"),
    "signature": ("签名", "signature"), "size": ("数量", "number"), "skills": ("技能", "skills"),
    "slip": ("缴款单号", "number of the slip"), "solved": ("是否解决", "whether it is solved"),
    "source": ("来源", "source"),
    "stance": ("态度", "stance"), "station": ("驿站", "station"), "step": ("环节", "step"),
    "summary": ("摘要", "summary"), "take_out": ("取出的材料", "what is taken out"),
    "taken": ("办理情况", "what was done"), "tasks": ("任务", "tasks"),
    "technical": ("技术审查", "technical review"), "template": ("模式", "template"),
    "text": ("说明", "text"), "title": ("标题", "title"), "topic": ("主题", "topic"),
    "violation": ("违法行为", "violation"), "want": ("要求", "wish"), "wanted": ("要求", "wish"),
    "way": ("方式", "way"), "what": ("内容", "what it is about"), "which": ("哪一份", "which one"),
    "verdict": ("评估结论", "verdict"), "announcement": ("下放文件", "document of delegation"),
    "why": ("原因", "reason"), "wish": ("建议", "wish"),
    "without_photo": ("没有照片的原因", "why there is no photograph"), "word": ("词", "word"),
    "words": ("说的话", "words"),
    "work": ("事务", "work"), "works": ("事务", "works"), "years": ("年数", "years"),
    # projects, their sittings and sites
    "defects": ("问题", "what is wrong"),
    "funding": ("资金来源", "where the money comes from"), "project_class": ("建设内容", "what is built"),
    "indicator": ("控制性指标", "control indicator"), "stages": ("阶段、事项和会审", "stages, items and sittings"),
    "needs_site": ("先选址", "whether a site comes first"), "days": ("工作日", "working days"),
    "days_before": ("改革前的工作日", "working days before"), "view": ("意见", "view"),
    "seen": ("看到的", "what was seen"), "line": ("控制线", "line"), "subject": ("征求意见的内容", "subject"),
    "points": ("要点", "points"), "said": ("您说的", "what you say"),
    "without_position": ("为什么没有位置", "why there is no position"),
    "resolution": ("怎么处理的", "how it was resolved"), "amount": ("数值", "amount"),
    "end_document": ("依据的文件", "document"),
    # what the public says: ratings and complaints
    "contact": ("联系方式", "contact"), "content": ("满意不满意", "whether you are content"),
    "extra": ("有没有额外要求", "whether more was asked for"), "found": ("核查结果", "what was found"),
    "heard": ("对方怎么说", "what they said"), "officer": ("哪个人", "who it was"),
    "on_time": ("有没有按时", "whether it was in time"), "paid": ("有没有额外付钱", "whether anything was paid"),
    "reached": ("有没有联系上", "whether they were reached"), "told": ("发生了什么", "what happened"),
    # evaluation groups
    "every": ("多久评一次", "how often"), "figure": ("指标数据", "figure"), "indicators": ("评价指标", "indicators"),
    "least": ("最低要求", "least"), "score": ("分数", "score"), "score_by": ("评分截止", "last day to score"),
    "standing": ("身份", "standing"), "weight": ("权重", "weight"),
    # benchmarks
    "city": ("城市", "city"), "told_in": ("公布的单位", "unit as published"), "value": ("数值", "value"),
    # the columns of the workbook of the structure
    "calendar": ("工作日历", "calendar"), "centre": ("中心", "centre"),
    "division": ("审批处室", "division"), "division_form": ("处室形式", "form of the division"),
    "identity_number": ("身份证号", "identity number"), "items": ("事项", "items"),
    "post_office": ("岗位所在部门或中心", "office or centre of the post"),
    "revocation_basis": ("撤销依据", "document of the revocation"),
    "ends": ("终止日期", "last day"), "level": ("层级", "level"), "office": ("部门", "office"),
    "old_code": ("原代码", "code before"), "old_name": ("原名称", "name before"),
    "parent": ("上级部门", "office above"),
    "parent_code": ("上级代码", "code of the region above"), "post": ("岗位", "post"),
    "post_from": ("任职日期", "first day in the post"), "post_to": ("卸任日期", "last day in the post"),
    "posting_kind": ("AB角", "holder or substitute"), "region_code": ("区划代码", "code of the region"),
    "staff_number": ("工号", "staff number"), "uscc": ("统一社会信用代码", "USCC"),
    "valid_from": ("生效日期", "first day"), "valid_to": ("到期日期", "last day"), "window": ("窗口号", "window"),
    "bidders": ("投标人", "bidders"), "buyer": ("采购人", "buyer"),
    "staff": ("人员", "staff"), "cases": ("在办件", "open cases"),
    "unit": ("办理单位", "unit"), "unit_kind": ("单位类型", "kind of unit"),
}  # fmt: skip

IN_THE_WAY: Words = {
    "suspended": ("事项已经暂停实施", "the item is suspended"),
    "not_suspended": ("事项没有暂停，不用恢复", "the item is not suspended"),
    "in_force": ("事项已经在实施，不能再新设", "the item is in force already and is not set up again"),
    "not_in_force": ("事项没有在实施", "the item is not in force"),
    "needs_version": ("这一类变更要先起草新版本", "this kind of change needs a new version drafted first"),
    "needs_no_version": ("这一类变更不带新版本", "this kind of change takes no new version"),
}
BARS: Words = {
    "kind": ("这一类事项不能自动审批", "not an item of this kind"),
    "not_at_once": (
        "不是简单即办事项，或者有特别程序、踏勘、其他单位的环节",
        "it is not simple and instant, or has a special procedure, a survey, or a step of somebody else's",
    ),
    "joint": ("需要几个部门会办", "several offices are asked"),
    "discretion": ("有裁量标准或审查要点，要由人判断", "it has criteria or points of review that somebody weighs"),
    "papers": ("要交证照不能代替的材料，要由人看", "it asks for a paper that no certificate stands for"),
    "classes": ("按产品类别审批", "it is granted by product class"),
}
"""Why no case of an item is granted by rule (kernel.by_rule.Bar)."""
LEVELS: Words = {
    Level.OFFICE: ("部门审查", "review by the office"), Level.LEGAL: ("合法性审核", "legal review"),
    Level.REFORM: ("审改办审查", "review by the reform office"),
}  # fmt: skip
ROLES: Words = {
    Role.WINDOW: ("窗口", "window"),
    Role.CASHIER: ("收费", "cashier"),
    Role.AGENT: ("代办", "agent"),
    Role.REVIEWER: ("审查", "review"),
    Role.CHIEF: ("首席代表", "chief representative"),
    Role.DECIDER: ("决定", "decision"),
    Role.OFFICE_HEAD: ("部门负责人", "head of the office"),
    Role.CENTRE_MANAGER: ("中心管理", "manager of the centre"),
    Role.CATALOGUE_EDITOR: ("事项编辑", "catalogue editor"),
    Role.LEGAL_REVIEWER: ("法制审核", "legal review"),
    Role.REFORM_OFFICE: ("审改", "reform office"),
    Role.ESTABLISHMENT_OFFICE: ("编办", "establishment office"),
    Role.SUPERVISOR: ("监督", "supervisor"),
    Role.ADMINISTRATOR: ("系统管理", "administrator"),
}
UNITS: Words = {
    "working_day": ("工作日", "working days"), "natural_day": ("自然日", "natural days"),
    "half_day": ("半天", "half-days"), "hour": ("工作小时", "working hours"), "minute": ("分钟", "minutes"),
}  # fmt: skip
GAPS: Words = {
    "owner": ("承办岗位", "an owner"), "guide": ("办事指南", "a guide"), "window": ("受理窗口", "a window"),
    "reasons": ("理由", "reasons"), "law": ("依据", "the law"), "remedies": ("救济途径", "remedies"),
}  # fmt: skip
PARTAKERS: Words = {"office": ("部门", "offices"), "item": ("事项", "items"), "point": ("站点", "points")}
STANDS_AT: Words = {"office": ("部门", "office"), "centre": ("中心", "centre"), "region": ("区划", "region")}
FLAWS: Words = {
    "structure": ("结构不对", "its structure is wrong"), "base": ("与基本编码不符", "it does not fit the base code"),
    "uscc": ("机构代码不对", "the code of the organisation is wrong"),
    "version": ("版本号不对", "the version is wrong"), "check": ("校验位不对", "the check digit is wrong"),
    "type": ("类型代码不对", "the type is wrong"), "issuer": ("颁发机构代码不对", "the issuer is wrong"),
    "serial": ("流水号不对", "the serial number is wrong"),
}  # fmt: skip

RANKS: Mapping[int, tuple[str, str]] = {
    Rank.CLERK: ("经办人员", "a clerk"), Rank.CHIEF: ("科长", "a section chief"),
    Rank.DEPUTY: ("分管领导", "a deputy director"), Rank.DIRECTOR: ("主要领导", "the director"),
}  # fmt: skip
CLASSES: Mapping[int, tuple[str, str]] = {1: ("一", "first"), 2: ("二", "second")}

STOCKS: Words = {"item": ("事项", "items"), "staff": ("人员", "staff"), "case": ("在办件", "open cases")}
KINDS: Words = {
    "official": ("政府官员", "officials"), "public": ("社会公众", "the public"),
    "expert": ("专家学者", "experts"), "technician": ("技术人员", "technicians"),
}  # fmt: skip

FACTS: Mapping[str, Words] = {
    "bar": BARS,
    "field": FIELDS, "why": IN_THE_WAY, "level": LEVELS, "role": ROLES, "unit": UNITS, "other": UNITS,
    "lacks": GAPS, "what": STANDS_AT, "flaw": FLAWS,
    "partaker": PARTAKERS, "kinds": KINDS, "stock": STOCKS,
}  # fmt: skip
"""By the name of a fact the words for its codes."""
GRADES: Mapping[str, Mapping[str, Mapping[int, tuple[str, str]]]] = {
    "authority.no_letter": {"needed": RANKS},
    "powers.class_too_low": {"needed": CLASSES},
}
"""Numbers that stand for a grade, by the refusal and the fact: a number alone tells nobody who may."""


def fact_said(name: str, value: object, language: str = "zh-hans", code: str = "") -> object:
    """A fact as people call it, of a refusal when its code is told; what is no code stays as it is.

    Several at once are told one by one, each by its name in the reader's language where it has one there.
    """
    if isinstance(value, tuple):
        english = language.startswith("en")
        coded = FACTS.get(name, {})
        pairs = (coded.get(str(one), (str(one), WORDS.get(str(one), str(one)))) for one in value)
        each = (pair[1] if english else pair[0] for pair in pairs)
        return (", " if english else "、").join(one if isinstance(one, str) else one[-1] for one in each)
    words = FACTS.get(name, {}).get(value) if isinstance(value, str) else None
    if isinstance(value, int):
        words = GRADES.get(code, {}).get(name, {}).get(value)
    if words is None:
        return value
    return words[1] if language.startswith("en") else words[0]
