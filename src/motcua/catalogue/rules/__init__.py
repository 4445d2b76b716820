"""Pure checks on plain values: no tables, no clock."""
