"""The process that reads a table: a workbook, separated values, or the tables of a Word document."""
