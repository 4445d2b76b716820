"""Working calendars, time limits, and the clock of a dossier with its ledger.

The pure engine (`rules`) knows how a limit is counted: Bộ luật Dân sự 2015 art. 147 and 148,
Bộ luật Lao động 2019 art. 111 and 112, Nghị định 118/2025/NĐ-CP. The ledger keeps what happened to
a clock (started, stopped, resumed, extended, re-based, concluded); the due date is a function of it.
"""
