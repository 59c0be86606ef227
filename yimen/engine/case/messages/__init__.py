"""Messages and service records 消息与送达: what the applicant was told, by which way, when it arrived."""
