"""Who chairs what."""
