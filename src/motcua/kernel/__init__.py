"""Plain building blocks that every floor may use.

No tables and no Django here: the clock, the actor, money, Vietnamese text and the
base class of refusals. Whatever knows a law or a screen lives on a higher floor.
"""
