"""Administration: the structure of the city on pages and in a workbook."""
