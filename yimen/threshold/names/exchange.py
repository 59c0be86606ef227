"""Names of electronic materials and of what is connected: papers in the bank, systems and how they answer."""

from collections.abc import Mapping

from yimen.kernel.bank import BasicPaper

BASIC_PAPERS: Mapping[str, str] = {
    BasicPaper.ID_CARD: "居民身份证",
    BasicPaper.HOUSEHOLD: "居民户口簿",
    BasicPaper.RESIDENCE: "居住证",
    BasicPaper.MARRIAGE: "结婚证",
    BasicPaper.PROPERTY: "不动产权证书",
    BasicPaper.DIPLOMA: "学历证书",
    BasicPaper.LICENCE: "营业执照",
}
PAPER_STANDINGS: Mapping[str, str] = {
    "good": "可以再用",
    "over": "已过有效期",
    "removed": "已删除",
    "changed": "内容已变，不再使用",
    "replaced": "已换新",
}
