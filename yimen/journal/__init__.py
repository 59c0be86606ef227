"""The journal 留痕: append-only evidence and the public event contract. Every floor above tells it; it knows none of them."""
