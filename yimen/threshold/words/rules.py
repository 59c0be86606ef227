"""What the rules of publication say in plain words, by their codes, and what an element of a version is called.

One table that the catalogue desk, refusals and reports read; a test fails when a rule has no sentence.
"""

import re
from collections.abc import Mapping

from yimen.kernel.differences import title
from yimen.kernel.terms import Terms

RULE_WORDS: Mapping[str, tuple[str, str]] = {
    "name_given": ("事项有名称。", "The item has a name."),
    "text_not_too_long": (
        "名称不超过 200 字，其他文字不超过 4000 字。",
        "Names hold at most 200 characters, other texts at most 4,000.",
    ),
    "text_without_control_characters": ("文字不含控制字符。", "Texts hold no control characters."),
    "kind_known": ("事项类型在国家代码表内。", "The kind is one of the national table."),
    "codes_well_formed": ("编号只含字母、数字、连字符。", "Codes hold letters, digits and hyphens only."),
    "codes_used_once": ("同一类要素的编号不重复。", "A code is used once among elements of one sort."),
    "situation_has_two_options": ("每个情形问题至少有两个选项。", "Every situation offers at least two options."),
    "situation_named_exists": ("引用的情形选项存在。", "The options that elements name exist."),
    "situation_rule_names_what_exists": (
        "情形规则引用的材料、字段、环节、收费都存在。",
        "Materials, fields, steps and fees named by a situation rule exist.",
    ),
    "prerequisites_are_in_force": (
        "前置事项都是现行有效的事项。",
        "Items that must be done first are in force.",
    ),
    "prerequisites_make_no_circle": (
        "前置事项之间不循环，不会互为前置。",
        "No item waits for its own result.",
    ),
    "decision_table_can_be_read": (
        "情形规则表不过于复杂，能够核对。",
        "The decision table is not too wide to be looked over.",
    ),
    "some_rule_applies_in_every_situation": (
        "每种情形都有规则适用。",
        "Some rule applies in every situation.",
    ),
    "rules_never_contradict_each_other": (
        "同时适用的规则，时限和程序类别不互相矛盾。",
        "Rules that apply together agree on limit and class.",
    ),
    "limits_hold_in_every_situation": (
        "任何情形下，承诺时限不超过法定时限，即办件当天办结，并有办理环节。",
        "Whatever is answered, the promise is within the statute, instant is within a day, and there are steps.",
    ),
    "every_question_changes_something": (
        "每个情形问题都影响材料、表单、环节、收费或时限。",
        "Every question changes what applies.",
    ),
    "every_rule_changes_something": (
        "每条情形规则都有作用。",
        "Every situation rule changes something.",
    ),
    "online_filing_is_prepared": (
        "新开通网上申报的事项，表单、材料、样表、缴费、结果、流程和咨询电话都已备齐。",
        "An item that is newly filed online has its form, materials, samples, payment, result, flow and phone ready.",
    ),
    "online_filing_was_tried": (
        "新开通网上申报的事项，推进计划里已确认人员培训和试办。",
        "For an item that is newly filed online, its rollout confirms training and a trial.",
    ),
    "flags_are_yes_or_no": ("是否类要素填“是”或“否”。", "Elements of the yes-or-no sort say yes or no."),
    "legal_basis_given": (
        "有设定依据：行政权力写明法律名称和条款，公共服务写明法律或者文件。",
        "There is a basis: a power of the state names law and article, a public service names a law or a document.",
    ),
    "conditions_given": ("写明受理条件。", "The conditions are told."),
    "phone_given": ("有咨询电话。", "There is a phone number for questions."),
    "complaint_phone_given": ("有监督投诉电话。", "There is a phone number for complaints."),
    "complaint_goes_elsewhere": (
        "投诉电话与咨询电话不同。",
        "Complaints go to another number than questions.",
    ),
    "audience_known": ("服务对象类别明确。", "It is clear for whom the item is."),
    "element_codes_known": (
        "服务对象、办理形式、行使层级、主体性质、权力来源用国家代码。",
        "Those served, ways in, level, kind of body and source of power carry national codes.",
    ),
    "served_given": ("写明服务对象。", "Those served are named."),
    "served_fits_the_audience": (
        "服务对象与个人、法人分类一致。",
        "Those served fit the audience: persons, organisations, or both.",
    ),
    "ways_given": ("写明办理形式。", "The ways of handing in are named."),
    "power_described": (
        "写明行使层级、实施主体性质和权力来源。",
        "Level, kind of body and source of the power are told.",
    ),
    "entrusted_power_names_its_owner": ("受委托行使的，写明委托部门。", "An entrusted power names who entrusted it."),
    "level_as_in_the_code": ("行使层级与实施编码一致。", "The level is that of the implementation code."),
    "kind_as_in_the_code": ("事项类型与基本编码一致。", "The kind is that of the base code."),
    "window_named": ("办理窗口有名称。", "Every window has a name."),
    "intermediary_has_basis": (
        "中介服务有法律、法规或国务院决定依据，并对应一份材料。",
        "A service of an outside body rests on a law and belongs to a material.",
    ),
    "question_answered": ("许可事项至少有一个常见问题。", "A licence answers at least one common question."),
    "tagged": (
        "有主题、人生事件或标签，方便查找。",
        "A theme, a life event or a tag leads to the item.",
    ),
    "name_used_once": ("本部门没有同名事项。", "No other item of the office has this name."),
    "no_stricter_than_the_standard": (
        "不比全市统一的办事规程多要材料、多设环节、多跑一次、延长时限、多收费用。",
        "No more materials, steps, trips, time or fees than the city's standard way.",
    ),
    "as_the_standard": (
        "与全市统一的办事规程一致，只有地点、时间、电话等可以不同。",
        "As the city's standard way; only places, hours and phone numbers differ.",
    ),
    "hours_told": ("写明办理时间。", "The opening hours are told."),
    "limit_unit_known": ("时限用已知的单位。", "Limits are told in a known unit."),
    "limit_amount_sound": ("时限大于零，最多一位小数。", "Limits are above zero, with at most one decimal."),
    "promise_given": ("有承诺办结时限。", "There is a promised limit."),
    "statute_given": ("许可事项有法定办结时限。", "A licence has a statutory limit."),
    "promise_within_statute": ("承诺时限不长于法定时限。", "The promise is no longer than what the law allows."),
    "statute_within_article_42": (
        "法定时限不超过二十个工作日（联合办理四十五个），法律另有规定的除外。",
        "Twenty working days by law, forty-five for joint handling, unless another law says so.",
    ),
    "instant_means_simple": (
        "即办件按简单程序即审即办，简单程序也只用于即办件。",
        "Done on the spot means the simple procedure, and the other way round.",
    ),
    "instant_within_a_day": ("即办件的承诺时限不超过一个工作日。", "Done on the spot means within one working day."),
    "instant_has_no_other_steps": (
        "即办件只有受理、审查和决定，没有特别程序和外部环节。",
        "Done on the spot has acceptance, review and decision, no special procedure and no outside body.",
    ),
    "step_elsewhere_is_whole": (
        "由其他层级单位办的环节，要写明层级、签署层级和时限。",
        "A step that a unit of another level does says its level, the rank that signs, and its limit.",
    ),
    "steps_fit_into_the_promise": ("各环节时限之和不超过承诺时限。", "The steps together fit into the promise."),
    "special_procedure_is_one_of_the_eight": (
        "特别程序只限听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审。",
        "Special procedures: hearing, tender, auction, inspection, testing, quarantine, appraisal, expert review.",
    ),
    "special_procedure_has_basis": (
        "能停法定时限的特别程序写明依据。",
        "A special procedure that stops the statutory clock names its basis.",
    ),
    "materials_given": ("许可事项列明申请材料。", "A licence lists its materials."),
    "material_named": ("每份材料有名称。", "Every material has a name."),
    "material_has_basis": ("每份材料有要求提交的依据。", "Every material names the provision that asks for it."),
    "material_not_vague": (
        "没有“其他材料”“有关材料”等兜底要求。",
        "No catch-all such as “other materials” or “relevant documents”.",
    ),
    "held_certificate_not_asked": (
        "证照库已有的证照可以免交。",
        "A certificate that the library holds can be shown instead of handed in.",
    ),
    "certificate_type_is_issued": (
        "可替代的证照类型代码正确，本地有部门签发。",
        "The types of certificate that stand for a material have sound codes, and an office here issues them.",
    ),
    "checkable_proof_not_asked": (
        "能够自行核验的证明不要求提交。",
        "A proof that the office can check is not asked for.",
    ),
    "proof_names_its_issuer": ("每份证明写明开具单位。", "Every proof names the body that gives it."),
    "proof_not_covered_by_another": (
        "同一情形下其他材料已经证明的，不再要求证明。",
        "A proof that another material of the situation gives already is not asked for.",
    ),
    "material_asked_once": ("同一情形下不重复要求同名材料。", "A material is asked for once in a situation."),
    "tolerable_means_days": (
        "容缺材料写明补交期限，其他材料不写。",
        "A material that may follow has its days, others none.",
    ),
    "material_sizes_sound": ("页数、大小和份数合理。", "Pages, sizes and numbers of copies make sense."),
    "defect_has_text_and_remedy": ("每种缺陷写明问题和改法。", "Every defect says what is wrong and how to mend it."),
    "form_has_sample": ("申请表有填写样例。", "A form has a filled sample."),
    "material_of_an_authority_names_it": (
        "政府部门核发的材料写明部门。",
        "A material of an authority names the authority.",
    ),
    "field_labelled": ("每个字段有名称。", "Every field has a label."),
    "choice_means_options": ("选择题有选项，其他字段没有。", "A choice has options, other fields have none."),
    "field_length_sound": ("字段长度合理。", "Lengths of fields make sense."),
    "known_datum_not_asked_again": (
        "一张表单已有的数据引用数据元，不再要求填写。",
        "A datum that the one form holds is taken from there.",
    ),
    "field_stands_for_a_datum": (
        "新增或改动的表单项对应数据字典里在用的数据元，或者写明特有理由。",
        "A new or changed field stands for an entry of the data dictionary, or says why only this item asks for it.",
    ),
    "field_follows_its_datum": (
        "新增或改动的表单项，填法、字数和可选项都在数据元规定之内。",
        "A new or changed field takes nothing that its data element does not allow: kind, length and options.",
    ),
    "nothing_asked_twice": ("同一情形下不重复提问。", "Nothing is asked twice in a situation."),
    "steps_given": ("写明办理流程。", "The steps are told."),
    "licence_has_five_steps": (
        "许可事项的流程不少于五个环节（受理、审核、审批、办结、送达）。",
        "A licence tells at least five steps, from acceptance to delivery.",
    ),
    "links_at_most_three_plus_one": (
        "审批环节不超过“3+1”个；环节代码为 apply、deliver、inspect 的不算。",
        "There are at most 3+1 links; steps with the codes apply, deliver and inspect count as none.",
    ),
    "links_at_most_two_plus_one": (
        "市民服务中心事项的审批环节不超过“2+1”个。",
        "In a citizen centre there are at most 2+1 links.",
    ),
    "outside_the_division_only_heard": (
        "审批处以外的科室只能被征求意见（编号以 consult 开头并有期限），不能受理、审查或决定。",
        "Sections outside the approval division are only consulted: a code that begins with consult, and a limit.",
    ),
    "one_section_takes_in_and_issues": (
        "归类集中、服务集中的部门，第一个和最后一个环节由牵头（服务）科室办理。",
        "Where the model has one door, the first and the last step belong to the leading section.",
    ),
    "step_has_basis": ("每个环节有依据；没有依据的应当归并。", "Every step has a basis; one without should be merged."),
    "filing_decides_nothing": (
        "备案事项只登记，没有裁量标准、复杂程序和特别程序。",
        "A filing is registered: no criteria, no complex procedure, no special procedure.",
    ),
    "ex_officio_asks_for_nothing": (
        "依职权事项（处罚、强制、检查）不要求申请材料。",
        "What an office does by itself (penalties, compulsion, inspections) asks for nothing.",
    ),
    "trips_sound": ("到场次数不小于零。", "The number of trips is not below zero."),
    "trip_has_a_reason": ("需要到场的，写明必须到场的原因。", "A trip has its reason."),
    "no_trip_no_reason": ("不用到场的，没有到场原因。", "Without a trip there is no reason for one."),
    "trip_has_a_place": ("需要到场的，写明地点。", "A trip has its place."),
    "presence_means_a_trip": ("有环节须本人到场的，到场次数大于零。", "A step in person is a trip."),
    "no_trip_handed_in_remotely": (
        "不用到场的，可以网上或者邮寄提交。",
        "Without a trip it can be handed in over the net or by post.",
    ),
    "no_trip_result_comes": (
        "不用到场的，结果可以网上或者邮寄取得。",
        "Without a trip the result comes over the net or by post.",
    ),
    "fully_online_in_truth": (
        "全程网办的，不用到场、不收纸质材料、可以网上缴费。",
        "Fully online means no step in person, no paper, and payment online.",
    ),
    "depth_fits_the_ways": ("网上办理深度与办理形式一致。", "Online depth and ways in agree."),
    "net_is_not_the_only_way": (
        "可以网上办的，窗口也能办。",
        "What is filed online can be handed in at a window, too.",
    ),
    "online_has_a_form": ("可以网上申报的有表单。", "What is filed online has a form."),
    "fee_amount_sound": ("收费金额不小于零。", "Fees are not below zero."),
    "fee_has_basis": ("收费有依据。", "Every fee has a basis."),
    "fee_has_standard": ("收费有项目名称和标准。", "Every fee has a name and a standard."),
    "fee_can_be_paid": ("收费的可以网上或者窗口缴纳。", "A fee can be paid online or at the window."),
    "no_fee_nothing_to_pay": ("不收费的不提供网上支付。", "Without a fee there is nothing to pay online."),
    "result_given": ("许可事项写明审批结果。", "A licence tells what comes of it."),
    "result_has_sample": (
        "每种结果有名称和样本（文字或者文件）。",
        "Every result has a name and a sample, in words or as a file.",
    ),
    "result_sample_is_held": (
        "样本文件已经上传到本市；随清单导入、本市没有的文件要重新上传。",
        "The sample file is held here; one that an imported catalogue only names must be uploaded.",
    ),
    "result_kind_fits_its_name": ("结果类型与名称一致。", "The kind of a result fits its name."),
    "certificate_complete": (
        "证照有名称、有效期和 21 位类型代码。",
        "The certificate has a name, a validity and a type code of 21 characters.",
    ),
    "issuer_has_its_code": (
        "颁发证照的部门已填统一社会信用代码，证照标识由它编成；没有的，请系统管理员在“管理 → 部门”补填。",
        "The office that issues the certificate has its USCC, part of the identifier; an administrator gives it.",
    ),
    "classes_are_told_apart": (
        "产品类别至少两个，名称不重复；情形的代码不用 product。",
        "There are at least two product classes, each with its own name; no question has the code product.",
    ),
    "classes_stand_on_a_certificate": (
        "有产品类别的事项发一张证照，服务对象是组织，且不是即办件、简单事项。",
        "An item with product classes issues a certificate, is for organisations, and is not decided on the spot.",
    ),
    "promised_materials_have_their_words": (
        "材料标“承诺替代”的，写明告知承诺书。",
        "Where a commitment stands for a material, the words of the commitment are given.",
    ),
    "review_points_say_something": (
        "审查表的要点各有文字、不重复，至少一条是形式审查。",
        "Each review point has words of its own, and at least one is a formal check.",
    ),
    "remedies_given": ("写明复议和诉讼途径。", "Reconsideration and lawsuit are told."),
}

