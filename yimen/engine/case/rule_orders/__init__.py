"""Rule orders 自动审批令: a head decides beforehand, the house carries it out case by case, and others look at it."""
