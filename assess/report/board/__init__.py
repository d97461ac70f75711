"""The board edition: at most eight pages to decide by, a module for each part."""
