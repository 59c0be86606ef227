"""Spot checks 双随机抽查: permits and inspectors drawn by lot, looked at by two, published, drawn again by anybody."""
