"""Sentences of the village points."""

SENTENCES = {
    "points.not_a_point": ("“七个一”只要求村（社区）站点。", "The seven ones are asked of village points only."),
    "points.has_it": ("这个站点已经登记过这一项。", "The point has this already."),
}
