"""The room of responsibility 责任追究 at the desk: opened from a finding, heard, decided, appealed; its list."""
