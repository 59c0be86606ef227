"""Sources of posts: who tells what was written on the official accounts."""
