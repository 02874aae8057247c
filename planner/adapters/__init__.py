"""The outside: one module for each thing that is not ours."""
