"""The journal 留痕: append-only evidence and the public event contract. It knows none of those who tell it."""
