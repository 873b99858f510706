"""What every room stands on: database, columns, commit, offers, forms, dates, text, errors, headers."""
