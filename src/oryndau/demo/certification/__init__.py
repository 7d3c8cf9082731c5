"""Certification in the demonstration: its people, what the registers hold of them, its sessions and cases."""
