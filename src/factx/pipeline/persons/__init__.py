"""From names and titles to persons: ties, groups, sides."""
