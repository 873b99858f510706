"""What builds, checks and measures Casewindow; none of it is shipped."""
