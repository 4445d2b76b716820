"""Citizens, firms and bodies as they named themselves on one dossier.

A party is written once for one role on one dossier and never overwritten: what a person
stated on the day of receipt stays as stated. Personal data: Law 91/2025/QH15.
"""
