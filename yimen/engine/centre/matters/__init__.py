"""Matters 一件事申请: one application for a bundle, its drafts, the cases that came of it, one delivery."""
