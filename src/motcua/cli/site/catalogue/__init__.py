"""Site data of the catalogue: its tables, and the way from rows to versions and back."""
