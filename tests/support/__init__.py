"""What tests share: kiosks to touch, measures of screens, content to break."""
