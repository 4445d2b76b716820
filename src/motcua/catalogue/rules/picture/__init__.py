"""Pictures of routes, worked out without a database: shapes, widths, places."""
