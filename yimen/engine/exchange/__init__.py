"""Exchange 共享交换: systems beside the hall and above it, and the centres of other districts."""
