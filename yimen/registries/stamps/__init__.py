"""Stamps 行政审批专用章: the register of special approval seals, who holds each under which letter, and every use."""
