"""Drawing tables as files for spreadsheet programs: .xlsx and .csv, in which no cell can start a formula."""
