"""National names: what the exchange tables (UP_TASK_*) call the elements of a version, and which codes they say.

Written by flat.py and read back by it; a record of somebody else is read by the same names in exchange.py. Elements
that the exchange has no name for stand under their place in the terms.
"""

from collections.abc import Mapping
from types import MappingProxyType

from yimen.kernel.elements import OnlineDepth, Reach
from yimen.kernel.terms import Necessity
from yimen.kernel.time.deadline import SpecialGround

NATIONAL: Mapping[str, str] = {
    "statutory.amount": "anticipate_day",
    "statutory.unit": "anticipate_type",
    "promised.amount": "promise_day",
    "promised.unit": "promise_type",
    "instant": "project_type",
    "conditions": "accept_condition",
    "trips": "limit_scene_num",
    "place": "transact_addr",
    "phone": "link_way",
    "service.exercise_level": "use_level",
    "service.body_kind": "dept_type",
    "service.power_source": "power_source",
    "service.entrusted_by": "entrust_name",
    "service.served": "serve_type",
    "service.ways": "handle_type",
    "service.online_depth": "online_handle_depth",
    "service.reach": "handle_area",
    "service.onsite_reason": "limit_scene_explain",
    "service.quota": "limit_explain",
    "service.hours": "transact_time",
    "service.complaint_phone": "supervise_way",
    "service.appointment": "is_schedule",
    "service.online_payment": "is_pay_online",
    "service.express_result": "is_express",
    "service.self_service": "is_service_terminals",
    "service.joint_offices": "other_dept",
    "service.rights": "rights",
    "service.duties": "duties",
    "service.flow_online": "online_flow",
    "service.flow_window": "offline_flow",
    "materials.name": "material_name",
    "materials.code": "material_code",
    "materials.necessity": "is_need",
    "materials.kind": "material_type",
    "materials.form": "material_format",
    "materials.source": "source_type",
    "materials.issued_by": "source_explain",
    "materials.originals": "original_amount",
    "materials.copies": "copy_amount",
    "materials.blank_form": "form_guid",
    "materials.sample": "example_guid",
    "materials.note": "fill_explain",
    "materials.standard": "accept_stand",
    "materials.law": "by_law",
    "fees.name": "fee_name",
    "fees.standard": "fee_stand",
    "fees.law": "by_law",
    "fees.reduction": "desc_explain",
    "bases.law": "law_name",
    "bases.article": "clause",
    "bases.text": "law_text",
    "questions.question": "question",
    "questions.answer": "answer",
    "special_procedures.ground": "special_name",
    "special_procedures.limit.amount": "special_date",
    "special_procedures.limit.unit": "special_date_type",
    "special_procedures.law": "special_desc",
    "windows.address": "transact_addr",
    "windows.hours": "transact_time",
    "windows.phone": "link_way",
    "results.name": "result_name",
    "results.kind": "result_type",
    "results.sample": "result_guid",
    "intermediaries.name": "service_type",
    "intermediaries.law": "by_law",
}
"""What the exchange tables call an element, by where it stands in the terms."""

FORMER: Mapping[str, str] = {
    "statutory.unit": "anticipate_unit",
    "promised.unit": "promise_unit",
    "certificate.type_code": "result_guid",
    "certificate.name": "result_name",
    "materials.code": "order_num",
}
"""What our own files called an element before; they are read for ever."""

_UNITS = {"working_day": "1", "natural_day": "2"}
_YES_NO = {"yes": "1", "no": "0"}
CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "statutory.unit": _UNITS,
    "promised.unit": _UNITS,
    "special_procedures.limit.unit": _UNITS,
    "instant": {"yes": "1", "no": "2"},
    "service.appointment": _YES_NO,
    "service.online_payment": _YES_NO,
    "service.express_result": _YES_NO,
    "service.self_service": _YES_NO,
    # No code stands for "not at all" or "here alone": the cell is empty.
    "service.online_depth": {
        OnlineDepth.NONE: "", OnlineDepth.GUIDE: "1", OnlineDepth.FILING: "1^2", OnlineDepth.ACCEPTANCE: "1^2^4",
        OnlineDepth.FULL: "1^2^4^5",
    },
    "service.reach": {Reach.HERE: ""},
    "materials.necessity": {Necessity.REQUIRED: "1", Necessity.OPTIONAL: "2", Necessity.TOLERABLE: "3"},
})  # fmt: skip
"""The national codes of an element's values, by ours; a value without one is written as we say it."""

SEVERAL = ("service.served", "service.ways")
"""Elements of which several codes may be named, with commas between them."""

GROUNDS: Mapping[str, str] = {
    "听证": SpecialGround.HEARING, "招标": SpecialGround.TENDER, "拍卖": SpecialGround.AUCTION,
    "检验": SpecialGround.INSPECTION, "检测": SpecialGround.TESTING, "检疫": SpecialGround.QUARANTINE,
    "鉴定": SpecialGround.APPRAISAL, "专家评审": SpecialGround.EXPERT_REVIEW,
}  # fmt: skip
"""The eight special procedures of article 45, as records name them."""
