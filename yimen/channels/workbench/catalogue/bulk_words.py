"""Words of the bulk works: kinds, states with the tone of their tag, what came of a line, and what is counted."""

from collections.abc import Mapping

from yimen.engine.publication.bulk.rows import BulkKind, BulkLevel
from yimen.kernel.bulk_life import BulkState

BULK_KINDS: Mapping[str, str] = {BulkKind.IMPORT: "导入", BulkKind.EXPORT: "导出", BulkKind.RESTATE: "批量修改"}
BULK_STATES: Mapping[str, tuple[str, str]] = {
    BulkState.WAITING: ("正在看", "soon"),
    BulkState.LOOKED: ("等您确认", "trust"),
    BulkState.CONFIRMED: ("正在写入", "soon"),
    BulkState.DONE: ("做完了", "done"),
    BulkState.STOPPED: ("没有做完", "still"),
}
BULK_LEVELS: Mapping[str, str] = {
    BulkLevel.DRAFTED: "新起草稿",
    BulkLevel.AMENDED: "改在草稿里",
    BulkLevel.UNCHANGED: "已经是这样",
    BulkLevel.REFUSED: "拒绝",
    BulkLevel.WARNED: "提醒",
    BulkLevel.NOTED: "跳过",
}
BULK_COUNTS: Mapping[str, str] = {
    "new": "新增",
    "changed": "变更",
    "unchanged": "不变",
    "warned": "有提醒",
    "refused": "拒绝",
    "written": "已写出",
    "drafted": "新起草稿",
    "amended": "改在草稿里",
    "not_publishable": "改了也还不能公布",
}
