"""Rotas 排班考勤: who is due when and where, who came, leave, what weekends are paid, who leads on duty."""
