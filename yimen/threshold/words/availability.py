"""Words of the availability: what the public doors are called, and whether a month met its target."""

from collections.abc import Mapping

from yimen.kernel.availability import ServiceDoor

SERVICE_DOORS: Mapping[str, str] = {
    ServiceDoor.CATALOGUE: "查事项",
    ServiceDoor.FILING: "网上申请",
    ServiceDoor.QUERY: "查办理进度",
    ServiceDoor.KIOSK: "自助服务终端",
}

MONTH_KEPT: Mapping[str, str] = {"yes": "达到目标", "no": "没有达到目标", "": "没有定目标"}
"""Whether a door met the target of a month."""
