"""Một Cửa: the one-stop office of a Vietnamese public authority."""

__version__ = "0.1.0"
