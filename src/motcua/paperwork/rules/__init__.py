"""Plain Python: the frozen data of every form, Vietnamese wording, numbers, bar codes."""
