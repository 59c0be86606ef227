"""The document bank 材料库: basic papers that a counter held against the original once, offered at the next case."""
