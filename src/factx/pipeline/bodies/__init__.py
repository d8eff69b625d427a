"""From names of public bodies to bodies: mentions, groups, sides."""
