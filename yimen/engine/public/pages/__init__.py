"""Personal pages 专属网页: opened by coming to them, visits counted by the day."""
