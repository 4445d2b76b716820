"""The heart: a dossier from intake through examination and decision to its result.

Receiving, handing over and returning follow Nghị định 118/2025/NĐ-CP (as amended by 367/2025 and
309/2026); states are the ten of the national portal and nothing else. One act, one command.
"""
