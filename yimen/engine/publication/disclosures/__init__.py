"""Disclosures 许可决定公示: decisions that grant a licence, for anybody to read, for their time (art. 40)."""
