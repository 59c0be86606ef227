"""SMS: the sandbox that keeps what it would have sent."""
