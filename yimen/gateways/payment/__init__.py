"""Payment: the sandbox gateway that takes no money, with its page, its signed callbacks and its day file."""
