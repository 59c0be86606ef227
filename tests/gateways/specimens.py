"""One specimen of every paper, with text long enough to bend the layout."""

from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from typing import Any

from yimen.kernel import papers as p
from yimen.kernel.papers.list_sheets import ListSheet

CHINA = timezone(timedelta(hours=8))
OFFICE = "示范市市场监督管理局"
HEAD = {
    "office": OFFICE,
    "issued_on": date(2026, 11, 17),
    "case_number": "SF-7K4M-29QX-M3",
    "applicant": "示范市禾木小馆餐饮有限公司",
    "item": "食品经营许可（新办）",
    "verify_url": "http://127.0.0.1:8000/verify/7K4M29QXM3PA",
    "verification_code": "7K4M 29QX M3PA",
    "demo": "示范 DEMO：本文书由演示系统生成，印章和签名仅供演示，不具有法律效力。",
}
REMEDIES = p.Remedies(reconsideration_body="示范市人民政府", court="示范市滨河区人民法院")


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=CHINA)


RECEIPT = p.Receipt(
    **HEAD,
    number="示市监收〔2026〕3174号",
    handler="林晓禾（法定代表人）",
    query_code="863 402",
    received_at=at(11, 16, 14, 20),
    materials=(
        p.ReceivedMaterial(name="食品经营许可申请书", form="电子件", copies=1),
        p.ReceivedMaterial(name="与食品经营相适应的主要设备设施布局、操作流程等文件", form="电子件", copies=1),
        p.ReceivedMaterial(name="营业执照", form="电子证照", copies=1, remark="调取证照，免交"),
        p.ReceivedMaterial(
            name="食品安全规章制度目录清单", form="待补", copies=0, remark="容缺，受理后 3 个工作日内补交"
        ),
    ),
    answer_due=at(11, 17, 17, 0),
    decision_limit="受理后 5 个工作日（法定 20 个工作日）",
    delivery="电子证照，办结当天进入“我的证照”",
)
CORRECTION = p.Correction(
    **HEAD,
    number="示市监补〔2026〕1108号",
    received_at=at(11, 16, 14, 20),
    defects=(
        p.Defect(
            material="食品经营许可申请书",
            wrong="第 3 页“食品安全管理人员”一栏没有填写；末页没有法定代表人签名。",
            mend="补填姓名和培训证明编号，签名后重新上传整份申请书。",
        ),
        p.Defect(
            material="设备设施布局和操作流程",
            wrong="平面图没有标出凉菜间的二次更衣区域，无法判断是否满足专间要求。",
            mend="在图上标出更衣、洗手、消毒区域的位置和面积（单位：平方米），可手绘，拍照上传即可。",
        ),
    ),
    mend_by=date(2026, 12, 15),
    where="登录网上办事大厅“我的办件”直接补传，或到市政务服务中心二楼综合窗口。",
)
SUPPLEMENT = p.Supplement(
    **HEAD,
    number="示市监补件〔2026〕36号",
    accepted_at=at(11, 17, 10, 5),
    defects=CORRECTION.defects[1:],
    reason="现场核对时发现平面图与场所不一致，无法确认专间面积。",
    days=7,
    bring_by=date(2026, 11, 24),
    statutory_due=at(12, 15, 17, 30),
    where="登录网上办事大厅“我的办件”里的“补件”直接上传，或到受理窗口提交。",
    basis="《优化营商环境条例》第三十五条",
)
NOT_NEEDED = p.NotNeeded(
    **HEAD,
    number="示市监不受〔2026〕76号",
    received_at=at(11, 16),
    reason="您拟销售的全部为农户自产自销的初级食用农产品，依据《中华人民共和国食品安全法》第三十五条，销售食用农产品不需要取得食品经营许可。",
    guidance="可以直接经营，不需要再办理许可。请做好进货查验记录；如以后增加熟食、散装食品销售，请在经营前申请。",
    remedies=REMEDIES,
)
REFUSED = p.RefusedAtDoor(
    **HEAD,
    number="示市监不予受〔2026〕12号",
    received_at=at(11, 16),
    basis="《中华人民共和国行政许可法》第三十二条第一款第二项",
    explanation="您申请的经营场所位于东山县，该场所的食品经营许可由东山县市场监督管理局负责，不属于本机关职权范围。",
    guidance="请向东山县市场监督管理局提出申请。您已提交的材料保留在材料库，可直接选用。",
    remedies=REMEDIES,
)
ACCEPTANCE = p.Acceptance(
    **HEAD,
    number="示市监受〔2026〕3174号",
    received_at=at(11, 16, 14, 20),
    accepted_at=at(11, 17, 10, 5),
    query_code="863 402",
    statutory_limit="20 个工作日",
    promised_limit="5 个工作日",
    promised_at=at(11, 24, 17, 30),
    later=(p.Later(name="食品安全规章制度目录清单", until=date(2026, 11, 20)),),
    contact="示范市市场监督管理局，电话 0000-8123456",
    commitment="申请人已知悉许可条件，并承诺经营场所和设施符合要求；本机关将在发证后两个月内核查，承诺不实的依法撤销许可。",
)
GRANT = p.Grant(
    **HEAD,
    number="示市监准〔2026〕2987号",
    accepted_at=at(11, 17),
    basis="《中华人民共和国食品安全法》第三十五条、《中华人民共和国行政许可法》第三十八条第一款",
    granted=(
        ("经营者", "示范市禾木小馆餐饮有限公司"),
        ("经营场所", "示范市滨河区滨河街 36 号 1 层 102"),
        ("主体业态", "餐饮服务经营者（小型餐饮）"),
        ("经营项目", "热食类食品制售、冷食类食品制售、自制饮品制售；网络经营"),
    ),
    conditions=("在经营场所显著位置悬挂或者电子展示许可证。", "许可事项发生变化的，在 10 个工作日内申请变更。"),
    certificate="食品经营许可证 JY29901020003174",
    delivery="电子证照，即日进入“我的证照”。",
)
DENIAL = p.Denial(
    **HEAD,
    number="示市监不准〔2026〕41号",
    accepted_at=at(11, 17),
    basis="《食品经营许可和备案管理办法》第十二条、《中华人民共和国行政许可法》第三十八条第二款",
    reasons=(
        "现场核查时，冷食加工专间没有独立的空气消毒设施和温度显示装置，不符合冷食类食品制售的条件。",
        "经营场所与公共厕所直线距离为 8 米，小于规定的 25 米。",
    ),
    guidance="取消冷食类项目后可以按热食类重新申请；其余材料保留在材料库，不需要重新提交。",
    remedies=REMEDIES,
)
SPECIAL = p.SpecialProcedure(
    **HEAD,
    number="示市监特〔2026〕88号",
    accepted_at=at(11, 17),
    procedure="检验",
    reason="需要对自制饮品的生产用水进行水质检验。",
    needed="7 个工作日",
    starts_on=date(2026, 11, 19),
    expected_end=date(2026, 11, 27),
)
EXTENSION = p.Extension(
    **HEAD,
    number="示市监延〔2026〕9号",
    accepted_at=at(11, 17),
    reason="现场核查发现的两处疑点需要向上级机关请示，原定期限内不能取得答复。",
    added="10 个工作日",
    approved_by="本机关负责人",
    due_before=at(12, 15, 17, 30),
    due_after=at(12, 29, 17, 30),
)
APOLOGY = p.Apology(
    **HEAD,
    number="示市监歉〔2026〕6号",
    accepted_at=at(11, 16, 15, 5),
    missed=(("承诺时限", at(11, 23, 17, 30)), ("法定时限", at(12, 14, 17, 30))),
    complaint_phone="0000-12300",
)
WITHDRAWAL = p.Withdrawal(
    **HEAD,
    number="示市监终〔2026〕302号",
    ground=p.WithdrawalGround.AFTER_ACCEPTANCE,
    received_at=at(11, 16),
    ended_at=at(11, 18, 15, 42),
    reason="申请人更换经营场所",
)
DELIVERY = p.Delivery(
    **HEAD,
    number="示市监送〔2026〕2871号",
    papers=(("准予行政许可决定书", "示市监准〔2026〕2987号"), ("食品经营许可证（正本）", "JY29901020003174")),
    way="窗口领取",
    place="市政务服务中心二楼综合窗口 12 号",
    recipient="林晓禾",
    relation="法定代表人",
    delivered_at=at(11, 24, 16, 8),
    delivered_by="周明（综合窗口）",
    signature=(
        ((0.05, 0.6), (0.1, 0.2), (0.14, 0.8), (0.2, 0.3), (0.26, 0.75)),
        ((0.35, 0.3), (0.5, 0.28), (0.42, 0.8), (0.55, 0.7)),
        ((0.65, 0.2), (0.7, 0.85), (0.8, 0.4), (0.92, 0.65)),
    ),
)
REVOCATION = p.Revocation(
    **HEAD,
    number="示市监撤〔2026〕3号",
    revoked=(("证照", "食品经营许可证"), ("编号", "JY29901020003174"), ("发证日期", "2026年11月24日")),
    facts=("容缺后补的“食品安全规章制度目录清单”到期没有补交，经催告仍未补交。",),
    effective_on=date(2026, 12, 28),
    consequence="自生效之日起不得继续从事相关经营活动；原证照同时失效，查验页显示“已撤销”。",
    remedies=REMEDIES,
)
CANCELLATION = p.Cancellation(
    **HEAD,
    number="示市监销〔2026〕2号",
    cancelled=(("食品经营许可证", "JY29901020003174"),),
    ground="法律、法规规定的应当注销行政许可的其他情形",
    facts=("持证人书面申请注销，已经停止经营。",),
    effective_on=date(2026, 12, 28),
    consequence="自生效之日起，证照不再有效，查验页显示“已注销”；持有纸质证照的，请交回受理窗口。",
    remedies=REMEDIES,
)
LETTER = p.AuthorisationLetter(
    **{**HEAD, "case_number": "示市监授〔2026〕4号", "applicant": "何审决", "item": "本机关全部行政审批事项"},
    number="示市监授〔2026〕4号",
    grantor="示范市市场监督管理局主要负责人",
    rank="局长级",
    bears="行政审批专用章",
    items=(("食品经营许可（新办）", "直办：受理后当场审查"), ("特种设备使用登记", "会办：征求特种设备科意见后决定")),
    term="2026年1月1日起，到 2026年12月31日止",
)
CERTIFICATE = p.Certificate(
    **HEAD,
    title="食品经营许可证",
    number="JY29901020003174",
    identifier="1.2.156.3005.2.11100000000013338W031.11990100MB0A0031LH.JY29901020003174.001.H",
    holder="示范市禾木小馆餐饮有限公司",
    holder_code="91990100MA0A1B2C3D",
    fields=(
        ("法定代表人", "林晓禾"),
        ("经营场所", "示范市滨河区滨河街 36 号 1 层 102"),
        ("主体业态", "餐饮服务经营者（小型餐饮）"),
        ("经营项目", "热食类食品制售、冷食类食品制售、自制饮品制售；网络经营"),
    ),
    valid_from=date(2026, 11, 26),
    valid_until=date(2031, 11, 25),
    version=1,
)
TRADITIONAL = p.TraditionalCertificate(**{one.name: getattr(CERTIFICATE, one.name) for one in fields(CERTIFICATE)})
PAYMENT_RECEIPT = p.PaymentReceipt(
    **HEAD,
    number="示市监缴〔2026〕41号",
    charges=(
        p.PaidFor(name="工本费", standard="每证 100 元", law="《行政事业性收费标准管理办法》第十条", amount="100.00"),
        p.PaidFor(name="检测费", standard="每次 20.5 元", law="《中华人民共和国价格法》第十八条", amount="20.50"),
    ),
    reduced="50.00",
    total="70.50",
    total_in_words="柒拾元伍角整",
    way="网上支付",
    trade="SANDBOX7C1D09A2B3E4F506",
    received_at=datetime(2026, 11, 24, 10, 12, tzinfo=CHINA),
)
REFUND_RECEIPT = p.RefundReceipt(
    **HEAD,
    number="示市监退〔2026〕3号",
    paid="70.50",
    refunded="20.50",
    refunded_in_words="贰拾元伍角整",
    reason="检测没有做，检测费退还。",
    way="原路退回网上支付账户",
    trade="SANDBOX0F4481F3E9042FDD",
    refunded_at=datetime(2026, 11, 25, 9, 30, tzinfo=CHINA),
)
COMMITMENT = p.Commitment(
    **HEAD,
    number="示市监诺〔2026〕12号",
    conditions=("有固定的经营场所", "有与经营的食品相适应的设备"),
    promise="我承诺符合全部许可条件，所填内容真实。",
    signer="林晓禾（法定代表人）",
    signed_at=at(11, 17, 9, 30),
    consequences=("承诺不实的，依法撤销许可。", "记入诚信档案，三年内不再适用告知承诺。"),
)
MENDING = p.Mending(
    **HEAD,
    number="示市监改〔2026〕3号",
    finding="冷食专间的二次更衣设施没有安装。",
    mend_by=date(2026, 12, 10),
    conditions=("有固定的经营场所",),
    remedies=REMEDIES,
)
HEARING = p.Hearing(
    **HEAD,
    number="示市监听〔2026〕2号",
    procedure="听证",
    topic="设置大型户外设施对相邻住户采光的影响",
    held_at=at(12, 10, 9, 0),
    place="示范市行政服务中心三楼会议室",
    presider="周明",
    participants=("申请人", "相邻住户代表"),
    rights=("可以委托一至二人代理。", "认为主持人与本事项有直接利害关系的，可以申请回避。"),
)
HEARING_RECORD = p.HearingRecord(
    **HEAD,
    number="示市监笔〔2026〕2号",
    procedure="听证",
    topic="设置大型户外设施对相邻住户采光的影响",
    held_at=at(12, 10, 9, 0),
    place="示范市行政服务中心三楼会议室",
    presider="周明",
    participants=("申请人", "相邻住户代表"),
    record="申请人说明方案。住户代表提出遮挡采光。申请人同意降低高度。",
    result="降低高度后不影响采光，各方没有异议。",
)
SUBTASK_RESULT = p.SubtaskResult(
    **HEAD,
    number="滨市监协〔2026〕5号",
    asked_by="示范市市场监督管理局",
    work="食品许可实地核查",
    sent_at=at(11, 18, 9, 0),
    returned_at=at(11, 19, 16, 30),
    finding="合格",
    result="布局与图纸一致，设施符合标准。",
    signer="何检验",
)
SUBTASK_RULING = p.SubtaskRuling(
    **HEAD,
    number="示卫分〔2026〕3号",
    asked_by="示范市市场监督管理局",
    work="公共场所卫生许可",
    sent_at=at(11, 18, 9, 0),
    returned_at=at(11, 20, 10, 0),
    finding="不予准许",
    result="通风设施不符合卫生要求。",
    basis="《公共场所卫生管理条例》第八条",
    signer="何卫健",
    remedies="可以自收到本决定书之日起六十日内申请行政复议。",
)
_SEALED: dict[str, Any] = {
    "village": "示范村便民服务站",
    "file_sha256": "0f" * 32,
    "files": (("身份证明.jpg", "a1b2c3d4e5f60718"), ("布局图.pdf", "18075f6e5d4c3b2a")),
}
VILLAGE_CHECK = p.VillageCheckPaper(
    **HEAD,
    **_SEALED,
    number="示政村核〔2026〕8号",
    opinion="材料齐全，与原件一致。",
    signer="江小舟",
    serial="SF-2026-0004",
)
TOWN_REVIEW = p.TownReviewPaper(
    **HEAD,
    **_SEALED,
    number="示镇镇审〔2026〕8号",
    opinion="同意村居核验意见。",
    finding="审核通过",
    checked_by="江小舟",
    signer="何镇审",
    serial="SF-2026-0005",
)
ERRATUM = p.Erratum(
    **HEAD,
    number="示市监更〔2026〕1号",
    corrected=("食品经营许可证", "20267K4M29QXM3PA"),
    place="经营场所",
    wrong="滨河街63号",
    right="滨河街36号",
    reason="录入时数字颠倒。",
)
ALL: tuple[p.Paper, ...] = (
    RECEIPT,
    CORRECTION,
    SUPPLEMENT,
    NOT_NEEDED,
    REFUSED,
    ACCEPTANCE,
    GRANT,
    DENIAL,
    SPECIAL,
    EXTENSION,
    APOLOGY,
    WITHDRAWAL,
    DELIVERY,
    REVOCATION,
    CANCELLATION,
    LETTER,
    CERTIFICATE,
    TRADITIONAL,
    PAYMENT_RECEIPT,
    REFUND_RECEIPT,
    COMMITMENT,
    MENDING,
    HEARING,
    HEARING_RECORD,
    SUBTASK_RESULT,
    SUBTASK_RULING,
    VILLAGE_CHECK,
    TOWN_REVIEW,
    ERRATUM,
)

LIST = ListSheet(
    title="收费事项清单",
    office="示范市",
    as_of="截至 2026年11月28日",
    counted="截至 2026年11月28日，共 40 项（实施清单事项）",
    batch="已公布到第 1 批（示审改〔2026〕3号）",
    formula=("有收费项目且金额大于零",),
    head=("事项", "办理部门", "收费项目", "金额"),
    widths=(5, 4, 2, 2),
    rows=tuple(
        ("环境检测备案\n11990101990120721Q4990510004190", "示范市生态环境局", "检测费", "¥120.50") for _ in range(40)
    ),
    made_on=date(2026, 11, 28),
    demo="示范数据",
)
