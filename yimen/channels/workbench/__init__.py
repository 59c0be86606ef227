"""The workbench 工作台: the staff's door."""
