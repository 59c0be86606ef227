"""Traces 办理轨迹: each case's way as its journal tells it, kept ready to be counted."""
