"""The three directions 三个方向: intelligent approval, self-service and mobile handling, item by item, with counts."""
