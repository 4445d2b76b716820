"""Addresses of /api/v1."""
