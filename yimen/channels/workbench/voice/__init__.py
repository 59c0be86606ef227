"""The room of the public's voice 评价和投诉: bad grades that are looked into by somebody who had no hand in it."""
