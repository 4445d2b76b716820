"""The journal: what was done, by whom, when, why and under which article.

Entries can only be added (a database trigger refuses anything else). Each entry carries the
hash of the one before it for the same subject, and each day is sealed with one Merkle root, so
that nobody can quietly re-date a dossier (NĐ 118/2025 art. 5; NĐ 30/2020 on records).
"""
