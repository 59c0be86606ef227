"""Sites at the desk: open one, and let its people know something."""
