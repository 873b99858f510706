"""Who may do what: roles, permissions and one table that a board member could read. Pure, but for the gate."""
