"""Followers 公众号绑定: to whom the official account pushes, bound by a code of the owner."""
