"""Rows of revision sessions and their dates, of exams and deadlines, and of acts."""
