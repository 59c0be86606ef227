"""一门 yimen: one door to government. The floors of this house are drawn in docs/map.md."""
