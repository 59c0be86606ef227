"""English of the modes in which cases were served, on their pages and in figures."""

WORDS: dict[str, str | tuple[str, str]] = {
    "服务方式": "Ways of service",
    "预约服务": "By appointment",
    "委托代办": "By an agent",
    "企业经办人代办": "By the enterprise's own agent",
    "村级代办": "By the village agent",
    "村级集中代办": "Carried in a batch",
    "全程帮办": "With a guide",
    "寄来材料": "Papers by post",
    "寄送结果": "Result by post",
    "跨区通办": "At another place",
    "按服务方式": "By way of service",
    "每件按哪些方式办的：预约、上门、代办、帮办、跟踪、延时、周末、节假日、寄递、通办。": (
        "In which ways cases were served: booked, at home, by agents, guided, followed up, out of hours, by post, elsewhere."
    ),
    "这种方式办过的办件": "Cases served this way",
    "占办结": "Of those that ended",
    "按中心和方式": "By centre and way",
    "一件可以有几种方式；每种都由那一步操作自己写进留痕，没有人填写。时间按办理人所在中心当时的日历。": (
        "A case may be served in several ways. Each was told by the act itself, filled in by nobody; hours are those of the"
        " officer's centre by its calendar at that moment."
    ),
    "没有选服务点": "No centre chosen",
    "用到这些方式的办件": "Cases served in any of these ways",
    "现在在办": "Open now",
    "这种方式办着的办件": "Open cases served this way",
}
