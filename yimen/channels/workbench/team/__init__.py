"""People at their posts 人员管理: rota, attendance, assessment, awards, trainings and leaders of one centre."""
