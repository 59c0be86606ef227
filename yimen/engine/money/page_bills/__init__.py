"""Bills on personal pages 网页账单: taken in by runs, brought to the pages of their owners alone."""
