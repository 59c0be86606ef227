"""Prints 打印记录: who was handed which paper of a case, when and through which door."""
