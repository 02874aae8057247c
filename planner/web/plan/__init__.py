"""The plan: agenda, week, exams and deadlines."""
