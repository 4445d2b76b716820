"""The public portal: find a procedure, know what to bring and when to come back, follow a dossier.

Citizens file on the national portal; nothing here receives an application (Decree 118/2025/NĐ-CP).
"""
