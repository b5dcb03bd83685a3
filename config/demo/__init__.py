"""The demo newsroom: its texts and its drawn pictures."""
