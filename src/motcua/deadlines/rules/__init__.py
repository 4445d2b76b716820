"""How a time limit is counted. Pure functions on plain values: no database, no wall clock, no settings."""
