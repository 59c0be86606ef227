"""The room of supervision after approval 事中事后监管: what I look at, what my office looks after, its draws."""
