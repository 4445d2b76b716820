"""The test bench: a real PostgreSQL for every run, started by the settings of the tests (config/testing.py)."""
