"""The desk of plans 工作计划 and bulletins 简报."""
