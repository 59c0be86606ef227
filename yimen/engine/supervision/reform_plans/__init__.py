"""Reform plans 改革方案: submitted by a department, approved by the reform office, determined by a third."""
