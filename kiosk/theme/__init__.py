"""From tokens to what Qt draws with: colours, sizes, fonts, drawings."""
