"""Regulations 规章制度: the rules that staff work by, in versions with their days, and who has read which."""