ELEMENT_WORDS: Mapping[str, tuple[str, str]] = {
    "name": ("事项名称", "name"),
    "kind": ("事项类型", "kind"),
    "terms": ("办理要素", "elements"),
    "theme": ("主题", "theme"),
    "base_code": ("基本编码", "base code"),
    "implementation_code": ("实施编码", "implementation code"),
    "statutory": ("法定时限", "statutory limit"),
    "promised": ("承诺时限", "promised limit"),
    "limits": ("时限", "limits"),
    "complexity": ("程序类别", "procedure"),
    "instant": ("即办", "done on the spot"),
    "audience": ("服务对象类别", "audience"),
    "conditions": ("受理条件", "conditions"),
    "materials": ("申请材料", "materials"),
    "fields": ("表单字段", "fields"),
    "situations": ("情形", "situations"),
    "rules": ("情形规则", "situation rules"),
    "classes": ("产品类别", "product classes"),
    "review_points": ("审查表", "review sheet"),
    "steps": ("办理流程", "steps"),
    "fees": ("收费", "fees"),
    "bases": ("设定依据", "legal bases"),
    "certificate": ("证照", "certificate"),
    "commitment": ("告知承诺", "commitment"),
    "trips": ("到场次数", "trips"),
    "place": ("办理地点", "place"),
    "phone": ("咨询电话", "phone"),
    "questions": ("常见问题", "questions"),
    "keywords": ("搜索词", "search words"),
    "special_procedures": ("特别程序", "special procedures"),
    "service": ("服务要素", "service"),
    "exercise_level": ("行使层级", "level"),
    "body_kind": ("实施主体性质", "kind of body"),
    "power_source": ("权力来源", "source of power"),
    "entrusted_by": ("委托部门", "entrusting office"),
    "served": ("服务对象", "those served"),
    "ways": ("办理形式", "ways in"),
    "online_depth": ("网上办理深度", "online depth"),
    "reach": ("通办范围", "reach"),
    "onsite_reason": ("必须到场原因", "reason for coming"),
    "quota": ("数量限制", "quota"),
    "hours": ("办理时间", "hours"),
    "complaint_phone": ("监督投诉电话", "phone for complaints"),
    "windows": ("办理窗口", "windows"),
    "appointment": ("预约", "appointment"),
    "online_payment": ("网上支付", "online payment"),
    "express_materials": ("材料邮寄", "materials by post"),
    "express_result": ("结果邮寄", "result by post"),
    "self_service": ("自助办理", "self-service"),
    "agency": ("委托代办", "agency"),
    "signature": ("申请人签名", "applicant's signature"),
    "joint_offices": ("联办机构", "joint offices"),
    "intermediaries": ("中介服务", "outside services"),
    "results": ("审批结果", "results"),
    "rights": ("申请人权利", "rights"),
    "duties": ("申请人义务", "duties"),
    "remedies": ("救济途径", "remedies"),
    "criteria": ("裁量标准", "criteria"),
    "prerequisites": ("前置审批", "prerequisites"),
    "related": ("关联事项", "related items"),
    "domain": ("领域", "domain"),
    "tags": ("标签", "tags"),
    "flow_online": ("网上流程", "flow online"),
    "flow_window": ("窗口流程", "flow at the window"),
    "defects": ("缺陷", "defects"),
}

