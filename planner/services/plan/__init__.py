"""What every change of a plan shares, exams, verdicts anew, and undoing."""
