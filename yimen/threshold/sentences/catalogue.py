"""Sentences of the catalogue and of the codes."""

SENTENCES = {
    "catalogue.not_the_citys_desk": (
        "这件事由市级事项管理岗办，部门的岗位不能办。请报市级事项管理岗。",
        "This is for the catalogue desk of the city; no office does it for itself. Ask the city's desk.",
    ),
    "catalogue.not_editor": (
        "只有本部门或市级事项管理岗可以维护这个事项。",
        "Only the catalogue desk of this office or of the city may change this item.",
    ),
    "catalogue.unknown": (
        "没有找到这个事项或版本。",
        "There is no such item or version.",
    ),
    "catalogue.office_unknown": (
        "没有找到这个部门,事项没有建立。",
        "There is no such office; no item was founded.",
    ),
    "catalogue.code_taken": (
        "编码 {value} 已被另一个事项使用。",
        "The code {value} already belongs to another item.",
    ),
    "catalogue.not_publishable": (
        "还不能发布：“{element}”不符合要求：{rule}依据：{basis}。请补全后再发布。",
        "This cannot be published yet: “{element}” breaks a rule. {rule} Basis: {basis}. Complete it, then publish.",
    ),
    "catalogue.text_unsound": (
        "“{element}”的文字不能保存：{rule}",
        "The text of “{element}” cannot be kept. {rule}",
    ),
    "catalogue.shelf_unknown": (
        "没有“{value}”这个主题或人生事项。",
        "There is no theme or life event {value}.",
    ),
    "catalogue.not_a_draft": (
        "这个版本已经发布或撤下，内容不能再改。请起草下一个版本。",
        "This version is already published or withdrawn and cannot be changed. Draft the next version.",
    ),
    "catalogue.draft_exists": (
        "这个事项已有一份草稿,请先完成或放弃它。",
        "This item already has a draft. Finish or discard it first.",
    ),
    "catalogue.draft_moved": (
        "其他人刚刚修改了这份草稿。请查看最新内容,您的填写已保留。",
        "Somebody else has just changed this draft. Look at what is new; what you typed is kept.",
    ),
    "catalogue.from_the_past": (
        "生效或停用时间不能早于现在。",
        "A version cannot come into force or end before now.",
    ),
    "catalogue.already_scheduled": (
        "另一个版本已经发布并将在之后生效,请选择更晚的时间。",
        "Another version is already published to come into force later. Choose a later time.",
    ),
    "catalogue.base_item_unknown": (
        "基本目录里没有编码 {value}。",
        "The base catalogue has no item with the code {value}.",
    ),
    "catalogue.rule_not_waivable": (
        "这条规则不能豁免：{rule}",
        "This rule cannot be waived. {rule}",
    ),
    "catalogue.already_waived": (
        "这个事项在这段时间已经豁免：{rule}",
        "In these days the item has a waiver already. {rule}",
    ),
    "catalogue.not_in_force": (
        "这个事项没有正在实施的版本,无需停用。",
        "This item has no version in force; there is nothing to withdraw.",
    ),
    "codes.not_well_formed": (
        "编码 {value} 不正确（{flaw}），请核对后重新填写。",
        "The code {value} is not well formed ({flaw}). Check it and enter it again.",
    ),
    "import.file_unreadable": (
        "读不了文件 {file}。请提供 CSV、Excel 或 JSON 表格(不超过 100 MB)。",
        "The file {file} cannot be read. Give a CSV, Excel or JSON table of at most 100 MB.",
    ),
    "import.column_missing": (
        "表格缺少“{column}”列。",
        "The table lacks the column {column}.",
    ),
    "import.value_missing": (
        "“{column}”为空。",
        "{column} is empty.",
    ),
    "import.value_malformed": (
        "“{column}”的值“{value}”不正确。",
        "{column} cannot be {value}.",
    ),
    "import.columns_differ": (
        "这一行的格数与表头不一致,请检查引号和分隔符。",
        "This line has another number of cells than the header. Check quotes and separators.",
    ),
    "import.code_twice": (
        "编码 {value} 在第 {line} 行已出现,内容不同。",
        "The code {value} stands already in line {line} and says something else.",
    ),
    "import.doubtful_code": (
        "编码中的“{value}”不是正确的统一社会信用代码,已照原样保留。",
        "{value} in the code is not a sound unified social credit code; it is kept as it is.",
    ),
    "import.older_version": (
        "{value} 在本文件中有更高的版本,以高版本为准。",
        "The file holds a higher version of {value}; that one counts.",
    ),
    "import.element_unread": (
        "“{element}”的值“{value}”读不懂,这一项留空待补。",
        "{element} says “{value}”, which cannot be read; it is left open.",
    ),
    "import.elements_left": (
        "这些要素目录里没有对应的位置,没有导入:{elements}。",
        "The catalogue has no place for these elements; they were not taken in: {elements}.",
    ),
    "import.phone_left_out": (
        "“{element}”里有个人手机号,已删去。",
        "A personal mobile number was taken out of {element}.",
    ),
    "import.text_cut": (
        "“{element}”超过 {most} 个字,后面的没有导入。",
        "{element} is longer than {most} characters; its end was not taken in.",
    ),
    "import.limit_contradicts": (
        "时限写作 {days} 天,说明却写作 {said} 天,时限留空待核。",
        "The limit says {days} days, its explanation {said}; it is left open.",
    ),
    "import.placeholder": (
        "结果名称“{value}”含占位符,留空待补。",
        "The name of the result, {value}, is a placeholder; it is left open.",
    ),
}
