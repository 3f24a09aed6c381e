"""The rules of tools/tidy.py. Each carries lines it must accept and lines it must refuse: its own test."""