_PART = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def rule_said(code: str, language: str = "zh-hans") -> str:
    """What a rule demands; a rule without words is said by its code."""
    chinese, english = RULE_WORDS.get(code, (code, code))
    return english if language.startswith("en") else chinese


def element_said(element: str, language: str = "zh-hans") -> str:
    """What an element is called: `materials.plan` as 申请材料 plan, `service.results[2]` as 审批结果 2."""
    parts = [part for part in element.split(".") if part != "service"] or ["service"]
    head, *rest = parts
    found = _PART.fullmatch(head)
    if found is None or found[1] not in ELEMENT_WORDS:
        return element
    chinese, english = ELEMENT_WORDS[found[1]]
    rest = [_part_said(part, language) for part in rest]
    said = (english if language.startswith("en") else chinese, found[2] or "", *rest)
    return " ".join(part for part in said if part)


def _part_said(part: str, language: str) -> str:
    """The part of an entry: 承诺时限 of a rule; a code stays as it is."""
    pair = ELEMENT_WORDS.get(part)
    return part if pair is None else pair[1 if language.startswith("en") else 0]


def element_called(element: str, terms: Terms, language: str = "zh-hans") -> str:
    """What an element of this version is called: an entry of a list by its own name, a rule by its number.

    `materials.plan` as 申请材料“平面图”, `rules.sale.promised` as 情形规则 2 承诺时限.
    """
    bare = element.removeprefix("service.")
    head, _, rest = bare.partition(".")
    code, _, part = rest.partition(".")
    entries = getattr(terms, head, None) or getattr(terms.service, head, None)
    if not code or not isinstance(entries, tuple):
        return element_said(element, language)
    number = next((at for at, one in enumerate(entries, start=1) if getattr(one, "code", None) == code), 0)
    if not number:
        return element_said(element, language)
    name = title(entries[number - 1])
    own = str(number) if name == code else f"“{name}”"
    space = " " if name == code or language.startswith("en") else ""
    said = f"{element_said(head, language)}{space}{own}"
    return f"{said} {_part_said(part, language)}" if part else said
