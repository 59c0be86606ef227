"""English of the product classes, chosen in the hall and decided at the desk."""

WORDS = {
    "产品类别": "Product classes",
    "加一个产品类别": "Add a product class",
    "类别名称": "Name of the class",
    "包括哪些产品": "Products under it",
    "类别代码": "Code of the class",
    "字母、数字，事项内不重复；材料和填写内容可以写只对某一类别适用。": (
        "Letters and digits, once in the item. Materials and fields may be asked for one class only."
    ),
    "一企一证：企业一次申请可选几个类别，一次审查，一张证照列明；以后增加类别，在原证上换发。不分类别的事项空着。": (
        "One enterprise, one certificate: several classes in one application, one review, one certificate that lists"
        " them; a class added later gives that certificate its next version. Leave empty for items without classes."
    ),
    "申请哪些产品类别？": "For which product classes?",
    "可以选几类：一次申请、一次审查、一张证照列明。": (
        "You may choose several: one application, one review, one certificate that lists them."
    ),
    "证照上已经列明": "on the certificate already",
    "选产品类别": "Choose product classes",
    "请选至少一个产品类别": "Choose at least one product class",
    "这是增加类别：会在现有证照 {number} 上换发": "This adds to your certificate {number}, which gets its next version",
    "号码不变，旧版作废。已经列明的：": "Its number stays, the old print is void. It lists: ",
    "证照现在{state}，暂时不能增加类别。": "The certificate is {state} now; nothing can be added.",
    "要延续有效期的，选全部已列明的类别，提交后写明续办这一张。": (
        "To renew it, choose all classes it lists, and name it as the one to be renewed after you handed in."
    ),
    "版次": "Version",
    "第 {n} 版，以前的版本作废": "No. {n}; earlier ones are void",
    "这一版已换发": "This version has been replaced",
    "{day}增加了产品类别，请持有人出示新版。": (
        "Product classes were added on {day}. Ask the holder for the new version."
    ),
    "{day}有产品类别被撤销，请持有人出示新版。": (
        "A product class was revoked on {day}. Ask the holder for the new version."
    ),
    "{day}延续了有效期，请持有人出示新版。": "It was renewed on {day}. Ask the holder for the new version.",
    "申请的产品类别": "Product classes asked for",
    "企业的证照 {number} 已列明：{classes}。本次在原证上增加。": (
        "Certificate {number} of the enterprise lists {classes}. This application adds to it."
    ),
    "准予哪些产品类别": "Which product classes are granted",
    "去掉勾的不予许可，写明理由；决定书连同依据和救济途径告知申请人。": (
        "Untick what is refused and give the reason; the decision tells the applicant the law and the remedies."
    ),
    "不予“{name}”的理由": "Why {name} is refused",
    "在证照 {number} 上增加": "added to certificate {number}",
    "证照已列明：": "The certificate lists: ",
    "准予": "Granted",
    "准予延续": "Renewed",
}
