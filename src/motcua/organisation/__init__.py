"""Authorities, their units, posts and officers; who holds what, who is away, who stands in.

Everything is dated, because authorities are founded, merged and abolished (the labour
department ended on 28/02/2025, the districts on 30/06/2025) and old dossiers keep the old names.
Law: Decree 118/2025/NĐ-CP art. 7, 11(8); delegation and signing: Decree 30/2020/NĐ-CP.
"""
