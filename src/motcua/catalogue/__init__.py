"""The catalogue: what an authority does for people, by which papers, in what time, for what fee, by which route.

A procedure has numbered versions; a published version is frozen (a dossier keeps its own), valid from a day to a day, and
may stand still in a suspension window. Routes (quy trình nội bộ) are data: legs per authority, steps per post, minutes and acts.
Law: Decree 63/2010/NĐ-CP art. 8 (parts of a procedure), Decree 118/2025/NĐ-CP (one-stop), Decision 19/2014/QĐ-TTg (process sheet).
"""
