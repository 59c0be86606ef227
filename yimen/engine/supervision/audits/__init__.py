"""Audits 内部抽查: decided cases drawn by lot and looked over by somebody who had no hand in them."""
