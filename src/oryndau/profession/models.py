"""What the room keeps beside its cases."""
