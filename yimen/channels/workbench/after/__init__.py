"""After the decision 决定之后: what a case still needs when it is decided, on one page a case and one list a matter."""
