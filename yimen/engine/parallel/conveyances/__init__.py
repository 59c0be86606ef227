"""Conveyances 不动产转移: one set of papers for registration and tax, one payment, one certificate."""
