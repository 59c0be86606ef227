"""Project models 项目审批流程: which items stand in which stage and group, version after version."""
