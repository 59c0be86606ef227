"""The desk of rules: regulations 规章制度, bases 政策依据, and norms with their self-checks 标准自查."""
