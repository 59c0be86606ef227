"""People at their posts 人员管理: who is due when, who came, how a month is assessed, who is commended. Pure."""
