"""Official forms: numbers, frozen data, versioned templates, PDF and its verification.

Law: Decree 118/2025/NĐ-CP and the seven forms of Circular 03/2025/TT-VPCP (guide §5), laid out
as Decree 30/2020/NĐ-CP wants. A form is issued once: its data are frozen, hashed and insert-only,
its template revision is kept with it, so that the same sheet can be printed again years later.
"""
