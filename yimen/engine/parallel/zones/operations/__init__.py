"""What is done with zones: templates laid down and ended; matters follow them by themselves."""

from yimen.engine.parallel.zones.operations.following import follow_zones
from yimen.engine.parallel.zones.operations.laying_down import end_zone_template, lay_down_zone_template

__all__ = ("end_zone_template", "follow_zones", "lay_down_zone_template")
