"""Sites 网上办事站: every region of the tree has its page by itself; here lie its look and its news."""
