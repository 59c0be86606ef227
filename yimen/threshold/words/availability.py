"""Words of the availability: what the public doors are called."""

from collections.abc import Mapping

from yimen.kernel.availability import ServiceDoor

SERVICE_DOORS: Mapping[str, str] = {
    ServiceDoor.CATALOGUE: "查事项",
    ServiceDoor.FILING: "网上申请",
    ServiceDoor.QUERY: "查办理进度",
    ServiceDoor.KIOSK: "自助服务终端",
}
